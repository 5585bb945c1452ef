// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

/** Owns {@code audit_unsealed}: events wait here for their seal, from their own transaction on. */
@Singleton
public class UnsealedStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public UnsealedStore(EntityManager database) {
        this.database = database;
    }

    void add(String event) {
        database.createNativeQuery("insert into audit_unsealed (event) values (?1)")
                .setParameter(1, event)
                .executeUpdate();
    }
}
