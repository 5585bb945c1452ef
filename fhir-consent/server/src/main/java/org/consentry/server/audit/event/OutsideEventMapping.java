// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.util.Date;
import java.util.Objects;
import org.consentry.policy.Purpose;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Makes AuditEvents of disclosures that happened elsewhere, after IHE BALP's disclosure at the source. */
final class OutsideEventMapping {
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

    private OutsideEventMapping() {}

    static AuditEvent event(OutsideDisclosure told, RequestTrace wire) {
        AuditEvent event = DisclosureMapping.kind(told.isCertain() ? AuditEventOutcome._0 : AuditEventOutcome._12)
                .setRecorded(Date.from(told.at()));
        event.getMeta().addProfile(DisclosureMapping.PROFILE);
        for (Purpose purpose : told.purposes()) {
            event.addPurposeOfEvent().addCoding(new Coding(purpose.system(), purpose.code(), null));
        }
        Reference site = new Reference().setDisplay(told.source().name());
        String address =
                Objects.requireNonNullElse(told.source().address(), wire.asker().address());
        event.addAgent(agent(DisclosureMapping.source(), site.copy(), address).setRequestor(true));
        event.addAgent(recipient(told));
        event.addAgent(agent(DisclosureMapping.custodian(), site.copy(), null));
        if (told.ground().isAuthorized()) {
            event.addAgent(agent(DisclosureMapping.authorizer(), new Reference("Patient/" + told.patient()), null));
        }
        event.addAgent(informant(wire));
        event.getSource().setSite(told.source().name()).setObserver(site);
        event.addEntity(AuditMapping.patient(new Reference("Patient/" + told.patient())));
        AuditEventEntityComponent what = what(told.what());
        if (told.old() != null) {
            details(what, told.old());
        }
        event.addEntity(what);
        OutsideDisclosure.Cited consent = told.ground().consent();
        if (consent != null) {
            event.addEntity(DisclosureMapping.domain(new Reference(consent.reference())));
        }
        return event;
    }

    private static AuditEventAgentComponent recipient(OutsideDisclosure told) {
        Reference who = new Reference("Organization/" + told.recipient())
                .setDisplay(told.recipientParty().name());
        AuditEventAgentComponent recipient = agent(
                DisclosureMapping.destination(),
                who,
                Objects.requireNonNullElse(told.recipientParty().address(), "unknown"));
        told.ground().policies().forEach(recipient::addPolicy);
        return recipient;
    }

    /** The party that reported the disclosure to this server. */
    private static AuditEventAgentComponent informant(RequestTrace wire) {
        String name =
                Objects.requireNonNullElse(wire.asker().user(), wire.asker().application());
        Reference who = new Reference().setDisplay(name);
        if (wire.subject() != null) {
            who.setIdentifier(new Identifier().setSystem(wire.issuer()).setValue(wire.subject()));
        }
        CodeableConcept type = new CodeableConcept().addCoding(new Coding(PARTICIPATION, "INF", "informant"));
        return agent(type, who, wire.asker().address()).setName(name);
    }

    private static AuditEventEntityComponent what(OutsideDisclosure.What what) {
        AuditEventEntityComponent entity = DisclosureMapping.domain(
                what.study() == null ? new Reference() : new Reference("ImagingStudy/" + what.study()));
        return what.text().isEmpty() ? entity : entity.setDescription(what.text());
    }

    private static void details(AuditEventEntityComponent what, OldRecord old) {
        detail(what, "entered-from", OldRecord.SOURCE);
        detail(what, "permission", old.permission());
        detail(what, "country", old.country());
        detail(what, "identifiability", old.identifiability());
        detail(what, "instances", old.images() == 0 ? "" : Integer.toString(old.images()));
        detail(what, "time", old.isDay() ? "day" : "");
    }

    private static void detail(AuditEventEntityComponent entity, String type, String value) {
        if (!value.isBlank()) {
            entity.addDetail().setType(type).setValue(new StringType(value));
        }
    }

    private static AuditEventAgentComponent agent(CodeableConcept type, Reference who, @Nullable String address) {
        AuditEventAgentComponent agent =
                new AuditEventAgentComponent().setType(type).setWho(who).setRequestor(false);
        if (address != null) {
            agent.getNetwork()
                    .setAddress(address)
                    .setType(AuditEventAgentNetworkType.fromCode(Addresses.type(address)));
        }
        return agent;
    }
}
