// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

/** Where looks of staff at a patient are written down; the audit trail is the one that does it. */
public interface Looks {
    /**
     * Records that somebody looked, in the caller's transaction.
     *
     * @param caller who looks, with a reason
     * @param patient logical id of the patient looked at
     * @param what what was looked at: a reference, or a type for a list
     * @param list whether it was a search
     */
    void looked(Caller caller, String patient, String what, boolean list);
}
