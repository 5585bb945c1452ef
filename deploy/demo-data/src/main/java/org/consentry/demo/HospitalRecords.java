// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The fictional hospital's records as FHIR R4 resources. */
final class HospitalRecords {

    static final String NS = "https://consentry.org/fhir/";

    private static final String EXTENSION = NS + "StructureDefinition/";
    private static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    private HospitalRecords() {}

    static JsonObject patient(DemoPatient patient) {
        return resource("Patient", patient.id())
                .add(
                        "identifier",
                        array(createObjectBuilder()
                                .add("type", concept("http://terminology.hl7.org/CodeSystem/v2-0203", "MR"))
                                .add("system", DemoPatient.AUTHORITY)
                                .add("value", patient.number())))
                .add("active", true)
                .add(
                        "name",
                        array(createObjectBuilder()
                                .add("use", "official")
                                .add("family", patient.family())
                                .add("given", createArrayBuilder().add(patient.given()))))
                .add(
                        "telecom",
                        array(createObjectBuilder().add("system", "email").add("value", patient.email())))
                .add("gender", patient.gender())
                .add("birthDate", patient.born().toString())
                .add(
                        "communication",
                        array(createObjectBuilder()
                                .add("language", concept("urn:ietf:bcp:47", patient.language()))
                                .add("preferred", true)))
                .build();
    }

    static JsonObject imagingStudy(DemoScan scan) {
        JsonObjectBuilder modality = coding(
                "http://dicom.nema.org/resources/ontology/DCM", scan.kind().modality());
        return resource("ImagingStudy", scan.id())
                .add(
                        "identifier",
                        array(createObjectBuilder()
                                .add("system", "urn:dicom:uid")
                                .add("value", "urn:oid:" + scan.uid().value())))
                .add("status", "available")
                .add("modality", array(modality))
                .add("subject", reference("Patient/" + scan.patient().id()))
                .add("started", scan.taken().toString())
                .add("numberOfSeries", 1)
                .add("numberOfInstances", scan.kind().instances())
                .add("description", scan.kind().description())
                .build();
    }

    static JsonObject organization(DemoRecipient recipient, LocalDate checked) {
        JsonArrayBuilder extensions = createArrayBuilder();
        for (Map.Entry<String, String> fact : new TreeMap<>(recipient.facts()).entrySet()) {
            extensions.add(extension("recipient-" + fact.getKey()).add("valueString", fact.getValue()));
        }
        extensions.add(extension("recipient-checked-on").add("valueDate", checked.toString()));
        extensions.add(
                extension("recipient-purpose").add("valueCode", recipient.sort().purpose()));
        return resource("Organization", recipient.id())
                .add("extension", extensions)
                .add(
                        "identifier",
                        array(createObjectBuilder()
                                .add("system", NS + "recipient")
                                .add("value", recipient.id())))
                .add("active", true)
                .add(
                        "type",
                        array(concept(NS + "recipient-kind", recipient.sort().code())))
                .add("name", recipient.name())
                .add(
                        "address",
                        array(createObjectBuilder()
                                .add("state", recipient.place().state())
                                .add("country", recipient.place().country())))
                .build();
    }

    static JsonObject device(DemoRecipient recipient) {
        return resource("Device", recipient.id() + "-tool")
                .add("status", "active")
                .add(
                        "deviceName",
                        array(createObjectBuilder()
                                .add("name", recipient.name() + " tool")
                                .add("type", "model-name")))
                .add("version", array(createObjectBuilder().add("value", "1.0")))
                .add("type", createObjectBuilder().add("text", recipient.facts().get("makes")))
                .add("owner", reference("Organization/" + recipient.id()))
                .build();
    }

    static JsonObject endpoint(DemoRecipient recipient, int port) {
        return resource("Endpoint", recipient.id() + "-route")
                .add(
                        "extension",
                        createArrayBuilder()
                                .add(extension("route-called-ae").add("valueString", recipient.calledAe()))
                                .add(extension("route-purpose")
                                        .add("valueCode", recipient.sort().purpose()))
                                .add(extension("route-client").add("valueString", "export-demo")))
                .add("status", "active")
                .add("connectionType", coding(NS + "connection", "dicom-dimse"))
                .add("name", "Way to " + recipient.name())
                .add("managingOrganization", reference("Organization/" + recipient.id()))
                .add("payloadType", array(createObjectBuilder().add("text", "DICOM objects")))
                .add("address", "dicom://" + recipient.ae() + "@127.0.0.1:" + port)
                .build();
    }

    /** A no to AI that a patient gave on paper. */
    static JsonObject noToAi(DemoPatient patient, Instant when) {
        return createObjectBuilder()
                .add("resourceType", "Consent")
                .add(
                        "identifier",
                        array(createObjectBuilder()
                                .add("system", NS + "consent-topic")
                                .add("value", "ai")))
                .add("status", "active")
                .add("scope", concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"))
                .add("category", array(concept("http://loinc.org", "59284-0")))
                .add("patient", reference("Patient/" + patient.id()))
                .add("dateTime", when.toString())
                .add("performer", array(reference("Patient/" + patient.id())))
                .add("policy", array(createObjectBuilder().add("uri", NS + "text/ai/paper-form-1")))
                .add(
                        "provision",
                        createObjectBuilder()
                                .add("type", "deny")
                                .add(
                                        "purpose",
                                        createArrayBuilder()
                                                .add(coding(ACT_REASON, "MLTRAINING"))
                                                .add(coding(ACT_REASON, "SYSDEV"))))
                .build();
    }

    /** A question that came by letter. */
    static JsonObject question(DemoPatient patient, String text) {
        return createObjectBuilder()
                .add("resourceType", "Communication")
                .add(
                        "identifier",
                        array(createObjectBuilder()
                                .add("system", NS + "idempotency-key")
                                .add("use", "secondary")
                                .add("value", "letter-of-" + patient.id())))
                .add("status", "in-progress")
                .add("category", array(concept(NS + "communication", "question")))
                .add("subject", reference("Patient/" + patient.id()))
                .add("sender", reference("Patient/" + patient.id()))
                .add("payload", array(createObjectBuilder().add("contentString", text)))
                .build();
    }

    private static JsonObjectBuilder resource(String type, String id) {
        return createObjectBuilder().add("resourceType", type).add("id", id);
    }

    private static JsonObjectBuilder extension(String name) {
        return createObjectBuilder().add("url", EXTENSION + name);
    }

    private static JsonObjectBuilder reference(String to) {
        return createObjectBuilder().add("reference", to);
    }

    private static JsonObjectBuilder concept(String system, String code) {
        return createObjectBuilder().add("coding", array(coding(system, code)));
    }

    private static JsonObjectBuilder coding(String system, String code) {
        return createObjectBuilder().add("system", system).add("code", code);
    }

    private static JsonArrayBuilder array(JsonObjectBuilder only) {
        return createArrayBuilder().add(only);
    }
}
