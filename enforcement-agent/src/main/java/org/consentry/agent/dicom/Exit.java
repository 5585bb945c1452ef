// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Optional;
import org.consentry.agent.deidentify.Outcome.Cleaned;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.policy.Permit;

/** Where an object goes that may leave. */
interface Exit {
    /** Why nothing may go there, in words that name no patient; empty if it is trusted or out of reach. */
    Optional<String> distrust();

    /**
     * Lets an object go.
     *
     * @param permit lets exactly this object go
     * @param arrival the object as it came, its pixels still to be read
     * @param cleaned the header as it may leave
     * @return the status for the sender
     * @throws JournalUnavailableException if it cannot be recorded; nothing has left
     */
    Status release(Permit permit, Arrival arrival, Cleaned cleaned, Ground ground);
}
