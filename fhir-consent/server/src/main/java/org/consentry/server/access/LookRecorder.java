// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import java.util.List;

/** Records looks of staff at a patient. The audit trail implements it. */
@FunctionalInterface
public interface LookRecorder {
    /**
     * Records that somebody looked, in the caller's transaction.
     *
     * @param caller who looks, with a reason
     * @param patient logical id of the patient looked at
     * @param what what was looked at: a reference, or a type for a list
     * @param list whether it was a search
     */
    void looked(Caller caller, String patient, String what, boolean list);

    /**
     * Records that somebody was shown these patients in a list, each as a look of its own, in the caller's transaction.
     *
     * @param caller who looks, with a reason
     * @param patients logical ids of the patients looked at
     */
    default void listed(Caller caller, List<String> patients) {
        patients.forEach(patient -> looked(caller, patient, "Patient/" + patient, true));
    }
}
