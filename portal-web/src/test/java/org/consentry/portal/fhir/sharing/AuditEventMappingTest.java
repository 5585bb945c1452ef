// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.consentry.portal.fhir.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditEventMappingTest {

    @Test
    void aDisclosureIsALineOfTheList() {
        SharingEvent line =
                AuditEventMapping.line(Recorded.node(Recorded.DISCLOSURE)).orElseThrow();

        assertThat(line.state()).isEqualTo(SharingEvent.State.SENT);
        assertThat(line.at()).isEqualTo(Instant.parse("2026-03-14T18:30:00Z"));
        assertThat(line.recipient()).isEqualTo("northlight");
        assertThat(line.place()).isEqualTo("Main site");
        assertThat(line.purpose()).isEqualTo("MLTRAINING");
        assertThat(line.study()).isEqualTo("s1");
        assertThat(line.detail("country")).isEqualTo("US");
        // The record says that it was sent and that it stayed: so nobody knows.
        assertThat(line.identifiability()).isEqualTo("unknown");
        assertThat(line.choiceCid()).contains("Zx81.2");
        assertThat(line.approval()).isEqualTo(SharingEvent.Approval.CHOICE);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    0,  SENT
                    4,  FAILED
                    8,  FAILED
                    12, UNCERTAIN
                    99, UNCERTAIN
                    """)
    void whatMayHaveLeftIsNeverShownAsStayed(String outcome, SharingEvent.State state) {
        String json = Recorded.DISCLOSURE.replace("\"outcome\":\"0\"", "\"outcome\":\"" + outcome + "\"");

        assertThat(AuditEventMapping.line(Recorded.node(json)).map(SharingEvent::state))
                .contains(state);
    }

    @Test
    void aRefusalIsALineOfItsOwnWithItsReason() {
        String json = Recorded.DISCLOSURE
                .replace("110106", "110113")
                .replace("\"outcome\":\"0\"", "\"outcome\":\"8\",\"outcomeDesc\":\"CONSENT_DENY\"");

        SharingEvent line = AuditEventMapping.line(Recorded.node(json)).orElseThrow();

        assertThat(line.refused()).isTrue();
        assertThat(line.reason()).isEqualTo("CONSENT_DENY");
        assertThat(line.approval()).isEqualTo(SharingEvent.Approval.NOBODY);
    }

    @Test
    void whatWaitedAndWasDestroyedIsToldFromARefusal() {
        String refused = Recorded.DISCLOSURE
                .replace("110106", "110113")
                .replace("\"outcome\":\"0\"", "\"outcome\":\"8\",\"outcomeDesc\":\"CONSENT_DENY\"");
        String destroyed =
                refused.replace("\"detail\":[", "\"detail\":[{\"type\":\"state\",\"valueString\":\"DESTROYED\"},");

        SharingEvent line = AuditEventMapping.line(Recorded.node(destroyed)).orElseThrow();

        assertThat(line.destroyed()).isTrue();
        assertThat(line.droppedByHand()).isFalse();
        String dropped = destroyed.replace("CONSENT_DENY", "DROPPED_BY_HAND");
        assertThat(AuditEventMapping.line(Recorded.node(dropped)).orElseThrow().droppedByHand())
                .isTrue();
        assertThat(line.refused()).isTrue();
        assertThat(line.left()).isFalse();
        assertThat(AuditEventMapping.line(Recorded.node(refused)).orElseThrow().destroyed())
                .isFalse();
    }

    @Test
    void aRefusalNamesItsScanInTheDetailsAndAYesIsNoLine() {
        String refusal = Recorded.DISCLOSURE
                .replace("110106", "110113")
                .replace("\"outcome\":\"0\"", "\"outcome\":\"8\",\"outcomeDesc\":\"CONSENT_DENY\"")
                .replace("\"reference\":\"ImagingStudy/s1\"", "\"display\":\"none\"")
                .replace("\"detail\":[", "\"detail\":[{\"type\":\"study\",\"valueString\":\"ImagingStudy/s1\"},");

        assertThat(AuditEventMapping.line(Recorded.node(refusal)).orElseThrow().study())
                .isEqualTo("s1");
        assertThat(AuditEventMapping.line(Recorded.node(refusal.replace("\"outcome\":\"8\"", "\"outcome\":\"0\""))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Radiology report, REPORT", "Carta al médico, LETTER", "'', OTHER"})
    void whatOthersSentIsWhatTheyCallIt(String words, SharedKind thing) {
        SharingEvent line =
                AuditEventMapping.line(Recorded.elsewhere(words, "12", "")).orElseThrow();

        assertThat(line.thing()).isEqualTo(thing);
        assertThat(line.elsewhere()).isTrue();
        assertThat(line.state()).isEqualTo(SharingEvent.State.UNCERTAIN);
    }

    @ParameterizedTest
    @CsvSource({"none, UNASKED, true", "no, AGAINST, true", "yes, CHOICE, false"})
    void whatLeftPastUsSaysWhetherItWasAsked(String answer, SharingEvent.Approval approval, boolean past) {
        String event = Recorded.DISCLOSURE
                .replace("CodeSystem/v3-ActReason", "CodeSystem/v3-NullFlavor")
                .replace("\"detail\":[", "\"detail\":[{\"type\":\"answer\",\"valueString\":\"" + answer + "\"},");

        SharingEvent line = AuditEventMapping.line(Recorded.node(event)).orElseThrow();

        assertThat(line.elsewhere()).isTrue();
        assertThat(line.past()).isEqualTo(past);
        assertThat(line.approval()).isEqualTo(approval);
        assertThat(line.purpose()).isEqualTo("untold");
    }

    /** Who read "You said yes" had said no: the no was cited, and allowed nothing. */
    @Test
    void aConsentThatWasCitedAndSaysNoAllowedNothing() {
        SharingEvent cited =
                AuditEventMapping.line(Recorded.elsewhere("Letter", "0", "")).orElseThrow();
        SharingEvent allowed = AuditEventMapping.line(
                        Recorded.elsewhere("Letter", "0", ",\"policy\":[\"Consent/Zx81/_history/2\"]"))
                .orElseThrow();

        assertThat(cited.approval()).isEqualTo(SharingEvent.Approval.UNTOLD);
        assertThat(cited.choiceCid()).isEmpty();
        assertThat(allowed.approval()).isEqualTo(SharingEvent.Approval.CHOICE);
        assertThat(allowed.choiceCid()).contains("Zx81.2");
    }

    @Test
    void theServersOwnExportIsOfFactsAndAnAgentsReleaseOfAScanWhateverItsWayIsCalled() {
        String scan = Recorded.DISCLOSURE.replace("\"reference\":\"ImagingStudy/s1\"", "\"display\":\"none\"");
        String sent = scan.replace("\"detail\":[", "\"detail\":[{\"type\":\"sent-by\",\"valueString\":\"person\"},");
        String routed =
                sent.replace("\"detail\":[", "\"detail\":[{\"type\":\"route\",\"valueString\":\"bulk-export\"},");
        String exported = routed.replace(
                "{\"display\":\"Main site\"}", "{\"display\":\"Consent server\"},\"altId\":\"consent-server\"");

        assertThat(thing(sent)).isEqualTo(SharedKind.SCAN);
        assertThat(thing(routed)).isEqualTo(SharedKind.SCAN);
        assertThat(thing(exported)).isEqualTo(SharedKind.FACTS);
    }

    private static SharedKind thing(String event) {
        return AuditEventMapping.line(Recorded.node(event)).orElseThrow().thing();
    }

    @Test
    void anEventOfAnotherKindIsNoLine() {
        String json = Recorded.DISCLOSURE.replace("110106", "110100");

        assertThat(AuditEventMapping.line(Recorded.node(json))).isEmpty();
    }
}
