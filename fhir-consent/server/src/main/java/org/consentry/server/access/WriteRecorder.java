// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

/** Where changes that people make in a patient's compartment are written down. */
public interface WriteRecorder {
    /**
     * Records a change, in the caller's transaction.
     *
     * @param caller who made it
     * @param patient logical id of the patient
     * @param versioned reference to the version written
     * @param created whether it is the first
     */
    void changed(Caller caller, String patient, String versioned, boolean created);
}
