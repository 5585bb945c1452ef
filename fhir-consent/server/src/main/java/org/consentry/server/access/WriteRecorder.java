// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import org.jspecify.annotations.Nullable;

/**
 * Where changes are written down that staff make in a patient's compartment, and that anybody makes to what is no
 * patient's: the register of recipients, subscriptions and the like.
 */
public interface WriteRecorder {
    /**
     * Records a change, in the caller's transaction.
     *
     * @param caller who made it
     * @param patient logical id of the patient; null for what is no patient's
     * @param versioned reference to the version written
     * @param created whether it is the first
     */
    void changed(Caller caller, @Nullable String patient, String versioned, boolean created);
}
