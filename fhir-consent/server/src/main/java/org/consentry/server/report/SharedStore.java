// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.consentry.server.storage.BatchSql;

/**
 * Counts the scans that a recipient got, or may have got, and the people they are of. It only reads the audit trail.
 * Cost: the recipient's part of an index, without any text.
 */
@Singleton
public class SharedStore {
    private static final String SHARED = "select count(distinct study), count(distinct patient),"
            + " count(*) filter (where line = 'named'), count(*),"
            + " exists (select 1 from audit_event where recipient = ? and recipient is not null"
            + " and line = 'other' and study is not null) from audit_event"
            + " where recipient = ? and recipient is not null and line in ('scan', 'named')";

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public SharedStore(EntityManager database) {
        this.database = database;
    }

    /**
     * What a recipient got.
     *
     * @param scans how many scans
     * @param people of how many people
     * @param named how many releases had the name on them, or may have
     * @param releases how many releases
     * @param unsure whether it got other scans too, past the agents, of which nobody told what was on them
     */
    record Shared(long scans, long people, long named, long releases, boolean unsure) {}

    Shared with(String recipient) {
        return BatchSql.rows(
                        database,
                        SHARED,
                        row -> new Shared(
                                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getBoolean(5)),
                        recipient,
                        recipient)
                .getFirst();
    }
}
