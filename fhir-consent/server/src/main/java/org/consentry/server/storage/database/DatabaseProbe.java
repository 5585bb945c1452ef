// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

/** Checks whether the database answers. */
@Singleton
public class DatabaseProbe {
    private final EntityManager database;

    /** Takes the entity manager. */
    @Inject
    public DatabaseProbe(EntityManager database) {
        this.database = database;
    }

    /** Whether the pool gives a connection that works. */
    public boolean answers() {
        try {
            return database.createNativeQuery("select 1").getSingleResult() != null;
        } catch (PersistenceException away) {
            System.getLogger(DatabaseProbe.class.getName())
                    .log(System.Logger.Level.WARNING, "The database does not answer");
            return false;
        }
    }
}
