// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.util.Optional;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.Moment;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Reason;

/** Why an agent that runs lets nothing pass. */
final class Obstacle {

    private Obstacle() {}

    /**
     * The reason that every question about something gated would be answered with; empty if there is none.
     *
     * @param journalTakes whether disclosures can be recorded
     */
    static Optional<Reason> of(ReplicaView view, ExportPolicy policy, Moment now, boolean journalTakes) {
        if (view.mode() != ReplicaView.Mode.FOLLOWING || !policy.isFresh(view, now)) {
            return Optional.of(Reason.INDET_STALE);
        }
        return journalTakes ? Optional.empty() : Optional.of(Reason.AUDIT_UNAVAILABLE);
    }
}
