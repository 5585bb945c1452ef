// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.HandAct;
import org.consentry.server.audit.Samples;
import org.consentry.server.audit.store.AuditRecord;
import org.consentry.server.audit.store.ListLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthzEventsTest {
    @Test
    void aRefusalGivesItsReasonAndNamesScanAndConsent() {
        AuditRecord refusal = record(Samples.CONSENT, Samples.KNOWN);
        JsonObject event = json(refusal);

        assertThat(event.getString("outcome")).isEqualTo("8");
        assertThat(event.getString("outcomeDesc")).isEqualTo("CONSENT_DENY");
        assertThat(refusal.patient()).isEqualTo("anna");
        assertThat(refusal.parties().study()).isEqualTo("scan");
        assertThat(refusal.parties().recipient()).isEqualTo("northlight");
        assertThat(refusal.parties().entities()).containsExactly("Patient/anna", "ImagingStudy/scan", "Consent/c");
        assertThat(event.getJsonArray("entity").toString())
                .contains("ImagingStudy/scan", "Consent/c/_history/2", "NORTHLIGHT_AI", "\"r-1\"");
        assertThat(event.getJsonArray("agent").toString())
                .contains(
                        "Organization/northlight", "Northlight Imaging AI", "Main site", "agent-1", "110152", "110153");
    }

    @Test
    void aRefusalWithoutConsentRestsOnTheRegime() {
        AuditRecord refusal = record(Set.of(), Samples.KNOWN);

        assertThat(refusal.codes().subtype())
                .containsExactly("https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType|AuthZ-Role");
        assertThat(refusal.body())
                .contains("https://consentry.org/fhir/regime/demo/1")
                .doesNotContain("\"profile\"");
    }

    @Test
    void anAnswerOfAnAgentThatPermitsIsInThePatientsCompartment() {
        AuditRecord permit = Samples.authz()
                .record(AuthzEvents.of(Samples.disclosure(State.PERMITTED, Samples.CONSENT, Samples.KNOWN)));
        JsonObject event = json(permit);

        assertThat(permit.patient()).isEqualTo("anna");
        assertThat(event.getString("outcome")).isEqualTo("0");
        assertThat(event.containsKey("outcomeDesc")).isFalse();
        assertThat(permit.body()).contains(AuthzEventJson.PROFILE, "PERMITTED");
    }

    /** What a list shows of a decision is not read from its text, but is the same. */
    @Test
    void whatAListShowsOfADecisionIsWhatItsTextSays() {
        for (State state : new State[] {State.REFUSED, State.PERMITTED, State.DESTROYED}) {
            AuditRecord decision =
                    Samples.authz().record(AuthzEvents.of(Samples.disclosure(state, Samples.CONSENT, Samples.KNOWN)));

            assertThat(decision.line())
                    .isEqualTo(ListLine.of(decision.type(), decision.codes().outcome(), decision.body()));
        }
        assertThat(record(Samples.CONSENT, Samples.KNOWN).line())
                .isEqualTo(new ListLine("refused", "agent-1", "CONSENT_DENY", "MLTRAINING"));
    }

    @Test
    void whatWaitedAndWasDestroyedIsALineOfItsOwn() {
        AuditRecord destroyed = Samples.authz()
                .record(AuthzEvents.of(Samples.disclosure(State.DESTROYED, Samples.CONSENT, Samples.KNOWN)));

        assertThat(json(destroyed).getString("outcome")).isEqualTo("8");
        assertThat(destroyed.line()).isEqualTo(new ListLine("destroyed", "agent-1", "CONSENT_DENY", "MLTRAINING"));
    }

    @Test
    void whoHeldWhatWaitsAndWhyIsInTheTrailAndNoLineOfThePatientsList() {
        AuditRecord held = Samples.kept(Samples.byHand(State.HANDLED, HandAct.Kind.HOLD));

        assertThat(json(held).getString("outcome")).isEqualTo("0");
        assertThat(held.body()).contains("\"Olga Ortiz\"", "\"a-1\"", "\"Northlight moves house\"", "\"hold\"");
        assertThat(held.patient()).isEqualTo("anna");
        assertThat(held.line()).isEqualTo(ListLine.NONE);
    }

    @Test
    void whatAPersonDroppedIsALineThatSaysSo() {
        AuditRecord dropped = Samples.kept(Samples.byHand(State.DESTROYED, HandAct.Kind.DROP));

        assertThat(dropped.body()).contains("\"Olga Ortiz\"", "\"drop\"", "DROPPED_BY_HAND");
        assertThat(dropped.line()).isEqualTo(new ListLine("destroyed", "agent-1", "DROPPED_BY_HAND", "MLTRAINING"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DEMO/1 US-CA/2     | ;                | regime/DEMO/1 regime/US-CA/2
        DEMO/1 US-CA/2     | DEMO/1           | regime/DEMO/1
        DEMO/1 US-CA/2     | DEMO/1 US-CA/2   | regime/DEMO/1 regime/US-CA/2
        [DEMO/1, US-CA/2]  | ;                | regime/DEMO/1 regime/US-CA/2
        none               | ;                | regime/none
        DEMO/1             | other rule/1     | regime/DEMO/1 basis/other+rule%2F1
        """)
    void whatItRestsOnIsAnAddressForEachRegime(String regime, String basis, String policies) {
        // Several regimes, or those of a cohort, made one address with spaces and brackets in it.
        Set<String> references = basis.equals(";") ? Set.of() : Set.of(basis);

        assertThat(ReportFacts.weighed(references, regime).policies())
                .containsExactly(Stream.of(policies.split(" "))
                        .map(policy -> DisclosureMapping.NS + policy)
                        .toArray(String[]::new))
                .allSatisfy(URI::create);
    }

    @Test
    void whomWeDoNotKnowIsInNobodysCompartmentAndTagged() {
        AuditRecord refusal = record(Samples.CONSENT, Samples.UNKNOWN);

        assertThat(refusal.patient()).isNull();
        assertThat(refusal.parties().isUnmatched()).isTrue();
        assertThat(refusal.body()).contains("MRN-1", "\"1.2.3\"", "unmatched").doesNotContain("\"profile\"");
    }

    private static AuditRecord record(Set<String> basis, ResolvedParties parties) {
        return Samples.authz().record(AuthzEvents.of(Samples.disclosure(State.REFUSED, basis, parties)));
    }

    private static JsonObject json(AuditRecord event) {
        try (JsonReader reader = Json.createReader(new StringReader(event.body()))) {
            return reader.readObject();
        }
    }
}
