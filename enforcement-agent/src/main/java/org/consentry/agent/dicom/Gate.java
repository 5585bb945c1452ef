// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Deny;
import org.consentry.policy.Reason;

/**
 * Decides on one object after the other of an association, each against the view of its own moment, so that a no stops
 * the very next one. What may go goes, and what became of it is written down.
 */
final class Gate implements StoreGate {
    private static final Logger LOG = System.getLogger(Gate.class.getName());

    private final GatewayParts parts;
    private final SiteHabits habits;
    private final Examination examination;
    private final Release release;
    private final WayOut wayOut;
    private final StayingObjects staying;

    Gate(GatewayParts parts, SiteHabits habits, Examination examination, Release release, WayOut wayOut, Stops stops) {
        this.parts = parts;
        this.habits = habits;
        this.examination = examination;
        this.release = release;
        this.wayOut = wayOut;
        this.staying = new StayingObjects(parts, stops);
    }

    @Override
    public Status pass(Association sender, Message message) {
        ReplicaView view = parts.replica().view();
        Arrival arrival;
        Instance instance;
        Finding finding;
        try {
            arrival = Arrival.read(sender, message);
            instance = Instance.of(arrival.dataset(), habits.issuers());
            finding = examination.of(view, instance, arrival.header());
        } catch (MalformedDatasetException e) {
            return staying.malformed(e, release);
        }
        return switch (finding) {
            case Finding.Fit fit -> released(arrival, instance, fit);
            case Finding.Unfit unfit -> refused(arrival, instance, unfit);
        };
    }

    @Override
    public void close() {
        try (release) {
            wayOut.close();
        }
    }

    private Status released(Arrival arrival, Instance instance, Finding.Fit fit) {
        boolean waits = examination
                .now()
                .filter(found -> found.route().waiting() != null)
                .isPresent();
        if (!waits && examination.route().route().place().isWeb()) {
            return Statuses.noWayByStore();
        }
        Exit exit = waits ? new IntoQueue(parts, wayOut.way(), examination.route(), instance, fit.region()) : wayOut;
        Optional<String> distrust = exit.distrust();
        if (distrust.isPresent()) {
            return staying.untrusted(examination.route(), release, fit.permit(), fit.ground(), distrust.get());
        }
        try {
            return exit.release(fit.permit(), arrival, fit.cleaned(), fit.ground());
        } catch (JournalUnavailableException e) {
            LOG.log(Level.ERROR, "the disclosure journal takes nothing, so nothing is released", e);
            Deny deny = new Deny(Reason.AUDIT_UNAVAILABLE);
            StayingObjects.record(release, StayingObjects.refusal(fit.permit(), deny, fit.ground()));
            return Statuses.auditUnavailable();
        }
    }

    private Status refused(Arrival arrival, Instance instance, Finding.Unfit unfit) {
        boolean recorded = staying.unfit(examination.route(), release, instance, unfit);
        Status refused = Statuses.refused(unfit.deny());
        int days =
                examination.now().map(found -> found.route().quarantineDays()).orElse(0);
        if (days == 0 || refused.code() != Status.NOT_AUTHORIZED) {
            return refused;
        }
        return recorded
                ? new IntoQuarantine(parts, examination.route().route().calledAe(), days)
                        .keep(arrival, instance, unfit.deny())
                : Statuses.auditUnavailable();
    }
}
