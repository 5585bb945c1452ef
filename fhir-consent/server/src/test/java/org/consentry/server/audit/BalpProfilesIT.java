// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.consentry.policy.Basis;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.Effect;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.Terms;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.server.audit.event.Answered;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.audit.event.AuditEntry.Interaction;
import org.consentry.server.audit.event.AuditMapping;
import org.consentry.server.audit.event.AuthzEvents;
import org.consentry.server.audit.store.AuditIds;
import org.consentry.server.audit.store.AuditRecord;
import org.consentry.server.feed.agent.RegisterChange;
import org.consentry.server.feed.agent.RegisteredAgent;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of event is what the profile says that it claims; not fast, since the validator loads its tables. */
class BalpProfilesIT {
    private static BalpProfiles profiles;
    private static Map<String, AuditRecord> kinds;

    @BeforeAll
    static void load() {
        profiles = new BalpProfiles();
        AuditMapping mapping = Samples.mapping(profiles.fhir());
        kinds = Map.ofEntries(
                Map.entry("release", mapping.record(Samples.disclosure(State.SENT, Samples.CONSENT, Samples.KNOWN))),
                Map.entry("release by regime", mapping.record(Samples.disclosure(State.SENT, Set.of(), Samples.KNOWN))),
                Map.entry(
                        "uncertain release",
                        mapping.record(Samples.disclosure(State.UNCERTAIN, Samples.CONSENT, Samples.KNOWN))),
                Map.entry(
                        "failed release",
                        mapping.record(Samples.disclosure(State.FAILED, Samples.CONSENT, Samples.KNOWN))),
                Map.entry(
                        "unmatched release",
                        mapping.record(Samples.disclosure(State.SENT, Samples.CONSENT, Samples.UNKNOWN))),
                Map.entry(
                        "release elsewhere", mapping.record(Samples.elsewhere(true, "scan"), Samples.WIRE, "message")),
                Map.entry(
                        "release elsewhere against a no",
                        mapping.record(Samples.elsewhere(false, null), Samples.WIRE, "message")),
                Map.entry(
                        "seen after a yes",
                        mapping.record(Samples.seen(
                                Answered.yes(List.of("Consent/c/_history/2"), List.of(Purpose.MLTRAINING)),
                                Samples.KNOWN))),
                Map.entry("seen and nobody asked", mapping.record(Samples.seen(Answered.NOTHING, Samples.KNOWN))),
                Map.entry("unmatched sight", mapping.record(Samples.seen(Answered.NO, Samples.UNKNOWN))),
                Map.entry("refusal", mapping.record(Samples.disclosure(State.REFUSED, Samples.CONSENT, Samples.KNOWN))),
                Map.entry(
                        "refusal without consent",
                        mapping.record(Samples.disclosure(State.REFUSED, Set.of(), Samples.KNOWN))),
                Map.entry(
                        "unmatched refusal",
                        mapping.record(Samples.disclosure(State.REFUSED, Samples.CONSENT, Samples.UNKNOWN))),
                Map.entry("permit", decided(permit())),
                Map.entry("permit by regime", decided(permitByRegime())),
                Map.entry("deny", decided(deny(true))),
                Map.entry("deny without consent", decided(deny(false))),
                Map.entry("patient reads", entry(mapping, Interaction.READ, false, "AuditEvent/x")),
                Map.entry("patient searches", entry(mapping, Interaction.SEARCH, false, "AuditEvent")),
                Map.entry("staff read", entry(mapping, Interaction.READ, true, "ImagingStudy/scan")),
                Map.entry("staff search", entry(mapping, Interaction.SEARCH, true, "ImagingStudy")),
                Map.entry("consent created", entry(mapping, Interaction.CREATE, false, "Consent/c/_history/1")),
                Map.entry("consent updated", entry(mapping, Interaction.UPDATE, false, "Consent/c/_history/2")),
                Map.entry("recipient created", nobodys(mapping, Interaction.CREATE)),
                Map.entry("recipient updated", nobodys(mapping, Interaction.UPDATE)),
                Map.entry("agent proposed", agents(mapping, RegisterChange.Step.PROPOSED, true)),
                Map.entry("agent taken off", agents(mapping, RegisterChange.Step.CONFIRMED, false)));
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of("release", "PrivacyDisclosure.Source"),
                Arguments.of("release by regime", "PrivacyDisclosure.Source"),
                Arguments.of("uncertain release", "PrivacyDisclosure.Source"),
                Arguments.of("failed release", ""),
                Arguments.of("unmatched release", ""),
                Arguments.of("release elsewhere", "PrivacyDisclosure.Source"),
                Arguments.of("release elsewhere against a no", "PrivacyDisclosure.Source"),
                Arguments.of("seen after a yes", "PrivacyDisclosure.Source"),
                Arguments.of("seen and nobody asked", "PrivacyDisclosure.Source"),
                Arguments.of("unmatched sight", ""),
                Arguments.of("refusal", "AuthZconsent"),
                Arguments.of("refusal without consent", ""),
                Arguments.of("unmatched refusal", ""),
                Arguments.of("permit", "AuthZconsent"),
                Arguments.of("permit by regime", ""),
                Arguments.of("deny", "AuthZconsent"),
                Arguments.of("deny without consent", ""),
                Arguments.of("patient reads", "PatientRead"),
                Arguments.of("patient searches", "PatientQuery"),
                Arguments.of("staff read", "PatientRead"),
                Arguments.of("staff search", "PatientQuery"),
                Arguments.of("consent created", "PatientCreate"),
                Arguments.of("consent updated", "PatientUpdate"),
                Arguments.of("recipient created", "Create"),
                Arguments.of("recipient updated", "Update"),
                Arguments.of("agent proposed", ""),
                Arguments.of("agent taken off", ""));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyEventIsValidAndClaimsWhatItIs(String kind, String profile) {
        AuditEvent event = event(kind);

        assertThat(BalpProfiles.claims(event)).isEqualTo(profile.isEmpty() ? List.of() : List.of(profile));
        assertThat(profiles.mistakes(event)).isEmpty();
    }

    static Stream<Arguments> mutations() {
        return Stream.of(
                mutation("release", event -> agent(event, "110153").setNetwork(null)),
                mutation("release", event -> event.getSource().setObserver(new Reference().setDisplay("another"))),
                mutation("release", event -> event.setSubtype(List.of(new Coding("urn:x", "y", null)))),
                mutation("release", event -> event.getEntity().remove(0)),
                mutation("release elsewhere", event -> agent(event, "110152").setNetwork(null)),
                mutation("release elsewhere", event -> event.getEntity().remove(0)),
                mutation("refusal", event -> agent(event, "110150").setNetwork(null)),
                mutation("refusal", event -> agent(event, "110152").addPolicy("urn:x")),
                mutation("refusal", event -> agent(event, "authserver").setWho(new Reference().setDisplay("another"))),
                mutation("refusal", event -> event.getEntity().remove(1)),
                mutation(
                        "permit",
                        event -> event.addEntity()
                                .setType(new Coding(
                                        "http://terminology.hl7.org/CodeSystem/audit-entity-type", "2", null))
                                .setWhat(new Reference("ImagingStudy/scan"))),
                mutation("deny", event -> event.setAction(AuditEvent.AuditEventAction.R)),
                mutation("patient reads", event -> agent(event, "110152").setNetwork(null)),
                mutation("patient searches", event -> event.getEntity().get(1).setQuery(null)),
                mutation("staff read", event -> event.getEntity().get(1).setWhat(null)),
                mutation("staff search", event -> event.setOutcome(AuditEvent.AuditEventOutcome._8)),
                mutation("consent created", event -> event.getSubtypeFirstRep().setCode("update")),
                mutation("consent updated", event -> event.setAction(AuditEvent.AuditEventAction.C)));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void anEventThatIsNotSoIsNotValid(String kind, Consumer<AuditEvent> mutation) {
        AuditEvent event = event(kind).copy();

        mutation.accept(event);

        assertThat(profiles.mistakes(event)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void whatAnEventIsFoundByIsWhatItSays(String kind, String profile) {
        AuditRecord written = record(kind);
        AuditRecord read = Samples.mapping(profiles.fhir()).record(event(kind), written.patient());

        assertThat(read.type()).isEqualTo(written.type());
        assertThat(read.recorded()).isEqualTo(written.recorded());
        assertThat(read.codes()).isEqualTo(written.codes());
        assertThat(read.parties().recipient()).isEqualTo(written.parties().recipient());
        assertThat(read.parties().isUnmatched()).isEqualTo(written.parties().isUnmatched());
        assertThat(read.parties().agents()).isEqualTo(written.parties().agents());
        assertThat(written.parties().entities()).containsAll(read.parties().entities());
        assertThat(AuditIds.recorded(written.id())).hasValue(written.recorded());
    }

    @Test
    void aDecisionNamesExactlyTheVersionsItWeighed() {
        assertThat(event("deny").getEntity())
                .extracting(entity -> entity.getWhat().getReference())
                .contains("Consent/c/_history/2");
        assertThat(event("deny").getOutcomeDesc()).isEqualTo("CONSENT_DENY");
        assertThat(event("permit").getOutcome()).isEqualTo(AuditEvent.AuditEventOutcome._0);
        assertThat(event("permit").getOutcomeDesc()).isNull();
        assertThat(event("deny without consent").getSubtypeFirstRep().getCode()).isEqualTo("AuthZ-Role");
    }

    @Test
    void aReleaseElsewhereIsAuthorizedOnlyByAYes() {
        assertThat(agent(event("release elsewhere"), "110152").getPolicy())
                .extracting(policy -> policy.getValue())
                .containsExactly("Consent/c/_history/2");
        assertThat(agent(event("release elsewhere against a no"), "110152").getPolicy())
                .isEmpty();
        assertThat(event("release elsewhere against a no").getEntity())
                .extracting(entity -> entity.getWhat().getReference())
                .contains("Consent/c/_history/2");
    }

    private static Arguments mutation(String kind, Consumer<AuditEvent> change) {
        return Arguments.of(kind, change);
    }

    private static AuditEventAgentComponent agent(AuditEvent event, String code) {
        return event.getAgent().stream()
                .filter(agent -> agent.getType().getCoding().stream()
                        .anyMatch(coding -> coding.getCode().equals(code)))
                .findFirst()
                .orElseThrow();
    }

    private static AuditEvent event(String kind) {
        return profiles.event(record(kind));
    }

    private static AuditRecord record(String kind) {
        return Objects.requireNonNull(kinds.get(kind), kind);
    }

    private static AuditRecord entry(AuditMapping mapping, Interaction interaction, boolean staff, String what) {
        return mapping.record(
                new AuditEntry(interaction, staff ? Samples.DANA : Samples.ANNA_HERSELF, "anna", what),
                Samples.WIRE,
                Samples.AT);
    }

    private static AuditRecord nobodys(AuditMapping mapping, Interaction interaction) {
        return mapping.record(
                new AuditEntry(interaction, Samples.DANA, null, "Organization/northlight/_history/1"),
                Samples.WIRE,
                Samples.AT);
    }

    private static AuditRecord agents(AuditMapping mapping, RegisterChange.Step step, boolean on) {
        RegisteredAgent wanted = on ? new RegisteredAgent("agent-2", "agent-2", "North") : null;
        return mapping.record(
                new RegisterChange(step, Optional.of(7L), "agent-2", wanted), Samples.DANA, Samples.WIRE, Samples.AT);
    }

    private static AuditRecord decided(Decision decision) {
        return Samples.authz()
                .record(AuthzEvents.of(
                        Samples.decision(Terms.asks(Terms.NORTHLIGHT, "MLTRAINING"), decision, "anna"), Samples.AT));
    }

    private static Decision permit() {
        return ConsentPolicy.decide(
                Terms.asks(Terms.NORTHLIGHT, "MLTRAINING"),
                new PatientTerms(
                        List.of(Terms.consent("c", org.consentry.policy.Rule.permit(Terms.about("MLTRAINING")))),
                        List.of()),
                Terms.REGIME);
    }

    private static Decision permitByRegime() {
        return ConsentPolicy.decide(
                Terms.asks(Terms.NORTHLIGHT, "HRESCH"), new PatientTerms(List.of(), List.of()), Terms.REGIME);
    }

    private static Decision deny(boolean byConsent) {
        return byConsent
                ? new Deny(
                        Reason.CONSENT_DENY,
                        null,
                        List.of(new Basis(Basis.Source.CONSENT, "Consent/c/_history/2", "provision", Effect.DENY)))
                : new Deny(Reason.OPT_IN_MISSING, null, List.of());
    }
}
