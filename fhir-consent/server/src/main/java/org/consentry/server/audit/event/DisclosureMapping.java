// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.util.Date;
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

/** Makes AuditEvents of releases by agents, after IHE BALP's disclosure at the source. */
public final class DisclosureMapping {
    public static final String NS = "https://consentry.org/fhir/";
    static final Coding UNMATCHED = new Coding(NS + "audit", "unmatched", "Names a patient or scan not known here");

    static final String PROFILE =
            "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PrivacyDisclosure.Source";

    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String LIFECYCLE = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";

    private DisclosureMapping() {}

    static AuditEvent event(Disclosure disclosure) {
        DisclosureReport report = disclosure.report();
        AuditEvent event = kind(outcome(report.state())).setRecorded(Date.from(report.at()));
        event.addPurposeOfEvent()
                .addCoding(
                        new Coding(report.purpose().system(), report.purpose().code(), null));
        addSource(event, disclosure);
        addRecipient(event, disclosure);
        addResponsible(event, disclosure);
        event.getSource().setSite(disclosure.site()).setObserver(new Reference().setDisplay(disclosure.site()));
        addPatient(event, disclosure);
        addScan(event, disclosure);
        if (disclosure.parties().isUnmatched()) {
            event.getMeta().addTag(UNMATCHED.copy());
        }
        if (disclosure.parties().patient() != null && report.state() != State.FAILED) {
            // The profile needs a patient of this server, and a failed transfer is no disclosure.
            event.getMeta().addProfile(PROFILE);
        }
        return event;
    }

    /** The parts that every disclosure at its source has. */
    static AuditEvent kind(AuditEventOutcome outcome) {
        return new AuditEvent()
                .setType(new Coding(DCM, "110106", "Export"))
                .addSubtype(new Coding(LIFECYCLE, "disclose", "Disclose Record Lifecycle Event"))
                .setAction(AuditEventAction.R)
                .setOutcome(outcome);
    }

    private static AuditEventOutcome outcome(State state) {
        return switch (state) {
            case SENT -> AuditEventOutcome._0;
            case FAILED -> AuditEventOutcome._4;
            case REFUSED, PERMITTED, DESTROYED, HANDLED, SEEN ->
                throw new IllegalArgumentException("Expected a release of an agent, found " + state);
            case UNCERTAIN -> AuditEventOutcome._12;
        };
    }

    private static void addSource(AuditEvent event, Disclosure disclosure) {
        event.addAgent()
                .setType(source())
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
                .setType(destination())
                .setWho(recipient(disclosure))
                .setRequestor(false);
        recipient.getNetwork().setAddress(report.route()).setType(AuditEventAgentNetworkType._1);
        ReportFacts.weighed(report).policies().forEach(recipient::addPolicy);
    }

    /** Adds who keeps the scans, and the patient where a consent allowed the release. */
    private static void addResponsible(AuditEvent event, Disclosure disclosure) {
        event.addAgent()
                .setType(custodian())
                .setWho(new Reference().setDisplay(disclosure.site()))
                .setRequestor(false);
        String patient = disclosure.parties().patient();
        if (patient != null
                && !ReportFacts.weighed(disclosure.report()).consents().isEmpty()) {
            event.addAgent()
                    .setType(authorizer())
                    .setWho(new Reference("Patient/" + patient))
                    .setRequestor(false);
        }
    }

    static Reference recipient(Disclosure disclosure) {
        String id = disclosure.report().recipient().value();
        Reference who = new Reference().setDisplay(disclosure.parties().recipientName());
        // An id that FHIR would not take is kept as an identifier, so that nothing is lost.
        return org.consentry.server.storage.ResourceKey.isId(id)
                ? who.setReference(disclosure.parties().recipientType() + "/" + id)
                : who.setIdentifier(new Identifier().setSystem(NS + "recipient").setValue(id));
    }

    static void addPatient(AuditEvent event, Disclosure disclosure) {
        String patient = disclosure.parties().patient();
        PatientId named = disclosure.report().patient();
        if (patient != null) {
            event.addEntity(AuditMapping.patient(new Reference("Patient/" + patient)));
        } else if (named != null) {
            Identifier number = new Identifier().setSystem(named.authority()).setValue(named.value());
            event.addEntity(AuditMapping.patient(new Reference().setIdentifier(number)));
        }
    }

    private static void addScan(AuditEvent event, Disclosure disclosure) {
        DisclosureReport report = disclosure.report();
        AuditEventEntityComponent scan = domain(scan(disclosure.parties().study(), report.study()));
        ReportFacts.details(report).forEach((type, value) -> detail(scan, type, value));
        event.addEntity(scan);
    }

    static Reference scan(@Nullable String id, @Nullable StudyUid uid) {
        Reference what = new Reference();
        if (uid != null) {
            what.setIdentifier(new Identifier().setSystem("urn:dicom:uid").setValue("urn:oid:" + uid.value()));
        }
        return id == null ? what : what.setReference("ImagingStudy/" + id);
    }

    static AuditEventEntityComponent domain(Reference what) {
        AuditEventEntityComponent entity = new AuditEventEntityComponent()
                .setType(new Coding(ENTITY_TYPE, "2", "System Object"))
                .setRole(new Coding(ROLE, "4", "Domain Resource"));
        return what.isEmpty() ? entity : entity.setWhat(what);
    }

    private static void detail(AuditEventEntityComponent entity, String type, String value) {
        if (!value.isBlank()) {
            entity.addDetail().setType(type).setValue(new StringType(value));
        }
    }

    static CodeableConcept source() {
        return concept(new Coding(DCM, "110153", "Source Role ID"));
    }

    static CodeableConcept destination() {
        return concept(new Coding(DCM, "110152", "Destination Role ID"));
    }

    static CodeableConcept custodian() {
        return concept(new Coding(SNOMED, "159541003", "Record keeping/library clerk"));
    }

    static CodeableConcept authorizer() {
        return concept(new Coding(SNOMED, "429577009", "Patient advocate"));
    }

    private static CodeableConcept concept(Coding coding) {
        return new CodeableConcept().addCoding(coding);
    }
}
