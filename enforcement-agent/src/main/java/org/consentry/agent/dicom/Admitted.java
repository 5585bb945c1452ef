// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import org.consentry.agent.deidentify.Outcome;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.queue.WaitingFacts;

/** What {@link InstanceAdmission} made of an object. */
public sealed interface Admitted {
    /**
     * It may leave now, like this. Whoever keeps it decides anew before it leaves.
     *
     * @param facts what is asked then, and what it is
     * @param cleaned the header as it may leave
     */
    record Fit(WaitingFacts facts, Outcome.Cleaned cleaned) implements Admitted {}

    /**
     * It stays.
     *
     * @param status what its sender is told
     */
    record Stays(Status status) implements Admitted {}
}
