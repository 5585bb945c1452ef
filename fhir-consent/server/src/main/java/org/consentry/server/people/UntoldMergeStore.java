// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Owns {@code merge_untold}: records that were linked before agents were told of merges. */
@Singleton
public class UntoldMergeStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public UntoldMergeStore(EntityManager database) {
        this.database = database;
    }

    /** One of them that no other node is working on. */
    Optional<String> next() {
        List<?> found = database.createNativeQuery(
                        "select patient from merge_untold order by patient limit 1 for update skip locked",
                        String.class)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    void forget(Collection<String> patients) {
        patients.forEach(patient -> database.createNativeQuery("delete from merge_untold where patient = ?1")
                .setParameter(1, patient)
                .executeUpdate());
    }
}
