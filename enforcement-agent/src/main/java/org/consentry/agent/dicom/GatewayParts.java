// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import org.consentry.agent.deidentify.Deidentifier;
import org.consentry.agent.dicom.commitment.CommitmentScp;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.quarantine.Quarantine;
import org.consentry.agent.queue.Judge;
import org.consentry.agent.queue.WaitingQueue;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.Replica;
import org.consentry.agent.shadow.ShadowTallies;

/**
 * What the gateway asks and tells: who may get what, how objects are cleaned, where it is written down, where it waits
 * or is kept, where shadow routes count, who answers for what was delivered, who hears of senders that are turned away,
 * and where text is taken out of pixels.
 */
public record GatewayParts(
        Replica replica,
        ExportPolicy policy,
        AgentClock clock,
        DisclosureJournal journal,
        Deidentifier deidentifier,
        WaitingQueue queue,
        Quarantine quarantine,
        ShadowTallies shadow,
        CommitmentScp commitment,
        Refusals refusals,
        PixelCleaning pixels) {

    /** Decides anew about what was taken, by what was kept of it. */
    public Judge judge() {
        return new Judge(replica, policy, clock);
    }
}
