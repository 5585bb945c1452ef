// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts one purpose of a request through the tiers; the first that decides wins. A tier that has nothing to say returns
 * null.
 */
final class PurposeEvaluation {

    private static final int LAW = 0;
    private static final int CASES = 1;
    private static final int PATIENT = 2;
    private static final int REGISTRIES = 3;
    private static final int REGIME = 4;
    private static final int DEFAULT = 5;

    private static final String DICOM_FLAG = "DICOM (0012,0085)";
    private static final Specificity ONE_REGISTRY = new Specificity(0, 1, 0, 0);
    private static final Specificity ONE_STUDY = new Specificity(0, 0, 2, 0);

    private final AccessRequest request;
    private final Purpose purpose;
    private final PatientTerms terms;
    private final RegimesInForce regimes;

    PurposeEvaluation(AccessRequest request, Purpose purpose, PatientTerms terms, RegimesInForce regimes) {
        this.request = request;
        this.purpose = purpose;
        this.terms = terms;
        this.regimes = regimes;
    }

    Ruling ruling() {
        Optional<RegimesInForce.Ruled> gate = regimes.gate(purpose, request.deidState());
        Ruling decided = byLaw(gate);
        decided = decided != null ? decided : byCases();
        if (decided != null) {
            return decided;
        }
        PatientTier patient = new PatientTier(request, purpose, terms, regimes);
        decided = byDoubtOrNo(patient);
        if (decided != null) {
            return decided;
        }
        return patient.permits()
                ? permitted(patient.permitBasis(), patient.obligations(), gate)
                : byRegime(gate, patient.missing());
    }

    private @Nullable Ruling byLaw(Optional<RegimesInForce.Ruled> gate) {
        if (gate.isPresent() && gate.get().gate() == Gate.FORBIDDEN) {
            Basis law = new Basis(Basis.Source.LAW, gate.get().citation(), null, Effect.DENY);
            return denied(LAW, new Deny(Reason.LAW_PROHIBITED, null, List.of(law)));
        }
        return regimes.mandate(purpose)
                .map(citation ->
                        permitted(List.of(new Basis(Basis.Source.LAW, citation, null, Effect.PERMIT)), Set.of(), gate))
                .orElse(null);
    }

    private @Nullable Ruling byCases() {
        return terms.cases().stream()
                .filter(open -> open.stops(request.recipient(), purpose))
                .map(PatientCase::kind)
                .min(Comparator.comparing(PatientCase.Kind::reason))
                .map(kind -> denied(
                        CASES,
                        new Deny(
                                kind.reason(),
                                null,
                                List.of(new Basis(Basis.Source.CASE, kind.name(), null, Effect.DENY)))))
                .orElse(null);
    }

    /** Denies of consents, then of registries, then what cannot be computed, then registries that do not answer. */
    private @Nullable Ruling byDoubtOrNo(PatientTier patient) {
        Ruling decided = first(PATIENT, patient.denies());
        if (decided == null && !patient.beats(ONE_REGISTRY)) {
            decided = first(REGISTRIES, registries(RegistryAnswer.State.OPTED_OUT, Reason.REGISTRY_OPT_OUT));
        }
        if (decided == null && !patient.beats(ONE_STUDY)) {
            decided = byFlag();
        }
        decided = decided != null ? decided : first(PATIENT, patient.notComputable());
        if (decided == null && !patient.beats(ONE_REGISTRY)) {
            decided = first(REGISTRIES, registries(RegistryAnswer.State.UNKNOWN, Reason.INDET_REGISTRY));
        }
        return decided;
    }

    private @Nullable Ruling first(int tier, List<Deny> denies) {
        if (denies.isEmpty()) {
            return null;
        }
        Deny first = denies.stream()
                .min(Comparator.comparing(Deny::reason)
                        .thenComparing(Deny::code)
                        .thenComparing(deny -> deny.basis().toString()))
                .orElseThrow();
        boolean careGoesOn = first.reason().isIndeterminate() && regimes.careGoesOn() && isTreatment();
        return careGoesOn
                ? permitted(
                        List.of(new Basis(
                                Basis.Source.REGIME, regimes.citation(), "undetermined consent", Effect.PERMIT)),
                        Set.of(),
                        regimes.gate(purpose, request.deidState()))
                : denied(tier, first);
    }

    private List<Deny> registries(RegistryAnswer.State state, Reason reason) {
        return terms.registries().stream()
                .filter(answer -> answer.state() == state && concerns(answer))
                .map(answer -> new Deny(
                        reason, null, List.of(new Basis(Basis.Source.REGISTRY, answer.registry(), null, Effect.DENY))))
                .toList();
    }

    private boolean concerns(RegistryAnswer answer) {
        return answer.purposes().stream()
                .anyMatch(each -> PurposeHierarchy.isA(purpose, each) || regimes.umbrella(each, purpose));
    }

    private @Nullable Ruling byFlag() {
        if (!request.study().flag().refuses() || PurposeHierarchy.isCare(purpose)) {
            return null;
        }
        Basis flag = new Basis(Basis.Source.REGISTRY, DICOM_FLAG, null, Effect.DENY);
        return denied(REGISTRIES, new Deny(Reason.DICOM_CONSENT_FLAG, null, List.of(flag)));
    }

    private Ruling byRegime(Optional<RegimesInForce.Ruled> gate, Set<String> missing) {
        boolean sensitive = request.study().sensitivities().stream().anyMatch(regimes::isSensitive);
        if (sensitive && !PurposeHierarchy.isCare(purpose)) {
            return denied(REGIME, new Deny(Reason.SENSITIVE_CATEGORY, null, List.of(regimes(Effect.DENY))));
        }
        if (!PurposeHierarchy.knows(purpose)) {
            return denied(REGIME, new Deny(Reason.PURPOSE_UNKNOWN));
        }
        return gate.map(ruled -> byGate(ruled, missing)).orElseGet(() -> byDefault(missing));
    }

    private Ruling byGate(RegimesInForce.Ruled ruled, Set<String> missing) {
        Basis.Source source = Basis.Source.REGIME;
        return ruled.gate() == Gate.OPT_IN
                ? denied(
                        REGIME,
                        lacking(Reason.OPT_IN_MISSING, missing, new Basis(source, ruled.citation(), null, Effect.DENY)))
                : permitted(
                        List.of(new Basis(source, ruled.citation(), null, Effect.PERMIT)),
                        Set.of(),
                        Optional.of(ruled));
    }

    private Ruling byDefault(Set<String> missing) {
        if (PurposeHierarchy.isCare(purpose)) {
            Basis care = new Basis(Basis.Source.DEFAULT, "care", null, Effect.PERMIT);
            return permitted(List.of(care), Set.of(), Optional.empty());
        }
        return denied(DEFAULT, lacking(Reason.DEFAULT_DENY, missing, regimes(Effect.DENY)));
    }

    private static Deny lacking(Reason reason, Set<String> missing, Basis basis) {
        return missing.stream()
                .sorted()
                .findFirst()
                .map(attribute -> new Deny(Reason.MISSING_ATTR, attribute, List.of(basis)))
                .orElseGet(() -> new Deny(reason, null, List.of(basis)));
    }

    private Ruling permitted(List<Basis> basis, Set<Obligation> fromConsents, Optional<RegimesInForce.Ruled> gate) {
        Set<Obligation> duties = regimes.obligationsOf(purpose);
        Set<Obligation> obligations = duties;
        if (!fromConsents.isEmpty()) {
            obligations = new HashSet<>(fromConsents);
            obligations.addAll(duties);
        }
        boolean gated = gate.map(ruled -> ruled.gate() != Gate.NOT_GATED).orElse(!PurposeHierarchy.isCare(purpose));
        return new Ruling.Permitted(basis, obligations, gated);
    }

    private boolean isTreatment() {
        return purpose.equals(Purpose.TREAT)
                || (PurposeHierarchy.isA(purpose, Purpose.of("ETREAT")) && PurposeHierarchy.isCare(purpose));
    }

    private static Ruling denied(int tier, Deny deny) {
        return new Ruling.Denied(tier, deny);
    }

    private Basis regimes(Effect effect) {
        return new Basis(Basis.Source.REGIME, regimes.citation(), null, effect);
    }
}
