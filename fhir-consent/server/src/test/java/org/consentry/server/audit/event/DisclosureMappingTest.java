// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.server.audit.Samples;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureMappingTest {
    private static final ResolvedParties KNOWN = Samples.KNOWN;

    @Test
    void aReleaseSaysWhoGotWhatFromWhomAndOnWhichConsent() {
        AuditEvent event = event(State.SENT, KNOWN);

        assertThat(event.getType().getCode()).isEqualTo("110106");
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("disclose");
        assertThat(event.getAction().toCode()).isEqualTo("R");
        assertThat(event.getRecorded().toInstant()).isEqualTo(Instant.parse("2026-06-15T12:00:00.123Z"));
        assertThat(event.getPurposeOfEventFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("MLTRAINING");
        assertThat(agent(event, "110153").getWho().getDisplay()).isEqualTo("Main site");
        assertThat(agent(event, "110153").getAltId()).isEqualTo("agent-1");
        assertThat(agent(event, "110152").getWho().getReference()).isEqualTo("Organization/northlight");
        assertThat(agent(event, "110152").getWho().getDisplay()).isEqualTo("Northlight Imaging AI");
        assertThat(agent(event, "110152").getPolicy())
                .extracting(UriType::getValue)
                .containsExactly("Consent/c/_history/2");
        assertThat(entities(event)).containsExactly("Patient/anna", "ImagingStudy/scan");
        assertThat(event.getMeta().getTag()).isEmpty();
    }

    @Test
    void theScanCarriesTheDetailsOfTheRelease() {
        Map<String, String> details = event(State.SENT, KNOWN).getEntity().get(1).getDetail().stream()
                .collect(Collectors.toMap(
                        AuditEvent.AuditEventEntityDetailComponent::getType,
                        detail -> detail.getValueStringType().getValue()));

        assertThat(details)
                .containsEntry("instances", "3")
                .containsEntry("bytes", "4096")
                .containsEntry("deid", "113100,113107")
                .containsEntry("country", "US")
                .containsEntry("release", "r-1")
                .containsEntry("decision", "d-1")
                .containsEntry("sent-by", "computer")
                .containsEntry("route", "NORTHLIGHT_AI")
                .containsEntry("identifiability", "coded")
                .containsEntry("state", "SENT");
    }

    @ParameterizedTest
    @CsvSource({"SENT, 0", "FAILED, 4", "UNCERTAIN, 12"})
    void theOutcomeNeverSaysThatSomethingStayedWhichMayHaveLeft(State state, String outcome) {
        assertThat(event(state, KNOWN).getOutcome().toCode()).isEqualTo(outcome);
    }

    @Test
    void whatIsNotKnownHereIsKeptByItsOwnIdentifierAndTagged() {
        AuditEvent event = event(State.SENT, new ResolvedParties(null, null, null, true));

        AuditEventEntityComponent patient = event.getEntity().get(0);
        assertThat(patient.getWhat().hasReference()).isFalse();
        assertThat(patient.getWhat().getIdentifier().getValue()).isEqualTo("MRN-1");
        assertThat(event.getEntity().get(1).getWhat().getIdentifier().getValue())
                .isEqualTo("urn:oid:1.2.3");
        assertThat(event.getMeta().getTagFirstRep().getCode()).isEqualTo("unmatched");
    }

    private static AuditEvent event(State state, ResolvedParties parties) {
        return DisclosureMapping.event(Samples.disclosure(state, Samples.CONSENT, parties));
    }

    private static AuditEventAgentComponent agent(AuditEvent event, String role) {
        return event.getAgent().stream()
                .filter(agent -> agent.getType().getCodingFirstRep().getCode().equals(role))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> entities(AuditEvent event) {
        return event.getEntity().stream()
                .map(entity -> entity.getWhat().getReference())
                .toList();
    }
}
