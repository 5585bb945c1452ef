// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Action;
import org.consentry.policy.Circumstances;
import org.consentry.policy.Code;
import org.consentry.policy.Conditions;
import org.consentry.policy.Confidentiality;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.DeidState;
import org.consentry.policy.Deny;
import org.consentry.policy.Listed;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeHierarchy;
import org.consentry.policy.Recipient;
import org.consentry.policy.Regime;
import org.consentry.policy.Rule;
import org.consentry.policy.Study;
import org.junit.jupiter.api.Test;

/** The policy has its hierarchies built in; a new edition of HL7 Terminology must not drift away from them. */
class TerminologyTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final Terminology terminology = Terminology.shipped();

    @Test
    void theEditionSaysWhichOneItIs() {
        assertThat(terminology.edition()).isEqualTo("hl7.terminology 7.0.1");
        assertThat(terminology.requirePurposes()).isSameAs(terminology);
    }

    @Test
    void anEditionWithoutThePurposesOfAiStopsTheStartAndNamesThem() {
        String trimmed = """
                {"source":"hl7.fhir.r4.core","edition":"4.0.1","codeSystems":[{"url":
                "http://terminology.hl7.org/CodeSystem/v3-ActReason","concepts":[{"code":"HRESCH","display":"research"},
                {"code":"TREATDS","display":"decision support"}]}]}""";
        Terminology old = Terminology.read(new ByteArrayInputStream(trimmed.getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(old::requirePurposes)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MLTRAINING")
                .hasMessageContaining("PMTDS")
                .hasMessageNotContaining("TREATDS");
    }

    @Test
    void thePolicyKnowsExactlyThePurposesOfUse() {
        Set<String> policy = PurposeHierarchy.all().stream()
                .filter(purpose -> purpose.system().equals(Purpose.ACT_REASON))
                .map(Purpose::code)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(policy).isEqualTo(new TreeSet<>(terminology.below(Terminology.ACT_REASON, "PurposeOfUse")));
    }

    @Test
    void everyIsAOfPurposesIsThePolicysToo() {
        Set<String> purposes = terminology.below(Terminology.ACT_REASON, "PurposeOfUse");
        for (String code : purposes) {
            for (String ancestor : purposes) {
                assertThat(PurposeHierarchy.isA(Purpose.of(code), Purpose.of(ancestor)))
                        .as("%s is-a %s", code, ancestor)
                        .isEqualTo(terminology.isA(Terminology.ACT_REASON, code, ancestor));
            }
        }
    }

    @Test
    void everyIsAOfSensitivitiesIsThePolicysToo() {
        Set<String> labels = terminology.below(Terminology.ACT_CODE, "_InformationSensitivityPolicy");
        assertThat(labels).contains("HIV", "SUD", "ETHUD", "PSY", "SPI");
        for (String label : labels) {
            for (String ancestor : labels) {
                // A group of codes is never a label itself, and the policy does not know groups.
                if (!ancestor.startsWith("_") && !label.startsWith("_")) {
                    assertThat(denies(ancestor, label))
                            .as("%s is-a %s", label, ancestor)
                            .isEqualTo(terminology.isA(Terminology.ACT_CODE, label, ancestor));
                }
            }
        }
    }

    /** Whether a no to everything labeled so stops data that carries this label. */
    private static boolean denies(String ruleLabel, String carried) {
        Rule rule = Rule.deny(Conditions.ANY.labeled(null, Listed.of(Code.sensitivity(ruleLabel))));
        PatientTerms terms = PatientTerms.of(
                new ConsentTerms(new ConsentRef("c", 1), "t", Instant.EPOCH, new ConsentTerms.Rules(rule)));
        Study study = Study.UNKNOWN.labeled(Confidentiality.N, Set.of(Code.sensitivity(carried)));
        AccessRequest request = new AccessRequest(
                new PatientId("urn:x", "1"),
                study,
                Recipient.of("northlight"),
                Set.of(Purpose.TREAT),
                Action.DISCLOSE,
                DeidState.IDENTIFIED,
                Circumstances.NONE,
                NOW);
        Regime open = new Regime("open", 1, Map.of(), Map.of(), true);
        return ConsentPolicy.decide(request, terms, open) instanceof Deny;
    }
}
