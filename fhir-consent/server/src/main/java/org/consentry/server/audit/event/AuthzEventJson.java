// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.consentry.policy.Purpose;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.Json;
import org.consentry.server.audit.store.AuditIds;
import org.consentry.server.audit.store.AuditRecord;
import org.consentry.server.audit.store.ListLine;
import org.consentry.server.storage.ResourceKey;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions as AuditEvents after IHE BALP's AuthZconsent. A decision without a Consent has the subtype
 * AuthZ-Role and does not claim the profile. The class writes text directly, which takes some 10 us for each event:
 * there may be thousands a second, and building and encoding a resource takes ten times as long.
 *
 * <p>The profile allows only patient, consents and token as entities. So other facts about the scan are details of the
 * patient's entity. The recipient also has the role of destination, and the site that decided the role of source, each
 * by a second code. So one reader understands everything that happened to a scan.
 */
@Singleton
public class AuthzEventJson {
    static final String PROFILE = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.AuthZconsent";

    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String AUTHZ = "https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType";
    private static final String TOKEN = "https://profiles.ihe.net/ITI/BALP/CodeSystem/UserAgentTypes";
    private static final String SECURITY_ROLE = "http://terminology.hl7.org/CodeSystem/extra-security-role-type";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String ROLE_CLASS = "http://terminology.hl7.org/CodeSystem/v3-RoleClass";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String OBJECT_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());
    private final AuditIds ids;

    /** Takes the maker of ids. */
    @Inject
    public AuthzEventJson(AuditIds ids) {
        this.ids = ids;
    }

    /** The event, with the values by which searches find it. */
    public AuditRecord record(AuthzEvent event) {
        String id = ids.next(event.at());
        String recipient = event.roles().recipient().value();
        AuthzEvent.About about = event.about();
        return new AuditRecord(
                id,
                event.at(),
                about.patient(),
                DCM + "|110113",
                new AuditRecord.Codes(
                        List.of(AUTHZ + "|" + subtype(event)),
                        "E",
                        event.refusal() == null ? "0" : "8",
                        event.purposes().stream()
                                .map(purpose -> purpose.system() + "|" + purpose.code())
                                .toList()),
                new AuditRecord.Parts(
                        ResourceKey.isId(recipient) ? recipient : null,
                        about.study(),
                        ResourceKey.isId(recipient)
                                ? List.of(event.roles().recipientType() + "/" + recipient)
                                : List.of(),
                        entities(event),
                        about.isUnmatched()),
                text(event, id),
                line(event));
    }

    private static List<String> entities(AuthzEvent event) {
        List<String> entities = new ArrayList<>();
        if (event.about().patient() != null) {
            entities.add("Patient/" + event.about().patient());
        }
        if (event.about().study() != null) {
            entities.add("ImagingStudy/" + event.about().study());
        }
        event.basis().consents().forEach(consent -> entities.add(consent.replaceFirst("/_history/.*", "")));
        return entities;
    }

    private static String subtype(AuthzEvent event) {
        return event.basis().consents().isEmpty() ? "AuthZ-Role" : "AuthZ-Consent";
    }

    private String text(AuthzEvent event, String id) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = generators.createGenerator(text)) {
            json.writeStartObject().write("resourceType", "AuditEvent").write("id", id);
            meta(json, event);
            json.writeKey("type");
            coding(json, DCM, "110113", "Security Alert");
            json.writeStartArray("subtype");
            coding(json, AUTHZ, subtype(event), null);
            json.writeEnd()
                    .write("action", "E")
                    .write("recorded", event.at().toString())
                    .write("outcome", event.refusal() == null ? "0" : "8");
            if (event.refusal() != null) {
                json.write("outcomeDesc", event.refusal());
            }
            purposes(json, "purposeOfEvent", event);
            json.writeStartArray("agent");
            agents(json, event);
            json.writeEnd();
            json.writeStartObject("source").write("site", event.roles().site());
            json.writeStartObject("observer").write("display", event.roles().site());
            json.writeEnd().writeEnd();
            json.writeStartArray("entity");
            about(json, event);
            json.writeEnd().writeEnd();
        }
        return text.toString();
    }

    private static void meta(JsonGenerator json, AuthzEvent event) {
        if (!event.conforms() && !event.about().isUnmatched()) {
            return;
        }
        json.writeStartObject("meta");
        if (event.conforms()) {
            json.writeStartArray("profile").write(PROFILE).writeEnd();
        }
        if (event.about().isUnmatched()) {
            json.writeStartArray("tag");
            coding(json, DisclosureMapping.NS + "audit", "unmatched", "Names a patient or scan not known here");
            json.writeEnd();
        }
        json.writeEnd();
    }

    private static void agents(JsonGenerator json, AuthzEvent event) {
        AuthzEvent.Roles roles = event.roles();
        agent(json, true, PARTICIPATION, "IRCP");
        if (roles.asker().user() == null) {
            recipient(json, roles);
        } else {
            json.writeStartObject("who").write("display", roles.asker().user()).writeEnd();
        }
        purposes(json, "purposeOfUse", event);
        if (!event.basis().policies().isEmpty()) {
            json.writeStartArray("policy");
            event.basis().policies().forEach(json::write);
            json.writeEnd();
        }
        json.writeEnd();
        agent(json, false, ROLE_CLASS, "PROV", DCM, "110152");
        recipient(json, roles);
        json.writeEnd();
        agent(json, false, DCM, "110150");
        json.writeStartObject("who")
                .writeStartObject("identifier")
                .write("value", roles.asker().application());
        json.writeEnd().writeEnd();
        json.writeStartObject("network").write("address", roles.asker().address());
        json.write("type", Addresses.type(roles.asker().address())).writeEnd();
        json.writeEnd();
        agent(json, false, SECURITY_ROLE, "authserver", DCM, "110153");
        json.writeStartObject("who").write("display", roles.site()).writeEnd();
        json.writeEnd();
    }

    private static ListLine line(AuthzEvent event) {
        String refusal = event.refusal();
        if (refusal == null) {
            return ListLine.NONE;
        }
        String asker = event.roles().asker().application();
        return DisclosureReport.State.DESTROYED.name().equals(event.details().get("state"))
                ? ListLine.destroyed(asker, refusal, event.purposes().stream())
                : ListLine.refused(asker, refusal, event.purposes().stream());
    }

    /** Begins an agent whose role has these codes, given as system, code, system, code. */
    private static void agent(JsonGenerator json, boolean requestor, String... codes) {
        json.writeStartObject();
        json.writeStartObject("type").writeStartArray("coding");
        for (int i = 0; i < codes.length; i += 2) {
            coding(json, codes[i], codes[i + 1], null);
        }
        json.writeEnd().writeEnd();
        json.write("requestor", requestor);
    }

    private static void recipient(JsonGenerator json, AuthzEvent.Roles roles) {
        String id = roles.recipient().value();
        json.writeStartObject("who");
        if (ResourceKey.isId(id)) {
            json.write("reference", roles.recipientType() + "/" + id);
        } else {
            // An id that FHIR would not take is kept as an identifier, so that nothing is lost.
            identifier(json, DisclosureMapping.NS + "recipient", id);
        }
        if (roles.recipientName() != null) {
            json.write("display", roles.recipientName());
        }
        json.writeEnd();
    }

    private static void about(JsonGenerator json, AuthzEvent event) {
        AuthzEvent.About about = event.about();
        json.writeStartObject().writeStartObject("what");
        if (about.patient() != null) {
            json.write("reference", "Patient/" + about.patient());
        } else if (about.named() != null) {
            identifier(json, about.named().authority(), about.named().value());
        } else {
            json.write("display", "unknown");
        }
        json.writeEnd().writeKey("type");
        coding(json, ENTITY_TYPE, "1", "Person");
        json.writeKey("role");
        coding(json, OBJECT_ROLE, "1", "Patient");
        json.writeStartArray("detail");
        detail(json, "study", about.study() == null ? null : "ImagingStudy/" + about.study());
        detail(json, "study-uid", about.studyUid());
        event.details().forEach((type, value) -> detail(json, type, value));
        json.writeEnd().writeEnd();
        event.basis().consents().forEach(consent -> {
            json.writeStartObject()
                    .writeStartObject("what")
                    .write("reference", consent)
                    .writeEnd();
            json.writeKey("type");
            coding(json, "http://hl7.org/fhir/resource-types", "Consent", "Consent");
            json.writeEnd();
        });
        String token = event.roles().asker().tokenId();
        if (token != null) {
            json.writeStartObject().writeStartObject("what").writeStartObject("identifier");
            json.write("value", "urn:ietf:params:oauth:jti:" + token);
            json.writeEnd().writeEnd().writeKey("type");
            coding(json, TOKEN, "UserOauthAgent", null);
            json.writeEnd();
        }
    }

    private static void identifier(JsonGenerator json, String system, String value) {
        json.writeStartObject("identifier")
                .write("system", system)
                .write("value", value)
                .writeEnd();
    }

    private static void purposes(JsonGenerator json, String key, AuthzEvent event) {
        json.writeStartArray(key);
        for (Purpose purpose : event.purposes()) {
            json.writeStartObject().writeStartArray("coding");
            coding(json, purpose.system(), purpose.code(), null);
            json.writeEnd().writeEnd();
        }
        json.writeEnd();
    }

    private static void detail(JsonGenerator json, String type, @Nullable String value) {
        if (!Objects.toString(value, "").isBlank()) {
            json.writeStartObject()
                    .write("type", type)
                    .write("valueString", value)
                    .writeEnd();
        }
    }

    private static void coding(JsonGenerator json, String system, String code, @Nullable String display) {
        json.writeStartObject().write("system", system).write("code", code);
        if (display != null) {
            json.write("display", display);
        }
        json.writeEnd();
    }
}
