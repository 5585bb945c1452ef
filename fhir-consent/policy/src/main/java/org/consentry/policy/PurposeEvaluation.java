// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Ruling.Silent.SILENT;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Puts one purpose of a request through the tiers; the first that decides wins. */
final class PurposeEvaluation {

    private static final int LAW = 0;
    private static final int CASES = 1;
    private static final int PATIENT = 2;
    private static final int REGISTRIES = 3;
    private static final int REGIME = 4;
    private static final int DEFAULT = 5;

    private static final String DICOM_FLAG = "DICOM (0012,0085)";
    /** Of two rules of one consent that say no for the same reason, the deeper is named: it is the exception. */
    private static final Comparator<Deny> FIRST = Comparator.comparing(Deny::reason)
            .thenComparing(Deny::code)
            .thenComparing(deny -> deny.basis().get(0).reference())
            .thenComparing(deny -> depth(deny.basis().get(0)), Comparator.reverseOrder())
            .thenComparing(deny -> deny.basis().toString());

    private static final Specificity ONE_STUDY = new Specificity(0, 0, 2, 0);

    private final AccessRequest request;
    private final Purpose purpose;
    private final PatientTerms terms;
    private final RegimesInForce regimes;
    private final PurposeRules rules;

    PurposeEvaluation(AccessRequest request, Purpose purpose, PatientTerms terms, RegimesInForce regimes) {
        this.request = request;
        this.purpose = purpose;
        this.terms = terms;
        this.regimes = regimes;
        this.rules = regimes.rules(purpose, request.deidState());
    }

    Ruling.Decided ruling() {
        return byLaw().orElse(() -> {
            PatientTier patient = PatientTier.of(request, purpose, terms, regimes);
            return byCases(patient).orElse(() -> byPatient(patient));
        });
    }

    private Ruling byLaw() {
        if (rules.gate() == PurposeGate.FORBIDDEN) {
            Basis law = new Basis(Basis.Source.LAW, rules.citation(), null, Effect.DENY);
            return denied(LAW, new Deny(Reason.LAW_PROHIBITED, null, List.of(law)));
        }
        String mandate = rules.mandate();
        return mandate == null
                ? SILENT
                : permitted(List.of(new Basis(Basis.Source.LAW, mandate, null, Effect.PERMIT)), Set.of());
    }

    private Ruling byCases(PatientTier patient) {
        if (terms.cases().isEmpty()) {
            return SILENT;
        }
        return terms.cases().stream()
                .filter(open -> open.stops(request.recipient(), purpose))
                .filter(open -> !patient.lifts(open.since()))
                .map(PatientCase::kind)
                .min(Comparator.comparing(PatientCase.Kind::reason))
                .<Ruling>map(kind -> denied(
                        CASES,
                        new Deny(
                                kind.reason(),
                                null,
                                List.of(new Basis(Basis.Source.CASE, kind.name(), null, Effect.DENY)))))
                .orElse(SILENT);
    }

    private Ruling.Decided byPatient(PatientTier patient) {
        return byDoubtOrNo(patient, deny -> true) instanceof Ruling.Denied no
                ? inDoubt(no, patient)
                : byPermitOrRegime(patient);
    }

    /** Denies of consents, then of registries, then what cannot be computed, then registries that do not answer. */
    private Ruling byDoubtOrNo(PatientTier patient, Predicate<Deny> counted) {
        return first(PATIENT, patient.denies(), counted)
                .or(() -> first(REGISTRIES, registries(RegistryAnswer.State.OPTED_OUT, patient), counted))
                .or(() -> patient.beats(ONE_STUDY) ? SILENT : byFlag())
                .or(() -> first(PATIENT, patient.notComputable(), counted))
                .or(() -> first(REGISTRIES, registries(RegistryAnswer.State.UNKNOWN, patient), counted));
    }

    private static Ruling first(int tier, List<Deny> denies, Predicate<Deny> counted) {
        // Nearly always empty, and a stream costs more than all the rest then.
        return denies.isEmpty()
                ? SILENT
                : denies.stream()
                        .filter(counted)
                        .min(FIRST)
                        .<Ruling>map(deny -> new Ruling.Denied(tier, deny))
                        .orElse(SILENT);
    }

    /** Care may go on where consents cannot be computed, unless without them the answer is no just as well. */
    private Ruling.Decided inDoubt(Ruling.Denied no, PatientTier patient) {
        if (!no.deny().reason().isIndeterminate() || !regimes.careGoesOn() || !isTreatment()) {
            return no;
        }
        Ruling.Decided otherwise =
                byDoubtOrNo(patient, deny -> !deny.reason().isIndeterminate()).orElse(() -> byPermitOrRegime(patient));
        Basis regime = new Basis(Basis.Source.REGIME, regimes.citation(), "undetermined consent", Effect.PERMIT);
        return switch (otherwise) {
            case Ruling.Permitted permitted ->
                new Ruling.Permitted(List.of(regime), permitted.obligations(), permitted.gated());
            case Ruling.Denied denied -> no;
        };
    }

    private Ruling.Decided byPermitOrRegime(PatientTier patient) {
        return patient.permits()
                ? permitted(patient.permitBasis(), patient.obligations())
                : byRegime(patient.missing());
    }

    private List<Deny> registries(RegistryAnswer.State state, PatientTier patient) {
        if (terms.registries().isEmpty()) {
            return List.of();
        }
        Reason reason = state == RegistryAnswer.State.UNKNOWN ? Reason.INDET_REGISTRY : Reason.REGISTRY_OPT_OUT;
        return terms.registries().stream()
                .filter(answer -> answer.state() == state && concerns(answer))
                .filter(answer -> !patient.beats(Specificity.ofRegistry(answer.purposes(), purpose)))
                .map(answer -> new Deny(
                        reason, null, List.of(new Basis(Basis.Source.REGISTRY, answer.registry(), null, Effect.DENY))))
                .toList();
    }

    private boolean concerns(RegistryAnswer answer) {
        return answer.purposes().stream()
                .anyMatch(each -> PurposeHierarchy.isA(purpose, each) || regimes.umbrella(each, purpose));
    }

    private Ruling byFlag() {
        if (!request.study().flag().refuses() || rules.care()) {
            return SILENT;
        }
        Basis flag = new Basis(Basis.Source.REGISTRY, DICOM_FLAG, null, Effect.DENY);
        return denied(REGISTRIES, new Deny(Reason.DICOM_CONSENT_FLAG, null, List.of(flag)));
    }

    private Ruling.Decided byRegime(Set<String> missing) {
        Set<Code> labels = request.study().marking().sensitivities();
        boolean sensitive = !labels.isEmpty() && labels.stream().anyMatch(regimes::isSensitive);
        if (sensitive && !rules.care()) {
            return denied(REGIME, new Deny(Reason.SENSITIVE_CATEGORY, null, List.of(regimes(Effect.DENY))));
        }
        if (!rules.known()) {
            return denied(REGIME, new Deny(Reason.PURPOSE_UNKNOWN));
        }
        if (rules.gate() == null) {
            return byDefault(missing);
        }
        return rules.gate() == PurposeGate.OPT_IN
                ? denied(REGIME, lacking(Reason.OPT_IN_MISSING, missing, gate(Effect.DENY)))
                : permitted(List.of(gate(Effect.PERMIT)), Set.of());
    }

    private Ruling.Decided byDefault(Set<String> missing) {
        return rules.care()
                ? permitted(List.of(new Basis(Basis.Source.DEFAULT, "care", null, Effect.PERMIT)), Set.of())
                : denied(DEFAULT, lacking(Reason.DEFAULT_DENY, missing, regimes(Effect.DENY)));
    }

    private static Deny lacking(Reason reason, Set<String> missing, Basis basis) {
        return missing.isEmpty()
                ? new Deny(reason, null, List.of(basis))
                : new Deny(Reason.MISSING_ATTR, Collections.min(missing), List.of(basis));
    }

    private Ruling.Decided permitted(List<Basis> basis, Set<Obligation> fromConsents) {
        Set<Obligation> obligations = rules.duties();
        if (!fromConsents.isEmpty()) {
            obligations = new HashSet<>(fromConsents);
            obligations.addAll(rules.duties());
        }
        return new Ruling.Permitted(basis, obligations, rules.gated());
    }

    private boolean isTreatment() {
        return purpose.equals(Purpose.TREAT) || (PurposeHierarchy.isA(purpose, Purpose.of("ETREAT")) && rules.care());
    }

    private static Ruling.Denied denied(int tier, Deny deny) {
        return new Ruling.Denied(tier, deny);
    }

    private static int depth(Basis basis) {
        String path = basis.path();
        return path == null ? 0 : path.length();
    }

    private Basis gate(Effect effect) {
        return new Basis(Basis.Source.REGIME, rules.citation(), null, effect);
    }

    private Basis regimes(Effect effect) {
        return new Basis(Basis.Source.REGIME, regimes.citation(), null, effect);
    }
}
