// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Owns {@code patient_untold}: patients whose terms agents must get again, since this release reads their Consents
 * differently. Runs in the caller's transaction.
 */
@Singleton
public class UntoldStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public UntoldStore(EntityManager database) {
        this.database = database;
    }

    /** Logical ids of some of them, in order, beginning after this one. */
    public List<String> after(String patient, int most) {
        List<?> found = database.createNativeQuery(
                        "select patient from patient_untold where patient > ?1 order by patient limit ?2", String.class)
                .setParameter(1, patient)
                .setParameter(2, most)
                .getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    /** Removes a patient from the list; false if another node has done so. */
    public boolean take(String patient) {
        return database.createNativeQuery("delete from patient_untold where patient = ?1")
                        .setParameter(1, patient)
                        .executeUpdate()
                == 1;
    }
}
