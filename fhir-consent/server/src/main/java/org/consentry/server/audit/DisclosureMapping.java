// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Makes AuditEvents of what agents released and refused, near to the profiles of IHE BALP. */
final class DisclosureMapping {
    static final String NS = "https://consentry.org/fhir/";
    static final Coding UNMATCHED = new Coding(NS + "audit", "unmatched", "Names a patient or scan not known here");

    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
    private static final String AUTHZ = "https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String CONSENT = "Consent/";

    private DisclosureMapping() {}

    static AuditEvent event(Disclosure disclosure) {
        DisclosureReport report = disclosure.report();
        AuditEvent event = kind(report).setRecorded(Date.from(report.at()));
        event.addPurposeOfEvent()
                .addCoding(
                        new Coding(report.purpose().system(), report.purpose().code(), null));
        addSource(event, disclosure);
        addRecipient(event, disclosure);
        event.getSource().setSite(disclosure.site()).setObserver(new Reference().setDisplay(disclosure.site()));
        addPatient(event, disclosure);
        addScan(event, disclosure);
        if (report.state() == State.REFUSED) {
            consents(report).forEach(consent -> event.addEntity(domain(new Reference(consent))));
        }
        if (disclosure.parties().isUnmatched()) {
            event.getMeta().addTag(UNMATCHED.copy());
        }
        return event;
    }

    private static AuditEvent kind(DisclosureReport report) {
        if (report.state() == State.REFUSED) {
            return new AuditEvent()
                    .setType(new Coding(DCM, "110113", "Security Alert"))
                    .addSubtype(new Coding(AUTHZ, "AuthZ-Consent", "Consent authorization decision"))
                    .setAction(AuditEventAction.E)
                    .setOutcome(AuditEventOutcome._8)
                    .setOutcomeDesc(Objects.requireNonNull(report.reason()).name());
        }
        return new AuditEvent()
                .setType(new Coding(DCM, "110106", "Export"))
                .addSubtype(new Coding(LIFECYCLE, "disclose", "Disclose Record Lifecycle Event"))
                .setAction(AuditEventAction.R)
                .setOutcome(outcome(report.state()));
    }

    private static AuditEventOutcome outcome(State state) {
        return switch (state) {
            case SENT -> AuditEventOutcome._0;
            case FAILED -> AuditEventOutcome._4;
            case REFUSED -> AuditEventOutcome._8;
            case UNCERTAIN -> AuditEventOutcome._12;
        };
    }

    private static void addSource(AuditEvent event, Disclosure disclosure) {
        event.addAgent()
                .setType(concept(new Coding(DCM, "110153", "Source Role ID")))
                .setWho(new Reference().setDisplay(disclosure.site()))
                .setAltId(disclosure.agent())
                .setRequestor(true)
                .getNetwork()
                .setAddress(disclosure.agent())
                .setType(AuditEventAgentNetworkType._1);
    }

    private static void addRecipient(AuditEvent event, Disclosure disclosure) {
        DisclosureReport report = disclosure.report();
        AuditEvent.AuditEventAgentComponent recipient = event.addAgent()
                .setType(concept(new Coding(DCM, "110152", "Destination Role ID")))
                .setWho(recipient(disclosure))
                .setRequestor(false);
        recipient.getNetwork().setAddress(report.route()).setType(AuditEventAgentNetworkType._1);
        policies(report).forEach(recipient::addPolicy);
    }

    private static Reference recipient(Disclosure disclosure) {
        String id = disclosure.report().recipient().value();
        Reference who = new Reference().setDisplay(disclosure.parties().recipientName());
        // An id that FHIR would not take is kept as an identifier, so that nothing is lost.
        return org.consentry.server.storage.ResourceKey.isId(id)
                ? who.setReference("Organization/" + id)
                : who.setIdentifier(new Identifier().setSystem(NS + "recipient").setValue(id));
    }

    private static void addPatient(AuditEvent event, Disclosure disclosure) {
        String patient = disclosure.parties().patient();
        PatientId named = disclosure.report().patient();
        if (patient != null) {
            event.addEntity(AuditMapping.patient(patient));
        } else if (named != null) {
            Identifier number = new Identifier().setSystem(named.authority()).setValue(named.value());
            event.addEntity(AuditMapping.patient(new Reference().setIdentifier(number)));
        }
    }

    private static void addScan(AuditEvent event, Disclosure disclosure) {
        DisclosureReport report = disclosure.report();
        AuditEventEntityComponent scan = domain(scan(disclosure.parties().study(), report.study()));
        detail(scan, "state", report.state().name());
        detail(scan, "instances", Integer.toString(report.instances()));
        detail(scan, "bytes", Long.toString(report.bytes()));
        detail(scan, "deid", String.join(",", report.deidentification()));
        detail(scan, "identifiability", lower(report.identifiability()));
        detail(scan, "country", report.country());
        detail(scan, "release", report.release());
        detail(scan, "route", report.route());
        detail(scan, "sent-by", lower(report.sentBy()));
        detail(scan, "decision", report.decision());
        detail(scan, "regime", report.regime());
        detail(scan, "position", Long.toString(report.position()));
        detail(scan, "sequence", Long.toString(report.sequence()));
        event.addEntity(scan);
    }

    private static Reference scan(@Nullable String id, @Nullable StudyUid uid) {
        Reference what = new Reference();
        if (uid != null) {
            what.setIdentifier(new Identifier().setSystem("urn:dicom:uid").setValue("urn:oid:" + uid.value()));
        }
        return id == null ? what : what.setReference("ImagingStudy/" + id);
    }

    private static AuditEventEntityComponent domain(Reference what) {
        AuditEventEntityComponent entity = new AuditEventEntityComponent()
                .setType(new Coding(ENTITY_TYPE, "2", "System Object"))
                .setRole(new Coding(ROLE, "4", "Domain Resource"));
        return what.isEmpty() ? entity : entity.setWhat(what);
    }

    private static Set<String> consents(DisclosureReport report) {
        return report.basis().stream()
                .filter(reference -> reference.startsWith(CONSENT))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** What allowed or refused it: versions of consents, and the regime where one is cited or nothing else is. */
    private static Set<String> policies(DisclosureReport report) {
        Set<String> policies = new LinkedHashSet<>(consents(report));
        String regime = report.regime();
        if (regime != null && (policies.isEmpty() || report.basis().contains(regime))) {
            policies.add(NS + "regime/" + regime);
        }
        report.basis().stream()
                .filter(reference -> !reference.startsWith(CONSENT) && !reference.equals(regime))
                .sorted()
                .forEach(reference -> policies.add(NS + "basis/"
                        + java.net.URLEncoder.encode(reference, java.nio.charset.StandardCharsets.UTF_8)));
        return policies;
    }

    private static void detail(AuditEventEntityComponent entity, String type, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            entity.addDetail().setType(type).setValue(new StringType(value));
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static CodeableConcept concept(Coding coding) {
        return new CodeableConcept().addCoding(coding);
    }
}
