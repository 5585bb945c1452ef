// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Disclosures that happened elsewhere, told with HL7 FAST's operation. */
class RecordDisclosureIT {
    private static final String OPERATION = "/fhir/r4/AuditEvent/$recordDisclosure";

    /** As FAST's ballot has it: the decision that let something go, by somebody who then received it. */
    private static final String BALLOT = """
            "type":{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110113"},"subtype":[{"system":
            "https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType","code":"AuthZ-Consent"}],"action":"E",
            "recorded":"2026-06-15T12:00:00Z","outcome":"0","outcomeDesc":"Summary of care","agent":[{"type":{"coding":[{
            "system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType","code":"IRCP"}]},"who":{"identifier":
            {"system":"https://consentry.org/fhir/recipient","value":"elsewhere"}},"requestor":true,"purposeOfUse":
            [{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"MLTRAINING"}]}]}]
            """;

    @Test
    void whatLeftElsewhereIsInThePatientsAccountingOnce() {
        Person anna = somebody();
        String consent = consent(anna, "deny");
        Door exchange = as(Platform.tokens().exportSystem());

        HttpResponse<String> first = tell(exchange, export(anna), consent);
        HttpResponse<String> again = tell(exchange, export(anna), consent);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).as("a retry").isEqualTo(first.body());
        assertThat(items(anna)).singleElement().satisfies(item -> {
            assertThat(item.getString("date")).isEqualTo("2026-06-15T12:00:00.123Z");
            assertThat(item.getString("recipient")).isEqualTo("elsewhere");
            assertThat(item.getString("study")).isEqualTo(anna.studyId());
            assertThat(item.getString("purpose-code")).isEqualTo("MLTRAINING");
            assertThat(item.getBoolean("legal"))
                    .as("a Consent that says no authorizes nothing")
                    .isTrue();
        });
        assertThat(asPatient(anna)
                        .get("/fhir/r4/Patient/" + anna.id() + "/$findUsage")
                        .body())
                .contains("Sent: Training of AI models");
        assertThat(asPatient(anna)
                        .get("/fhir/r4/AuditEvent?patient=" + anna.id())
                        .body())
                .contains("Regional exchange", "informant", "Export system");
    }

    @Test
    void fastsBallotIsUnderstoodToo() {
        Person anna = somebody();

        HttpResponse<String> answer = tell(
                as(Platform.tokens().staff()),
                event(BALLOT.strip() + ",\"source\":{\"observer\":{\"display\":\"Regional exchange\"}}"),
                consent(anna, "permit"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(items(anna)).singleElement().satisfies(item -> {
            assertThat(item.getString("description")).isEqualTo("Summary of care");
            assertThat(item.getString("basis")).startsWith("Consent/");
        });
    }

    @Test
    void aDayBeginsWhenItBeginsAtTheHospital() {
        Person anna = somebody();
        String day = export(anna).replace("\"recorded\"", "\"period\":{\"start\":\"2026-06-15\"},\"recorded\"");

        HttpResponse<String> answer = tell(as(Platform.tokens().exportSystem()), day, consent(anna, "permit"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(items(anna))
                .singleElement()
                .satisfies(item -> assertThat(item.getString("date"))
                        .as("in New York, wherever the server's clock is set")
                        .isEqualTo("2026-06-15T04:00:00Z"));
    }

    @Test
    void whatARegimeLetsGoWithoutAConsentIsToldWithoutOne() {
        // An export system could not tell what it sent where nobody has to be asked: a Consent was required.
        Person anna = somebody();
        Door export = as(Platform.tokens().exportSystem());
        String byRegime = export(anna)
                .replace(
                        "\"Organization/elsewhere\"}",
                        "\"Organization/elsewhere\"},\"policy\":[\"https://consentry.org/fhir/regime/DEMO/1\","
                                + "\"javascript:alert(1)\"]");

        HttpResponse<String> answer = tellWithoutConsent(export, byRegime);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(items(anna)).singleElement().satisfies(item -> {
            assertThat(item.getString("study")).isEqualTo(anna.studyId());
            assertThat(item.getString("basis")).isEqualTo("https://consentry.org/fhir/regime/DEMO/1");
        });
        assertThat(tellWithoutConsent(export, export(anna)).statusCode())
                .as("without a word on why")
                .isEqualTo(200);
        refused(tellWithoutConsent(export, export(anna).replace("Patient/" + anna.id(), "Patient/nobody")), "entity");
    }

    @Test
    void whatIsMissingUnknownOrAnothersIsNamedAndNothingIsRecorded() {
        Person anna = somebody();
        Person ben = new Registrar(door()).person();
        String consent = consent(anna, "permit");
        Door agent = as(Platform.tokens().agent());
        String good = export(anna);

        refused(tell(agent, good, "not-here"), "where(name='consent').value");
        refused(
                tell(agent, good.replace("urn:oid:" + anna.study().value(), "urn:oid:1.2.3.4"), consent),
                "entity[1].what");
        refused(
                tell(
                        agent,
                        good.replace(
                                "urn:oid:" + anna.study().value(),
                                "urn:oid:" + ben.study().value()),
                        consent),
                "entity[1].what");
        refused(tell(agent, good.replace("Patient/" + anna.id(), "Patient/" + ben.id()), consent), "entity[0].what");
        refused(
                tell(
                        agent,
                        good.replace("Patient/" + anna.id(), "https://other.example/Patient/" + anna.id()),
                        consent),
                "entity[0].what");
        refused(tell(agent, good.replace("Organization/elsewhere", "Organization/nobody"), consent), "agent[1].who");
        refused(tell(agent, good.replace("MLTRAINING", "NONSENSE"), consent), "purposeOfEvent");
        refused(tell(agent, good.replace("2026-06-15", "2126-06-15"), consent), "recorded");
        refused(tell(agent, good.replace("\"outcome\":\"0\"", "\"outcome\":\"8\""), consent), "outcome");
        refused(tell(agent, good.replace("110152", "110150"), consent), "resource.agent");
        refused(tell(agent, event("\"recorded\":\"2026-06-15T12:00:00Z\""), consent), "AuditEvent");
        refused(agent.post(OPERATION, "application/fhir+json", "{\"resourceType\":\"Parameters\"}"), "disclosure");
        assertThat(agent.post(OPERATION, "application/fhir+json", "{\"resourceType\":\"Parameters\",")
                        .statusCode())
                .isEqualTo(400);
        assertThat(items(anna)).isEmpty();
        assertThat(items(ben)).isEmpty();
    }

    @Test
    void onlyWhoReleasesAndStaffMayTell() {
        Person anna = somebody();
        String consent = consent(anna, "permit");

        for (String token : List.of(
                Platform.tokens().patient(anna.id()),
                Platform.tokens().registrar(),
                Platform.tokens().subscriber("x"))) {
            assertThat(tell(as(token), export(anna), consent).statusCode()).isEqualTo(403);
        }
        assertThat(tell(door(), export(anna), consent).statusCode()).isEqualTo(401);
        assertThat(as(Platform.tokens().exportSystem())
                        .get("/fhir/r4/Patient/" + anna.id())
                        .statusCode())
                .isEqualTo(403);
        assertThat(items(anna)).isEmpty();
        assertThat(door().get("/fhir/r4/metadata").body()).contains("recordDisclosure");
    }

    private Person somebody() {
        new Registrar(door()).company("elsewhere", true);
        return new Registrar(door()).person();
    }

    private String consent(Person person, String type) {
        return AgentDoor.json(new Choices(door(), person.id()).first(type, "told-1"))
                .getString("id");
    }

    private static void refused(HttpResponse<String> answer, String... named) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(named);
    }

    private static HttpResponse<String> tell(Door door, String event, String consent) {
        return door.post(OPERATION, "application/fhir+json", """
                {"resourceType":"Parameters","parameter":[{"name":"disclosure","resource":%s},
                {"name":"consent","valueReference":{"reference":"Consent/%s"}}]}""".formatted(event, consent));
    }

    private static HttpResponse<String> tellWithoutConsent(Door door, String event) {
        return door.post(OPERATION, "application/fhir+json", """
                {"resourceType":"Parameters","parameter":[{"name":"disclosure","resource":%s}]}""".formatted(event));
    }

    private static String event(String elements) {
        return "{\"resourceType\":\"AuditEvent\"," + elements + "}";
    }

    private static String export(Person person) {
        return event("""
                "type":{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110106"},"subtype":[{"system":
                "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle","code":"disclose"}],"action":"R",
                "recorded":"2026-06-15T12:00:00.123Z","outcome":"0","purposeOfEvent":[{"coding":[{"system":
                "http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"MLTRAINING"}]}],"agent":[{"type":{"coding":
                [{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110153"}]},"who":{"display":
                "Regional exchange"},"requestor":true,"network":{"address":"exchange.example.org","type":"1"}},
                {"type":{"coding":[{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110152"}]},
                "who":{"reference":"Organization/elsewhere"},"requestor":false}],"source":{"observer":{"display":
                "Regional exchange"}},"entity":[{"type":{"system":
                "http://terminology.hl7.org/CodeSystem/audit-entity-type","code":"1"},"role":{"system":
                "http://terminology.hl7.org/CodeSystem/object-role","code":"1"},"what":{"reference":"Patient/%s"}},
                {"what":{"identifier":{"system":"urn:dicom:uid","value":"urn:oid:%s"}}}]
                """.formatted(person.id(), person.study().value()));
    }

    private List<JsonObject> items(Person person) {
        return AgentDoor.json(asPatient(person)
                        .get("/fhir/r4/Patient/" + person.id() + "/$accounting?_format=application/json"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    private Door asPatient(Person person) {
        return as(Platform.tokens().patient(person.id()));
    }

    private Door as(String token) {
        return door().as(token);
    }
}
