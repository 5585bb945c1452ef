// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** What a patient says about AI, as the portal sends it. */
final class Choices {
    private static final String PATH = "/fhir/r4/Consent";

    private final Door door;
    private final String patient;

    Choices(Door door, String patient) {
        this.door = door.as(Platform.tokens().patient(patient));
        this.patient = patient;
    }

    HttpResponse<String> first(String type, String key) {
        return door.post(PATH, "application/fhir+json", consent("", type, key));
    }

    HttpResponse<String> next(String id, int onVersion, String type, String key) {
        return door.put(
                PATH + "/" + id, consent("\"id\":\"" + id + "\",", type, key), "If-Match", "W/\"" + onVersion + "\"");
    }

    /** A choice dated by a clock that is ahead by so much. */
    HttpResponse<String> ahead(Duration by, String type, String key) {
        Instant made = InstantSource.system().instant().plus(by).truncatedTo(ChronoUnit.MILLIS);
        return raw(consent("", type, key).replaceFirst("\"dateTime\":\"[^\"]*", "\"dateTime\":\"" + made));
    }

    /** A choice about scans that this organization keeps, on a topic of its own. */
    void keptBy(String type, String organization, String topic) {
        about(type, topic, "CST", "Organization/" + organization);
    }

    /** A choice about one recipient, on a topic of its own. */
    void to(String type, String recipient, String topic) {
        about(type, topic, "IRCP", recipient);
    }

    private void about(String type, String topic, String role, String reference) {
        String actor = """
                "actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
                "code":"%s"}]},"reference":{"reference":"%s"}}],""".formatted(role, reference);
        HttpResponse<String> answer = raw(consent("", type, topic)
                .replace("\"value\":\"ai\"", "\"value\":\"" + topic + "\"")
                .replace("/text/ai/", "/text/" + topic + "/")
                .replace("\"purpose\":[", actor + "\"purpose\":["));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    HttpResponse<String> raw(String body) {
        return door.post(PATH, "application/fhir+json", body);
    }

    String consent(String id, String type, String key) {
        Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
        String limit = """
                "modifierExtension":[{"url":"http://hl7.org/fhir/StructureDefinition/consent-provision-limit","extension":
                [{"url":"control","valueCodeableConcept":{"coding":[{"system":
                "http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"DEID"}]}}]}],""";
        return """
                {"resourceType":"Consent",%s"status":"active",
                "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
                "identifier":[{"system":"https://consentry.org/fhir/consent-topic","value":"ai"},
                {"use":"secondary","system":"https://consentry.org/fhir/idempotency-key","value":"%s"}],
                "patient":{"reference":"Patient/%s"},"dateTime":"%s","performer":[{"reference":"Patient/%s"}],
                "policy":[{"uri":"https://consentry.org/fhir/text/ai/0123456789abcdef"}],
                "provision":{%s"type":"%s","purpose":[
                {"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"MLTRAINING"},
                {"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"SYSDEV"}]}}""".formatted(id, key, patient, now, patient, "permit".equals(type) ? limit : "", type);
    }
}
