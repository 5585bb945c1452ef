// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Circumstances;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.Decision;
import org.consentry.policy.DecisionId;
import org.consentry.policy.Deny;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.policy.Recipient;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Study;
import org.consentry.protocol.Claims;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;

/**
 * Decides whether a study may leave, from one view: the patient's consents by the shared policy, and around them the
 * agent's own checks. What is not known, not registered or too old is a deny.
 *
 * @param maxStaleness how long the server may be out of reach before nothing gated is permitted
 * @param zone where a route's first day begins
 */
public record ExportPolicy(Duration maxStaleness, ZoneId zone) {

    private static final PatientId NOBODY = new PatientId("urn:consentry:unknown", "-");
    private static final RegimeSet NO_REGIMES = RegimeSet.of(List.of());

    /** Decides. The view and the moment are the caller's, so that many questions can be judged alike. */
    public Decision decide(ReplicaView view, ExportQuestion question, Moment now) {
        Optional<Deny> before = checkedBefore(view, question, now);
        if (before.isPresent()) {
            return before.get();
        }
        Decision decision = view.study(question.study())
                .flatMap(study -> view.regimes()
                        .map(regimes -> ConsentPolicy.decide(
                                request(view, question, now), view.terms(study.patient()), regimes)))
                .orElse(new Deny(Reason.INDET_INCOMPLETE));
        return decision.fold(permit -> checkedAfter(view, question, now, permit), deny -> deny);
    }

    /** Decides, and names the decision and what it was made on. */
    public ExportRuling rule(ReplicaView view, ExportQuestion question, Moment now) {
        return ruled(view, question, now, decide(view, question, now));
    }

    /** Names a decision that was made, and what it was made on. */
    public ExportRuling ruled(ReplicaView view, ExportQuestion question, Moment now, Decision decision) {
        AccessRequest request = request(view, question, now);
        RegimeSet regimes = view.regimes().orElse(NO_REGIMES);
        String id = DecisionId.of(request, view.terms(request.patient()), regimes, decision);
        return new ExportRuling(decision, id, regimes.inForce(request).citation(), view.position());
    }

    /** The regimes a question is decided by, as decisions cite them; {@code none} if none was loaded. */
    public String regime(ReplicaView view, ExportQuestion question, Moment now) {
        return view.regimes()
                .orElse(NO_REGIMES)
                .inForce(request(view, question, now))
                .citation();
    }

    private Optional<Deny> checkedBefore(ReplicaView view, ExportQuestion question, Moment now) {
        Optional<LinkedStudy> study = view.study(question.study());
        if (study.isEmpty()) {
            return deny(view.mode() == ReplicaView.Mode.RELOADING ? Reason.INDET_STALE : Reason.NO_PATIENT);
        }
        PatientId asked = question.patient();
        if (asked != null && !view.current(asked).equals(study.get().patient())) {
            return deny(Reason.MIXED_PATIENT);
        }
        if (!isRegistered(view, question) || !isRouteOpen(view, question, now)) {
            return deny(Reason.DEST_UNREGISTERED);
        }
        return Optional.empty();
    }

    private Decision checkedAfter(ReplicaView view, ExportQuestion question, Moment now, Permit permit) {
        boolean fresh = isFresh(view, now) && !isClockWrong(view, question, now);
        if (view.mode() == ReplicaView.Mode.RELOADING || (permit.isGated() && !fresh)) {
            return new Deny(Reason.INDET_STALE, null, permit.basis());
        }
        return view.recipient(question.recipient())
                .map(recipient -> ConsentPolicy.forSupported(recipient.judged(permit), question.supported()))
                .orElseGet(() -> new Deny(Reason.DEST_UNREGISTERED, null, permit.basis()));
    }

    /** Whether the server was heard recently enough for anything gated to be permitted. */
    public boolean isFresh(ReplicaView view, Moment now) {
        return view.asOf()
                .filter(contact -> now.since(contact).compareTo(maxStaleness) <= 0)
                .isPresent();
    }

    /** The server takes no choice of the future, so one that looks like it is of now and the clock here far behind. */
    private static boolean isClockWrong(ReplicaView view, ExportQuestion question, Moment now) {
        return view.study(question.study())
                .filter(study -> view.terms(study.patient()).isAheadOf(now.wall()))
                .isPresent();
    }

    private static boolean isRegistered(ReplicaView view, ExportQuestion question) {
        return view.recipient(question.recipient())
                .filter(recipient -> question.device() == null || question.device() == recipient.device())
                .filter(recipient -> recipient.isRegisteredFor(question.purposes()))
                .isPresent();
    }

    private boolean isRouteOpen(ReplicaView view, ExportQuestion question, Moment now) {
        String calledAe = question.calledAe();
        if (calledAe == null) {
            return true;
        }
        return view.route(calledAe)
                .filter(found -> found.recipient().id().equals(question.recipient()))
                .map(ExportRoute::route)
                .filter(route -> question.purposes().equals(Set.of(route.purpose())))
                .filter(route -> route.active() && hasStarted(route, now))
                .isPresent();
    }

    private boolean hasStarted(Route route, Moment now) {
        LocalDate starts = route.starts();
        return starts == null || !now.wall().atZone(zone).toLocalDate().isBefore(starts);
    }

    /** The question with all that the register knows; a country it does not know makes every regime apply. */
    private static AccessRequest request(ReplicaView view, ExportQuestion question, Moment now) {
        Optional<LinkedStudy> study = view.study(question.study());
        Optional<RegisteredRecipient> registered = view.recipient(question.recipient());
        PatientId patient = study.map(LinkedStudy::patient).orElse(NOBODY);
        return new AccessRequest(
                patient,
                question.claims().onto(study.map(LinkedStudy::asStudy).orElse(Study.of(question.study()))),
                registered
                        .map(RegisteredRecipient::asRecipient)
                        .orElse(new Recipient(question.recipient(), Set.of(), Set.of())),
                question.purposes(),
                question.action(),
                question.deidState(),
                circumstances(view, question, registered),
                view.terms(patient).present(now.wall()));
    }

    private static Circumstances circumstances(
            ReplicaView view, ExportQuestion question, Optional<RegisteredRecipient> recipient) {
        Claims claims = question.claims();
        return new Circumstances(
                claims.sale(),
                claims.project(),
                duties(view, question),
                recipient.map(found -> found.placed(claims.place())).orElse(claims.place()));
    }

    /** What the route demands besides consents and regimes. */
    private static Set<Obligation> duties(ReplicaView view, ExportQuestion question) {
        String calledAe = question.calledAe();
        return calledAe == null
                ? Set.of()
                : view.route(calledAe).map(found -> found.route().obligations()).orElse(Set.of());
    }

    private static Optional<Deny> deny(Reason reason) {
        return Optional.of(new Deny(reason));
    }
}
