// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.consentry.policy.Terms.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegimesTest {

    private static final Purpose HOPERAT = Purpose.of("HOPERAT");
    private static final Code HIV = Code.sensitivity("HIV");

    @Test
    void anExemptionHoldsForDataFarEnoughAndForNoPurposeThatMustBeNamed() {
        Regime regime = full(1, Map.of(HOPERAT, PurposeGate.OPT_IN, Purpose.of("PUBHLTH"), PurposeGate.FORBIDDEN));

        assertThat(regime.gate(Purpose.of("HQUALIMP"), DeidState.DEIDENTIFIED)).contains(PurposeGate.NOT_GATED);
        assertThat(regime.gate(HOPERAT, DeidState.ANONYMOUS)).contains(PurposeGate.NOT_GATED);
        assertThat(regime.gate(HOPERAT, DeidState.PSEUDONYMISED)).contains(PurposeGate.OPT_IN);
        assertThat(regime.gate(Purpose.MLTRAINING, DeidState.ANONYMOUS)).contains(PurposeGate.OPT_IN);
        assertThat(regime.gate(Purpose.HRESCH, DeidState.ANONYMOUS)).isEmpty();
        assertThat(regime.gate(Purpose.of("DISASTER"), DeidState.ANONYMOUS)).contains(PurposeGate.FORBIDDEN);
    }

    @Test
    void anExemptionNeverLiftsWhatIsForbidden() {
        Regime regime = full(1, Map.of(HOPERAT, PurposeGate.FORBIDDEN));

        assertThat(regime.gate(HOPERAT, DeidState.ANONYMOUS)).contains(PurposeGate.FORBIDDEN);
    }

    @Test
    void theLawDemandsWhatItNamesAndBelow() {
        Regime regime = full(1, Map.of());

        assertThat(regime.mandates(Purpose.of("PUBHLTH"))).isTrue();
        assertThat(regime.mandates(Purpose.of("DISASTER"))).isTrue();
        assertThat(regime.mandates(Purpose.HRESCH)).isFalse();
    }

    @Test
    void ofTwoEquallyStrictRegimesTheFirstByNameIsCited() {
        Regime b = Worlds.gated("B", Regime.Reach.EVERYWHERE, Map.of(Purpose.HRESCH, PurposeGate.OPT_IN));
        Regime a = Worlds.gated("A", Regime.Reach.EVERYWHERE, Map.of(Purpose.HRESCH, PurposeGate.OPT_IN));
        Regime c = Worlds.gated("C", Regime.Reach.EVERYWHERE, Map.of(Purpose.HRESCH, PurposeGate.OPT_OUT));

        RegimesInForce inForce = inForce(b, c, a);

        assertThat(inForce.citation()).isEqualTo("A/1 B/1 C/1");
        assertThat(inForce.rules(Purpose.HRESCH, DeidState.IDENTIFIED).citation())
                .isEqualTo("A/1");
        assertThat(inForce.rules(Purpose.HRESCH, DeidState.IDENTIFIED).gate()).isEqualTo(PurposeGate.OPT_IN);
        assertThat(inForce().citation()).isEqualTo("none");
    }

    @Test
    void ofTwoLawsThatDemandTheSameTheFirstByNameIsCited() {
        Regime first = full(1, Map.of());
        Regime second = new Regime(
                "ZZ", 1, Regime.Reach.EVERYWHERE, Map.of(), List.of(), first.mandated(), Map.of(), first.reading());

        assertThat(inForce(second, first)
                        .rules(Purpose.of("PUBHLTH"), DeidState.IDENTIFIED)
                        .mandate())
                .isEqualTo("FULL/1");
    }

    @Test
    void theStrictestReadingCounts() {
        RegimesInForce both =
                inForce(Worlds.preferring(Precedence.ALWAYS), versioned("B", Precedence.NEVER, Set.of(HIV), false));

        assertThat(both.precedence()).isEqualTo(Precedence.NEVER);
        assertThat(both.careGoesOn()).isFalse();
        assertThat(inForce().precedence()).isEqualTo(Precedence.NEVER);
        assertThat(inForce().careGoesOn()).isFalse();
        assertThat(inForce(REGIME).careGoesOn()).isTrue();
    }

    @Test
    void aLabelIsSensitiveWhereARegimeListsItOrOneAboveIt() {
        RegimesInForce hiv = inForce(versioned("B", Precedence.NEVER, Set.of(HIV), false));
        RegimesInForce none = inForce();

        assertThat(hiv.isSensitive(HIV)).isTrue();
        assertThat(hiv.isSensitive(Code.sensitivity("SUD"))).isFalse();
        assertThat(none.isSensitive(HIV)).isTrue();
        assertThat(none.isSensitive(Code.sensitivity("OPIOIDUD"))).isTrue();
        assertThat(none.isSensitive(Code.sensitivity("COGN"))).isFalse();
        assertThat(none.isSensitive(new Code("urn:other", "OPIOIDUD"))).isFalse();
        assertThat(SensitivityLabels.isA(Code.sensitivity("COGN"), Code.sensitivity("SPI")))
                .isTrue();
        assertThat(SensitivityLabels.isA(Code.sensitivity("COGN"), new Code("urn:other", "SPI")))
                .isFalse();
        assertThat(SensitivityLabels.isA(new Code("urn:other", "HIV"), new Code("urn:other", "HIV")))
                .isTrue();
    }

    @Test
    void anUmbrellaCoversWhatIsBelowItsPurposesForANoToItsTopOrAbove() {
        RegimesInForce inForce = inForce(Worlds.umbrella());

        assertThat(inForce.umbrella(Purpose.HRESCH, Purpose.of("foundation-training")))
                .isTrue();
        assertThat(inForce.umbrella(Purpose.HRESCH, Purpose.SYSDEV)).isFalse();
        assertThat(inForce.umbrella(Purpose.of("TRANSRCH"), Purpose.MLTRAINING)).isFalse();
    }

    @Test
    void theNewestVersionThatHasBegunCounts() {
        Regime second = versioned("DEMO", 2, new Regime.Reach(NOON.plusSeconds(1), Set.of(), Set.of(), Set.of()));
        RegimeSet set = RegimeSet.of(List.of(REGIME, second, versioned("E", 9, Regime.Reach.EVERYWHERE)));
        AccessRequest asked = asks(NORTHLIGHT, "HRESCH");

        assertThat(set.inForce(asked).citation()).isEqualTo("DEMO/1 E/9");
        assertThat(set.inForce(asked.at(NOON.plusSeconds(1))).citation()).isEqualTo("DEMO/2 E/9");
        assertThat(RegimeSet.of(second).inForce(asked).citation()).isEqualTo("none");
    }

    @Test
    void aSetIsItsRegimesAndHoldsEachOnce() {
        RegimeSet set = RegimeSet.of(List.of(REGIME, versioned("B", 1, Regime.Reach.EVERYWHERE)));

        assertThat(set).isEqualTo(RegimeSet.of(set.all())).hasSameHashCodeAs(RegimeSet.of(set.all()));
        assertThat(set).isNotEqualTo(RegimeSet.of(REGIME)).isNotEqualTo(new Object());
        assertThat(set.hashCode()).isNotEqualTo(RegimeSet.of(REGIME).hashCode());
        assertThat(set).hasToString("[DEMO/1, B/1]");
        assertThat(set.all()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> RegimeSet.of(List.of(REGIME, REGIME)));
    }

    @Test
    void everyKnownPurposeIsListed() {
        assertThat(PurposeHierarchy.all())
                .contains(Purpose.TREAT, Purpose.of("sale"))
                .hasSizeGreaterThan(50);
    }

    private static RegimesInForce inForce(Regime... regimes) {
        return RegimeSet.of(List.of(regimes)).inForce(asks(NORTHLIGHT, "HRESCH"));
    }

    private static Regime full(int version, Map<Purpose, PurposeGate> gates) {
        return new Regime(
                "FULL",
                version,
                Regime.Reach.EVERYWHERE,
                gates,
                List.of(new Regime.Exemption(DeidState.DEIDENTIFIED, HOPERAT, PurposeGate.NOT_GATED)),
                Set.of(Purpose.of("PUBHLTH")),
                Map.of(),
                REGIME.reading());
    }

    private static Regime versioned(String id, int version, Regime.Reach reach) {
        return new Regime(id, version, reach, Map.of(), List.of(), Set.of(), Map.of(), REGIME.reading());
    }

    private static Regime versioned(String id, Precedence precedence, Set<Code> sensitive, boolean careGoesOn) {
        return new Regime(
                id,
                1,
                Regime.Reach.EVERYWHERE,
                Map.of(),
                List.of(),
                Set.of(),
                Map.of(),
                new Regime.Reading(Map.of(), precedence, sensitive, careGoesOn));
    }
}
