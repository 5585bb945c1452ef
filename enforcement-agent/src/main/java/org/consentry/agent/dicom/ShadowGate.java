// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Optional;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.agent.shadow.ShadowTally;
import org.consentry.policy.Deny;
import org.consentry.policy.Reason;
import org.consentry.protocol.Route;

/**
 * The gate of a shadow route: decides and de-identifies as {@link Gate} does, and counts what it found. It has no way
 * out, so nothing can leave. The sender sees the status that an open route would give it, whose recipient takes all.
 */
final class ShadowGate implements StoreGate {
    private final GatewayParts parts;
    private final SiteHabits habits;
    private final Examination examination;

    ShadowGate(GatewayParts parts, SiteHabits habits, Examination examination) {
        this.parts = parts;
        this.habits = habits;
        this.examination = examination;
    }

    @Override
    public Status pass(Association sender, Message message) {
        boolean shadow = examination
                .now()
                .filter(found -> found.route().state() == Route.State.SHADOW)
                .isPresent();
        if (!shadow) {
            return Statuses.routeChanged();
        }
        ReplicaView view = parts.replica().view();
        ShadowTally tally = parts.shadow().of(examination.route());
        Arrival arrival;
        Finding finding;
        try {
            arrival = Arrival.read(sender, message);
            finding = examination.of(view, Instance.of(arrival.dataset(), habits.issuers()), arrival.header());
        } catch (MalformedDatasetException e) {
            tally.refused(new Deny(Reason.HUMAN_REVIEW), Optional.empty());
            return Statuses.malformed(e);
        }
        return likeOpen(finding.counted(tally, arrival.dataset()));
    }

    @Override
    public void close() {
        // nothing was begun
    }

    /** On an open route with a quarantine, the sender of what is refused is told success. */
    private Status likeOpen(Status refused) {
        boolean quarantines = examination
                .now()
                .filter(found -> found.route().quarantineDays() > 0)
                .isPresent();
        return quarantines && refused.code() == Status.NOT_AUTHORIZED ? Status.SUCCESS : refused;
    }
}
