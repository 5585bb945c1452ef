// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.TruthTable.Row;

/** Laws, registries, labels and several regimes at once. */
final class RegimeRows {

    private static final AccessRequest TRAINING = asks(NORTHLIGHT, "MLTRAINING");
    private static final AccessRequest RESEARCH = asks(NORTHLIGHT, "HRESCH");
    private static final AccessRequest CARE = asks(NORTHLIGHT, "TREAT");
    private static final PatientTerms YES = PatientTerms.of(consent("ai", Rule.permit(about("MLTRAINING"))));

    private static final Regime FORBIDS = gated("FORBIDS", Map.of(Purpose.of("HOPERAT"), PurposeGate.FORBIDDEN));
    private static final Regime ASKS = gated("ASKS", Map.of(Purpose.HRESCH, PurposeGate.OPT_IN));
    private static final Regime IN_GB = Worlds.gated(
            "GB", new Regime.Reach(null, Set.of("GB"), Set.of(), Set.of()), Map.of(Purpose.HRESCH, PurposeGate.OPT_IN));
    private static final Regime NEXT = Worlds.gated(
            "NEXT",
            new Regime.Reach(NOON.plusSeconds(1), Set.of(), Set.of(), Set.of()),
            Map.of(Purpose.HRESCH, PurposeGate.OPT_IN));

    private RegimeRows() {}

    static List<Row> rows() {
        Study sensitive = RESEARCH.study().labeled(Confidentiality.R, Set.of(Code.sensitivity("HIV")));
        return List.of(
                row("what the law forbids no yes allows", YES, TRAINING, "DENY LAW_PROHIBITED")
                        .in(REGIME, FORBIDS),
                row("what the law demands no no stops", no(), asks(NORTHLIGHT, "DISASTER"), "PERMIT")
                        .in(mandating("PUBHLTH")),
                row("what the law demands never reaches training", YES, asks(NORTHLIGHT, "SYSDEV"), "DENY DEFAULT_DENY")
                        .in(mandating("HOPERAT")),
                row("of two regimes the stricter counts", PatientTerms.NONE, RESEARCH, "DENY OPT_IN_MISSING")
                        .in(REGIME, ASKS),
                row("a regime elsewhere does not count", PatientTerms.NONE, in("US-WA"), "PERMIT")
                        .in(REGIME, IN_GB),
                row("a regime counts in its regions", PatientTerms.NONE, in("GB-SCT"), "DENY OPT_IN_MISSING")
                        .in(REGIME, IN_GB),
                row("nobody knows where: a regime counts", PatientTerms.NONE, RESEARCH, "DENY OPT_IN_MISSING")
                        .in(REGIME, IN_GB),
                row("a regime that has not begun does not count", PatientTerms.NONE, RESEARCH, "PERMIT")
                        .in(REGIME, NEXT),
                row("no regime: care goes on", PatientTerms.NONE, CARE, "PERMIT")
                        .in(),
                row("no regime: research is refused", PatientTerms.NONE, RESEARCH, "DENY DEFAULT_DENY")
                        .in(),
                row("a duty of the regime", PatientTerms.NONE, RESEARCH, "PERMIT DEID")
                        .in(exempting(DeidState.ANONYMOUS)),
                row("data far enough from the name", PatientTerms.NONE, at(DeidState.ANONYMOUS), "PERMIT")
                        .in(exempting(DeidState.ANONYMOUS)),
                row("data not far enough", PatientTerms.NONE, at(DeidState.DEIDENTIFIED), "DENY OPT_IN_MISSING")
                        .in(exempting(DeidState.ANONYMOUS)),
                row("money paid makes it a sale", YES, TRAINING.in(Circumstances.NONE.paid()), "DENY DEFAULT_DENY"),
                row(
                        "a sensitive label stops research",
                        PatientTerms.NONE,
                        RESEARCH.about(sensitive),
                        "DENY SENSITIVE_CATEGORY"),
                row("a sensitive label leaves care", PatientTerms.NONE, CARE.about(sensitive), "PERMIT"),
                row("an object may say no", PatientTerms.NONE, flagged(ConsentFlag.NO), "DENY DICOM_CONSENT_FLAG"),
                row(
                        "an object may take it back",
                        PatientTerms.NONE,
                        flagged(ConsentFlag.WITHDRAWN),
                        "DENY DICOM_CONSENT_FLAG"),
                row("an object's yes is no yes", PatientTerms.NONE, flagged(ConsentFlag.YES), "DENY OPT_IN_MISSING"),
                row(
                        "a registry that does not answer blocks",
                        registry(RegistryAnswer.State.UNKNOWN),
                        RESEARCH,
                        "DENY INDET_REGISTRY"),
                row(
                        "a registry's opt-out blocks",
                        registry(RegistryAnswer.State.OPTED_OUT),
                        RESEARCH,
                        "DENY REGISTRY_OPT_OUT"),
                row("a registry may know nothing", registry(RegistryAnswer.State.CLEAR), RESEARCH, "PERMIT"),
                row(
                                "a registry's opt-out goes under the umbrella",
                                optedOutOfResearch(),
                                TRAINING,
                                "DENY REGISTRY_OPT_OUT")
                        .in(Worlds.umbrella()),
                row("a registry leaves other purposes", optedOutOfResearch(), TRAINING, "PERMIT"),
                row("a legal hold stops even care", hold(), CARE, "DENY LEGAL_HOLD"));
    }

    private static Regime gated(String id, Map<Purpose, PurposeGate> gates) {
        return Worlds.gated(id, Regime.Reach.EVERYWHERE, gates);
    }

    private static Regime mandating(String purpose) {
        return new Regime(
                "LAW",
                1,
                Regime.Reach.EVERYWHERE,
                Map.of(),
                List.of(),
                Set.of(Purpose.of(purpose)),
                Map.of(),
                REGIME.reading());
    }

    private static Regime exempting(DeidState state) {
        return new Regime(
                "EXEMPTS",
                1,
                Regime.Reach.EVERYWHERE,
                REGIME.gates(),
                List.of(new Regime.Exemption(state, Purpose.MLTRAINING, PurposeGate.NOT_GATED)),
                Set.of(),
                Map.of(Purpose.HRESCH, Set.of(Obligation.DEID)),
                REGIME.reading());
    }

    private static AccessRequest in(String country) {
        return RESEARCH.in(Circumstances.NONE.in(new Place(country, country, country)));
    }

    private static AccessRequest at(DeidState state) {
        return TRAINING.of(state);
    }

    private static AccessRequest flagged(ConsentFlag flag) {
        return TRAINING.about(TRAINING.study().flagged(flag));
    }

    private static PatientTerms no() {
        return PatientTerms.of(consent("all", Rule.deny(Conditions.ANY)));
    }

    private static PatientTerms registry(RegistryAnswer.State state) {
        return PatientTerms.NONE.with(List.of(new RegistryAnswer("NDOO", Set.of(Purpose.HRESCH), state)));
    }

    private static PatientTerms optedOutOfResearch() {
        return YES.with(registry(RegistryAnswer.State.OPTED_OUT).registries());
    }

    private static PatientTerms hold() {
        PatientCase hold = new PatientCase(PatientCase.Kind.LEGAL_HOLD, NORTHLIGHT.id(), Set.of());
        return new PatientTerms(List.of(), List.of(hold));
    }
}
