// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts one purpose of a request through the tiers. */
final class PurposeEvaluation {

    private static final int LAW = 0;
    private static final int CASES = 1;
    private static final int PATIENT = 2;
    private static final int REGIME = 4;
    private static final int DEFAULT = 5;

    private final AccessRequest request;
    private final Purpose purpose;
    private final PatientTerms terms;
    private final Regime regime;

    PurposeEvaluation(AccessRequest request, Purpose purpose, PatientTerms terms, Regime regime) {
        this.request = request;
        this.purpose = purpose;
        this.terms = terms;
        this.regime = regime;
    }

    Ruling ruling() {
        if (regime.gate(purpose).filter(Gate.FORBIDDEN::equals).isPresent()) {
            return denied(LAW, new Deny(Reason.LAW_PROHIBITED, null, List.of(regimeBasis(Effect.DENY))));
        }
        return terms.cases().stream()
                .filter(open -> open.stops(request.recipient(), purpose))
                .map(PatientCase::kind)
                .min(java.util.Comparator.comparing(PatientCase.Kind::reason))
                .map(kind -> denied(CASES, new Deny(kind.reason(), null, List.of(caseBasis(kind)))))
                .orElseGet(this::byConsents);
    }

    private Ruling byConsents() {
        RuleEvaluation evaluation = new RuleEvaluation(request, purpose);
        List<Deny> denies = new ArrayList<>();
        List<Basis> permits = new ArrayList<>();
        Set<Obligation> obligations = new HashSet<>();
        for (ConsentTerms consent : Supersession.inForce(terms.consents(), request.asOf())) {
            consent.base()
                    .fold(root -> evaluation.read(root), reason -> {
                        denies.add(new Deny(reason, null, List.of(basis(consent, null, Effect.DENY))));
                        return java.util.Optional.<RuleEvaluation.Verdict>empty();
                    })
                    .ifPresent(verdict -> {
                        List<Basis> from = verdict.paths().stream()
                                .map(path -> basis(consent, path, verdict.effect()))
                                .toList();
                        if (verdict.effect() == Effect.DENY) {
                            denies.add(verdict.doubt().deny(from));
                        } else {
                            permits.addAll(from);
                            obligations.addAll(verdict.obligations());
                        }
                    });
        }
        if (!denies.isEmpty()) {
            return byDenies(denies);
        }
        return permits.isEmpty() ? byRegime(evaluation.missing()) : permitted(permits, obligations);
    }

    private Ruling byDenies(List<Deny> denies) {
        Deny first = denies.stream()
                .min(java.util.Comparator.comparing(Deny::reason)
                        .thenComparing(deny -> deny.basis().toString()))
                .orElseThrow();
        if (first.reason().isIndeterminate() && regime.careGoesOn() && isCare()) {
            return permitted(
                    List.of(new Basis(Basis.Source.REGIME, regime.citation(), "undetermined consent", Effect.PERMIT)),
                    Set.of());
        }
        return denied(PATIENT, first);
    }

    private Ruling byRegime(Set<String> missing) {
        if (!PurposeHierarchy.knows(purpose)) {
            return denied(REGIME, new Deny(Reason.PURPOSE_UNKNOWN));
        }
        return regime.gate(purpose)
                .map(gate -> gate == Gate.OPT_IN
                        ? denied(REGIME, lacking(Reason.OPT_IN_MISSING, missing))
                        : permitted(List.of(regimeBasis(Effect.PERMIT)), Set.of()))
                .orElseGet(() -> byDefault(missing));
    }

    private Ruling byDefault(Set<String> missing) {
        if (isCare()) {
            return permitted(List.of(new Basis(Basis.Source.DEFAULT, "care", null, Effect.PERMIT)), Set.of());
        }
        return denied(DEFAULT, lacking(Reason.DEFAULT_DENY, missing));
    }

    private Deny lacking(Reason reason, Set<String> missing) {
        List<Basis> basis = List.of(regimeBasis(Effect.DENY));
        return missing.stream()
                .sorted()
                .findFirst()
                .map(attribute -> new Deny(Reason.MISSING_ATTR, attribute, basis))
                .orElseGet(() -> new Deny(reason, null, basis));
    }

    private Ruling permitted(List<Basis> basis, Set<Obligation> fromConsents) {
        Set<Obligation> obligations = new HashSet<>(fromConsents);
        obligations.addAll(regime.obligationsOf(purpose));
        boolean gated = regime.gate(purpose).map(gate -> gate != Gate.NOT_GATED).orElse(!isCare());
        return new Ruling.Permitted(basis, obligations, gated);
    }

    private boolean isCare() {
        return PurposeHierarchy.isA(purpose, Purpose.TREAT);
    }

    private static Ruling denied(int tier, Deny deny) {
        return new Ruling.Denied(tier, deny);
    }

    private Basis regimeBasis(Effect effect) {
        return new Basis(Basis.Source.REGIME, regime.citation(), null, effect);
    }

    private static Basis caseBasis(PatientCase.Kind kind) {
        return new Basis(Basis.Source.CASE, kind.name(), null, Effect.DENY);
    }

    private static Basis basis(ConsentTerms consent, @org.jspecify.annotations.Nullable String path, Effect effect) {
        return new Basis(Basis.Source.CONSENT, consent.ref().toString(), path, effect);
    }
}
