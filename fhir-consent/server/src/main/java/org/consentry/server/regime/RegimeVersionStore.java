// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Owns {@code regime_version}: every version that was ever in force here. In the caller's transaction. */
@Singleton
public class RegimeVersionStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public RegimeVersionStore(EntityManager database) {
        this.database = database;
    }

    Optional<String> digest(String id, int version) {
        List<?> found = database.createNativeQuery(
                        "select digest from regime_version where id = ?1 and version = ?2", String.class)
                .setParameter(1, id)
                .setParameter(2, version)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    void insert(RegimeFile file, Instant now) {
        database.createNativeQuery("insert into regime_version (id, version, digest, body, first_at)"
                        + " values (?1, ?2, ?3, ?4, cast(?5 as timestamptz))")
                .setParameter(1, file.regime().id())
                .setParameter(2, file.regime().version())
                .setParameter(3, file.digest())
                .setParameter(4, file.text())
                .setParameter(5, now.toString())
                .executeUpdate();
    }
}
