// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.consentry.policy.Purpose;
import org.consentry.protocol.DisclosureReport;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Makes AuditEvents of what left past the agents, in the shape of a release. What nobody told is not in it. The detail
 * {@code answer} says what its sender had been told: {@code yes}, {@code no} or {@code none}.
 */
final class SeenEventMapping {
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

    private SeenEventMapping() {}

    static AuditEvent event(Seen seen) {
        Disclosure told = seen.told();
        DisclosureReport report = told.report();
        AuditEventOutcome outcome = seen.how().source().isCertain() ? AuditEventOutcome._0 : AuditEventOutcome._12;
        AuditEvent event = DisclosureMapping.kind(outcome).setRecorded(Date.from(report.at()));
        purposes(seen)
                .forEach(purpose ->
                        event.addPurposeOfEvent().addCoding(new Coding(purpose.system(), purpose.code(), null)));
        Reference site = new Reference().setDisplay(told.site());
        event.addAgent(
                at(agent(DisclosureMapping.source(), site.copy()), seen.how().by())
                        .setRequestor(true));
        AuditEventAgentComponent recipient = at(
                agent(DisclosureMapping.destination(), recipient(seen)),
                seen.how().destination());
        seen.answered().policies().forEach(recipient::addPolicy);
        event.addAgent(recipient);
        event.addAgent(agent(DisclosureMapping.custodian(), site.copy()));
        String patient = told.parties().patient();
        boolean byConsent = seen.answered().policies().stream().anyMatch(policy -> policy.startsWith("Consent/"));
        if (patient != null && byConsent) {
            event.addAgent(agent(DisclosureMapping.authorizer(), new Reference("Patient/" + patient)));
        }
        event.addAgent(agent(
                        new CodeableConcept().addCoding(new Coding(PARTICIPATION, "INF", "informant")),
                        new Reference().setDisplay(seen.how().by()))
                .setAltId(told.agent()));
        event.getSource().setSite(told.site()).setObserver(site);
        DisclosureMapping.addPatient(event, told);
        addScan(event, seen);
        if (told.parties().isUnmatched()) {
            event.getMeta().addTag(DisclosureMapping.UNMATCHED.copy());
        }
        if (patient != null) {
            event.getMeta().addProfile(DisclosureMapping.PROFILE);
        }
        return event;
    }

    /** Who is not in the register is called as the record calls the place. */
    private static Reference recipient(Seen seen) {
        Reference who = DisclosureMapping.recipient(seen.told());
        String place = seen.how().destination();
        return who.hasDisplay()
                ? who
                : who.setDisplay(
                        place.isBlank() ? seen.told().report().recipient().value() : place);
    }

    /** What its sender told it was for, else what it had asked for. */
    private static List<Purpose> purposes(Seen seen) {
        Purpose told = seen.told().report().purpose();
        boolean asked = told.equals(DisclosureReport.UNTOLD)
                && !seen.answered().purposes().isEmpty();
        return asked ? seen.answered().purposes() : List.of(told);
    }

    private static void addScan(AuditEvent event, Seen seen) {
        DisclosureReport report = seen.told().report();
        AuditEvent.AuditEventEntityComponent scan = DisclosureMapping.domain(
                DisclosureMapping.scan(seen.told().parties().study(), report.study()));
        detail(scan, "state", report.state().name());
        detail(scan, "instances", report.instances() == 0 ? "" : Integer.toString(report.instances()));
        detail(scan, "country", report.country());
        detail(scan, "release", report.release());
        detail(scan, "decision", report.decision() == null ? "" : report.decision());
        detail(scan, "seen-in", lower(seen.how().source()));
        detail(scan, "destination", seen.how().destination());
        detail(scan, "answer", lower(seen.answered().kind()));
        detail(scan, "position", Long.toString(report.position()));
        detail(scan, "sequence", Long.toString(report.sequence()));
        event.addEntity(scan);
    }

    private static void detail(AuditEvent.AuditEventEntityComponent entity, String type, String value) {
        if (!value.isBlank()) {
            entity.addDetail().setType(type).setValue(new StringType(value));
        }
    }

    private static AuditEventAgentComponent agent(CodeableConcept type, Reference who) {
        return new AuditEventAgentComponent().setType(type).setWho(who).setRequestor(false);
    }

    /** The profile wants an address of either side. */
    private static AuditEventAgentComponent at(AuditEventAgentComponent agent, String name) {
        agent.getNetwork().setAddress(name.isBlank() ? "unknown" : name).setType(AuditEventAgentNetworkType._1);
        return agent;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
