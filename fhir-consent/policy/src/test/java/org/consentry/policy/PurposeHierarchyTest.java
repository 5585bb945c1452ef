// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurposeHierarchyTest {

    @ParameterizedTest(name = "{0} is-a {1}: {2}, {3} steps")
    @CsvSource(nullValues = "-", textBlock = """
            MLTRAINING,          HOPERAT, true,  1
            MLTRAINING,          HRESCH,  false, -
            PRECLINTRCH,         HRESCH,  true,  2
            TREATDS,             TREAT,   true,  1
            BTG,                 TREAT,   true,  2
            CLINTRL,             HRESCH,  false, -
            CLINTRCH,            HRESCH,  true,  1
            HTEST,               HOPERAT, true,  2
            sale,                HMARKT,  true,  1
            foundation-training, HOPERAT, true,  2
            CAREMGT,             HPAYMT,  false, -
            ELIGVER,             HPAYMT,  true,  2
            CAREMGT,             HOPERAT, true,  1
            TREAT,               TREAT,   true,  0
            TREAT,               TREATDS, false, -
            AITRAIN,             AITRAIN, true,  0
            AITRAIN,             HOPERAT, false, -
            """)
    void isAFollowsActReason(
            String code, String ancestor, boolean isA, @org.jspecify.annotations.Nullable Integer steps) {
        assertThat(PurposeHierarchy.isA(Purpose.of(code), Purpose.of(ancestor))).isEqualTo(isA);
        assertThat(PurposeHierarchy.distance(Purpose.of(code), Purpose.of(ancestor))
                        .orElse(null))
                .isEqualTo(steps);
    }

    @Test
    void explicitOnlyPurposesAreClosedDownward() {
        assertThat(Stream.of("MLTRAINING", "SYSDEV", "HMARKT", "BTG", "PMTDS", "sale", "commercial-dev")
                        .map(Purpose::of))
                .allMatch(PurposeHierarchy::isExplicitOnly);
        assertThat(Stream.of("foundation-training", "HTEST", "benchmark").map(Purpose::of))
                .allMatch(PurposeHierarchy::isExplicitOnly);
        assertThat(Stream.of("TREAT", "HRESCH", "HOPERAT", "HQUALIMP", "TRAIN", "TREATDS", "AITRAIN")
                        .map(Purpose::of))
                .noneMatch(PurposeHierarchy::isExplicitOnly);
    }

    @Test
    void theSameCodeOfAnotherSystemIsAnotherPurpose() {
        Purpose foreign = new Purpose("urn:other", "HRESCH");

        assertThat(PurposeHierarchy.knows(foreign)).isFalse();
        assertThat(PurposeHierarchy.isA(foreign, Purpose.HRESCH)).isFalse();
        assertThat(PurposeHierarchy.isA(Purpose.of("BIORCH"), foreign)).isFalse();
        assertThat(Purpose.of("sale").system()).isEqualTo(Purpose.LOCAL);
        assertThat(List.of("RESEARCH", "MLTRAIN", "AITRAIN", "EDUCATION", "SYSADMN"))
                .noneMatch(code -> PurposeHierarchy.knows(Purpose.of(code)));
    }

    @Test
    void gatesReachDownButNeverWeaklyToAnExplicitOnlyPurpose() {
        Regime regime = new Regime(
                "R",
                1,
                Map.of(
                        Purpose.of("HOPERAT"),
                        PurposeGate.NOT_GATED,
                        Purpose.of("HMARKT"),
                        PurposeGate.OPT_IN,
                        Purpose.HRESCH,
                        PurposeGate.OPT_OUT,
                        Purpose.of("CLINTRCH"),
                        PurposeGate.OPT_IN,
                        Purpose.of("HPAYMT"),
                        PurposeGate.OPT_OUT,
                        Purpose.of("PUBHLTH"),
                        PurposeGate.FORBIDDEN,
                        Purpose.of("THREAT"),
                        PurposeGate.NOT_GATED),
                Map.of(Purpose.HRESCH, Set.of(Obligation.DEID)),
                true);

        assertThat(regime.gate(Purpose.of("HQUALIMP"))).contains(PurposeGate.NOT_GATED);
        assertThat(regime.gate(Purpose.MLTRAINING)).isEmpty();
        assertThat(regime.gate(Purpose.of("sale"))).contains(PurposeGate.OPT_IN);
        assertThat(regime.gate(Purpose.of("PRECLINTRCH"))).contains(PurposeGate.OPT_IN);
        assertThat(regime.gate(Purpose.of("BIORCH"))).contains(PurposeGate.OPT_OUT);
        assertThat(regime.gate(Purpose.of("CAREMGT"))).contains(PurposeGate.NOT_GATED);
        assertThat(regime.gate(Purpose.of("THREAT"))).contains(PurposeGate.FORBIDDEN);
        assertThat(regime.gate(Purpose.TREAT)).isEmpty();
        assertThat(regime.obligationsOf(Purpose.of("BIORCH"))).containsExactly(Obligation.DEID);
        assertThat(regime.obligationsOf(Purpose.TREAT)).isEmpty();
        assertThat(regime.citation()).isEqualTo("R/1");
    }

    @Test
    void whatNamesNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Purpose(" ", "TREAT"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Purpose(Purpose.ACT_REASON, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Regime("", 1, Map.of(), Map.of(), true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Regime("R", 0, Map.of(), Map.of(), true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Obligation(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecipientId(""));
    }

    @Test
    void purposesSortBySystemThenCode() {
        assertThat(Stream.of(Purpose.TREAT, Purpose.of("sale"), Purpose.HRESCH).sorted())
                .containsExactly(Purpose.HRESCH, Purpose.TREAT, Purpose.of("sale"));
        assertThat(new RecipientId("a")).isLessThan(new RecipientId("b"));
    }
}
