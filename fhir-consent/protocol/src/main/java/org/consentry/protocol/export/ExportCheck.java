// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Circumstances;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.policy.Recipient;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Study;
import org.consentry.protocol.Claims;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;
import org.jspecify.annotations.Nullable;

/** The checks of {@link ExportDecision} on one question. Looks each fact up once. */
final class ExportCheck {
    private static final PatientId NOBODY = new PatientId("urn:consentry:unknown", "-");
    private static final RegimeSet NO_REGIMES = RegimeSet.of(List.of());

    private final ExportQuestion asked;
    private final ExportFacts known;
    private final Certainty certainty;
    private final Instant now;

    private final Optional<LinkedStudy> study;
    private final Optional<PatientId> patient;
    private final Optional<RegisteredRecipient> recipient;
    private final Optional<RegimeSet> regimes;
    private final Optional<Route> route;
    private final PatientTerms terms;

    ExportCheck(ExportQuestion asked, ExportFacts known, Certainty certainty, Instant now) {
        this.asked = asked;
        this.known = known;
        this.certainty = certainty;
        this.now = now;
        this.study = Optional.ofNullable(asked.study()).flatMap(known::study);
        this.patient = (asked.study() == null ? Optional.ofNullable(asked.patient()) : study.map(LinkedStudy::patient))
                .map(known::current);
        this.recipient = known.recipient(asked.recipient());
        this.regimes = known.regimes();
        this.route = asked.calledAe() == null ? Optional.empty() : known.openRoute(asked);
        this.terms = patient.map(known::terms).orElse(PatientTerms.NONE);
    }

    ExportDecision decided() {
        AccessRequest request = request();
        return new ExportDecision(decision(request), request, terms, regimes.orElse(NO_REGIMES));
    }

    private Decision decision(AccessRequest request) {
        if (asked.purposes().contains(Evaluation.NO_PURPOSE)) {
            return new Deny(Reason.MISSING_ATTR, "purpose", List.of());
        }
        Reason missing = missing();
        if (missing != null) {
            return new Deny(Optional.ofNullable(certainty.doubt()).orElse(missing));
        }
        return switch (ConsentPolicy.decide(request, terms, regimes.orElseThrow())) {
            case Permit permit -> standing(permit);
            case Deny deny -> deny;
        };
    }

    /** Why no rule needs to be looked at; null if the rules decide. */
    private @Nullable Reason missing() {
        if (patient.filter(known::isKnown).isEmpty()) {
            return Reason.NO_PATIENT;
        }
        if (isSomebodyElse(patient.orElseThrow())) {
            return Reason.MIXED_PATIENT;
        }
        if (!isRegistered() || (asked.calledAe() != null && route.isEmpty())) {
            return Reason.DEST_UNREGISTERED;
        }
        return regimes.isEmpty() ? Reason.INDET_INCOMPLETE : null;
    }

    private boolean isSomebodyElse(PatientId found) {
        return Stream.of(
                        Optional.ofNullable(asked.patient()),
                        Optional.ofNullable(asked.claims().patient()))
                .flatMap(Optional::stream)
                .map(known::current)
                .anyMatch(claimed -> !claimed.equals(found));
    }

    private boolean isRegistered() {
        return recipient
                .filter(found -> asked.device() == null || asked.device() == found.device())
                .filter(found -> found.isRegisteredFor(asked.purposes()))
                .isPresent();
    }

    /** A permit as it stands: what the policy does not know of may still stop it. */
    private Decision standing(Permit permit) {
        Reason doubt = certainty.doubt() == null && isClockWrong() ? Reason.INDET_STALE : certainty.doubt();
        if (doubt != null && (certainty.permitsNothing() || permit.isGated())) {
            return new Deny(doubt, null, permit.basis());
        }
        if (recipient.orElseThrow().status() == RegisteredRecipient.Status.PAUSED) {
            return new Deny(Reason.VENDOR_FROZEN, null, permit.basis());
        }
        return asked.handling().supported() == null
                ? permit
                : ConsentPolicy.forSupported(permit, asked.handling().supported());
    }

    /**
     * The server takes no choice of the future. One that looks like it was made now, and the clock here is far behind.
     */
    private boolean isClockWrong() {
        return terms.isAheadOf(now);
    }

    /** The question with all that is known. In a country nobody knows every regime applies. */
    private AccessRequest request() {
        Claims claims = asked.claims();
        return new AccessRequest(
                patient.orElse(NOBODY),
                claims.onto(study.map(LinkedStudy::asStudy).orElse(Study.UNKNOWN.identifiedBy(asked.study()))),
                recipient
                        .map(RegisteredRecipient::asRecipient)
                        .orElse(new Recipient(asked.recipient(), Set.of(), Set.of())),
                asked.purposes(),
                asked.handling().action(),
                asked.handling().deidState(),
                circumstances(claims),
                claims.asOf() == null ? terms.present(now) : claims.asOf());
    }

    /** A route's purpose, project and duties are the register's, whatever a sender says. */
    private Circumstances circumstances(Claims claims) {
        return new Circumstances(
                claims.sale(),
                route.isPresent() ? route.get().agreed().project() : claims.project(),
                route.map(found -> found.agreed().obligations()).orElse(Set.of()),
                recipient.map(found -> found.placed(claims.place())).orElse(claims.place()));
    }
}
