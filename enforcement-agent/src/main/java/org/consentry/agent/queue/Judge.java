// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.util.Optional;
import java.util.Set;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.agent.replica.ExportRuling;
import org.consentry.agent.replica.Replica;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.policy.RegimeSet;

/**
 * Decides anew about what waits, by the check of the door and the view of this moment. What was permitted when the
 * object came counts for nothing.
 *
 * <p>A no for good destroys it: the patient's, a rule's, the end of the agreement, and a demand that was not fulfilled
 * when it was de-identified and cannot be now, since the original is not here. Everything else waits, since it may pass
 * by itself or by a person's work.
 *
 * @param replica what is known
 * @param policy the check
 * @param clock the moment
 */
public record Judge(Replica replica, ExportPolicy policy, AgentClock clock) {
    /** Why an object waits whose recipient's address was changed: nobody said that the new one is to get the old. */
    static final String PLACE_CHANGED = "DESTINATION_CHANGED";

    /** A no that sending it again would not change. */
    static final Set<Reason> FOR_GOOD = Set.of(
            Reason.LAW_PROHIBITED,
            Reason.WITHDRAWAL_ACTIVE,
            Reason.ERASURE_ACTIVE,
            Reason.CONSENT_DENY,
            Reason.REGISTRY_OPT_OUT,
            Reason.SENSITIVE_CATEGORY,
            Reason.OPT_IN_MISSING,
            Reason.DEFAULT_DENY,
            Reason.PURPOSE_UNKNOWN,
            Reason.OBLIGATION_UNSUPPORTED);

    /** What becomes of an object now, by what was kept of it. */
    public QueueVerdict on(WaitingSubject subject) {
        ReplicaView view = replica.view();
        ExportRuling ruling = policy.rule(view, subject.question(), clock.now());
        Ground ground = new Ground(ruling.position(), ruling.regime(), ruling.id());
        return switch (ruling.decision()) {
            case Permit permit -> permitted(permit, subject, view, ground);
            case Deny deny when isForGood(deny, subject, view) -> new QueueVerdict.Destroy(deny, ground);
            case Deny deny -> new QueueVerdict.Wait(deny.code());
        };
    }

    /** What is known now, where nothing is decided. */
    public Ground undecided() {
        ReplicaView view = replica.view();
        return new Ground(
                view.position(), view.regimes().map(RegimeSet::toString).orElse("none"), "");
    }

    private static QueueVerdict permitted(Permit permit, WaitingSubject subject, ReplicaView view, Ground ground) {
        if (!view.mayBeOne(subject.patient(), subject.others())) {
            return new QueueVerdict.Wait(Reason.INDET_IDENTITY.name());
        }
        Optional<ExportRoute> route = view.route(subject.calledAe());
        if (route.isEmpty()) {
            return new QueueVerdict.Wait(Reason.DEST_UNREGISTERED.name());
        }
        if (isCleanedForOther(permit, subject, route.get())) {
            return new QueueVerdict.Destroy(new Deny(Reason.DEID_INSUFFICIENT), ground);
        }
        return route.get().route().place().equals(subject.place())
                ? new QueueVerdict.Go(permit, route.get(), ground)
                : new QueueVerdict.Wait(PLACE_CHANGED);
    }

    /**
     * Whether it was de-identified under a number that is no longer the patient's, or under an agreement that covered
     * one part of the body and now covers another.
     */
    private static boolean isCleanedForOther(Permit permit, WaitingSubject subject, ExportRoute now) {
        if (subject.fulfilled().isEmpty()) {
            return false;
        }
        boolean samePerson = permit.request().patient().equals(subject.person());
        String region = subject.region();
        boolean sameRegion = region == null
                || (now.route().agreed().region() != null
                        && region.equals(now.route().agreed().region().name()));
        return !samePerson || !sameRegion;
    }

    private static boolean isForGood(Deny deny, WaitingSubject subject, ReplicaView view) {
        return FOR_GOOD.contains(deny.reason())
                || (deny.reason() == Reason.DEST_UNREGISTERED
                        && view.mode() == ReplicaView.Mode.FOLLOWING
                        && (hasEnded(subject, view) || leadsElsewhere(subject, view)));
    }

    private static boolean hasEnded(WaitingSubject subject, ReplicaView view) {
        return view.recipient(subject.recipient())
                .filter(recipient -> !recipient.isRegisteredFor(Set.of(subject.purpose())))
                .isPresent();
    }

    /** Whether the route was given to another recipient, or another purpose. */
    private static boolean leadsElsewhere(WaitingSubject subject, ReplicaView view) {
        return view.route(subject.calledAe())
                .filter(now -> !now.recipient().id().equals(subject.recipient())
                        || !now.route().purpose().equals(subject.purpose()))
                .isPresent();
    }
}
