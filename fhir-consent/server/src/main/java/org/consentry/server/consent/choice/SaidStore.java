// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.consentry.server.storage.BatchSql;

/**
 * Owns {@code choice_said}: whether each choice that stands is a yes or a no, about what, and how it came. What counts
 * as one is said by the database's function {@code keep_choice_said}, which the migration runs too.
 */
@Singleton
public class SaidStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public SaidStore(EntityManager database) {
        this.database = database;
    }

    /** Keeps what the version of a Consent says that was just stored. */
    void keep(String consent) {
        var _ = BatchSql.rows(database, "select keep_choice_said(?)", row -> true, consent);
    }
}
