// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Owns {@code patient_untold}: patients who are to be told of anew, since their Consents are read otherwise than they
 * were. Runs in the caller's transaction.
 */
@Singleton
public class UntoldStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public UntoldStore(EntityManager database) {
        this.database = database;
    }

    /** Logical ids of some of them, in order, from the first after this one on. */
    public List<String> after(String patient, int most) {
        List<?> found = database.createNativeQuery(
                        "select patient from patient_untold where patient > ?1 order by patient limit ?2", String.class)
                .setParameter(1, patient)
                .setParameter(2, most)
                .getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    /** Takes one off; false if another node has done so. */
    public boolean take(String patient) {
        return database.createNativeQuery("delete from patient_untold where patient = ?1")
                        .setParameter(1, patient)
                        .executeUpdate()
                == 1;
    }
}
