// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.deidentify.AnatomySource;
import org.consentry.agent.deidentify.ConsentStamp;
import org.consentry.agent.deidentify.Outcome;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.Message;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Refusal;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.agent.replica.ExportRuling;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Basis;
import org.consentry.policy.Deny;
import org.consentry.policy.Effect;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.BodyRegion;
import org.consentry.protocol.export.ExportQuestion;

/**
 * Decides on one object after the other of an association, each against the view of its own moment, so that a no stops
 * the very next one. Recipient and purpose are those of the route, whatever the sender says.
 */
final class Gate {
    private static final Logger LOG = System.getLogger(Gate.class.getName());
    private static final String NO_REGIME = "none";
    /** Both are fulfilled by the one profile: the facts go, and a code stands in place of the name. */
    static final Set<Obligation> SUPPORTED = Set.of(Obligation.DEID, Obligation.PSEUD);

    private final GatewayParts parts;
    private final SiteHabits habits;
    private final ExportRoute route;
    private final Release release;
    private final WayOut wayOut;
    private final Stops stops;

    Gate(GatewayParts parts, SiteHabits habits, ExportRoute route, Release release, WayOut wayOut, Stops stops) {
        this.parts = parts;
        this.habits = habits;
        this.route = route;
        this.release = release;
        this.wayOut = wayOut;
        this.stops = stops;
    }

    /** Lets an object through or not; the status is for the sender. */
    Status pass(Association sender, Message message) {
        ReplicaView view = parts.replica().view();
        Ground undecided = new Ground(
                view.position(), view.regimes().map(RegimeSet::toString).orElse(NO_REGIME), "");
        Arrival arrival;
        Instance instance;
        try {
            arrival = Arrival.read(sender, message);
            instance = Instance.of(arrival.dataset(), habits.issuers());
        } catch (MalformedDatasetException e) {
            record(new Refusal(null, null, new Deny(Reason.HUMAN_REVIEW), undecided));
            return Statuses.malformed(e);
        }
        Optional<Deny> unfit = unfit(view, instance);
        if (unfit.isPresent()) {
            return refused(instance, unfit.get(), undecided);
        }
        return decided(view, arrival, instance);
    }

    private Status decided(ReplicaView view, Arrival arrival, Instance instance) {
        PatientId patient = instance.patient().orElseThrow();
        StudyUid study = instance.study().orElseThrow();
        ExportRuling ruling = parts.policy()
                .rule(view, question(patient, study), parts.clock().now());
        Ground ground = new Ground(ruling.position(), ruling.regime(), ruling.id());
        return ruling.decision()
                .fold(permit -> permitted(permit, arrival, instance, ground), deny -> refused(instance, deny, ground));
    }

    private Status permitted(Permit permit, Arrival arrival, Instance instance, Ground ground) {
        Optional<ExportRoute> now = parts.replica().view().route(route.route().calledAe());
        Optional<String> region =
                now.map(found -> found.route().agreed().region()).map(BodyRegion::name);
        boolean waits = now.filter(found -> found.route().waiting() != null).isPresent();
        Exit exit = waits ? new IntoQueue(parts, route, instance, region) : wayOut;
        return clean(permit, arrival.dataset(), region)
                .fold(
                        cleaned -> released(exit, permit, arrival, cleaned, ground),
                        stained -> refused(instance, stopped(stained), ground));
    }

    private ExportQuestion question(PatientId patient, StudyUid study) {
        return ExportQuestion.disclosing(
                        patient,
                        study,
                        route.recipient().id(),
                        Set.of(route.route().purpose()),
                        SUPPORTED)
                .on(route.route().calledAe());
    }

    /** The refusal with the element that it rests on, which an administrator may be able to set. */
    private Deny stopped(Outcome.Refused stained) {
        return stained.element()
                .map(element -> stopped(stained.reason(), element))
                .orElseGet(() -> new Deny(stained.reason()));
    }

    private Deny stopped(Reason reason, String by) {
        String called = route.route().calledAe();
        if (stops.count(new Stops.Stop(called, reason.name(), by))) {
            LOG.log(Level.WARNING, "objects to {0} are refused as {1} by {2}", called, reason.name(), by);
        }
        return new Deny(reason, null, List.of(new Basis(Basis.Source.AGENT, by, null, Effect.DENY)));
    }

    /**
     * The header as this permit lets it leave. An object that carries its patient's no is refused in any case.
     *
     * @param region the part of the body that the route's agreement covers now: who takes it back stops the very next
     *     image
     */
    private Outcome clean(Permit permit, Dataset header, Optional<String> region) {
        if (permit.obligations().stream().anyMatch(SUPPORTED::contains)) {
            return parts.deidentifier()
                    .deidentify(
                            header,
                            permit.request().patient(),
                            permit.request().recipient().id(),
                            new AnatomySource(region, habits.procedures()));
        }
        Optional<Outcome.Refused> withheld = ConsentStamp.refusal(header);
        return withheld.isPresent() ? withheld.get() : new Outcome.Cleaned(header, List.of());
    }

    private Status released(Exit exit, Permit permit, Arrival arrival, Outcome.Cleaned cleaned, Ground ground) {
        Optional<String> distrust = exit.distrust();
        if (distrust.isPresent()) {
            Deny deny = stopped(Reason.DEST_UNTRUSTED, distrust.get());
            record(new Refusal(
                    permit.request().patient(), permit.request().study().uid(), deny, ground));
            return Statuses.untrusted(deny);
        }
        try {
            return exit.release(permit, arrival, cleaned, ground);
        } catch (JournalUnavailableException e) {
            LOG.log(Level.ERROR, "the disclosure journal takes nothing, so nothing is released", e);
            Deny deny = new Deny(Reason.AUDIT_UNAVAILABLE);
            record(new Refusal(
                    permit.request().patient(), permit.request().study().uid(), deny, ground));
            return Statuses.auditUnavailable();
        }
    }

    /** Why an object cannot even be asked about; empty if it can. */
    private Optional<Deny> unfit(ReplicaView view, Instance instance) {
        Optional<Deny> nobody = instance.unidentified(view);
        if (nobody.isPresent()) {
            return nobody;
        }
        if (instance.study().isEmpty()) {
            return Optional.of(new Deny(Reason.MISSING_ATTR, "study", List.of()));
        }
        boolean sameRoute = view.route(route.route().calledAe())
                .filter(now -> now.route().place().equals(route.route().place()))
                .filter(now -> now.recipient().id().equals(route.recipient().id()))
                .filter(now -> now.route().purpose().equals(route.route().purpose()))
                .isPresent();
        return sameRoute ? Optional.empty() : Optional.of(new Deny(Reason.DEST_UNREGISTERED));
    }

    private Status refused(Instance instance, Deny deny, Ground ground) {
        record(new Refusal(instance.patient().orElse(null), instance.study().orElse(null), deny, ground));
        return Statuses.refused(deny);
    }

    private void record(Refusal refusal) {
        try {
            release.refused(refusal);
        } catch (JournalUnavailableException e) {
            LOG.log(Level.ERROR, "a refusal waits in memory for the disclosure journal", e);
        }
    }
}
