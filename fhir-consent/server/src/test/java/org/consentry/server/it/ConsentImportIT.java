// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consents that do not come from the portal: paper, HL7's examples, R5; and the operations around them. */
class ConsentImportIT {
    private static final String FHIR_JSON = "application/fhir+json";
    private static final String CONSENT = "/fhir/r4/Consent";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "basic",
                "Emergency",
                "grantor",
                "notAuthor",
                "notOrg",
                "notThem",
                "notThis",
                "notTime",
                "Out",
                "pkb",
                "signature",
                "smartonfhir"
            })
    void hl7sExamplesAreFiledForAPatientWhoIsHere(String name) {
        Person anna = registrar().person();
        String sent = example(name).replaceAll("Patient/(f001|72|example|xcda)\"", "Patient/" + anna.id() + "\"");

        HttpResponse<String> answer = asRegistrar().post(CONSENT, FHIR_JSON, sent);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        if ("smartonfhir".equals(name)) {
            assertThat(answer.body()).contains("OperationOutcome", "Consent.performer[0]");
        }
    }

    @Test
    void whatCannotBeComputedReachesTheAgentsAsAReason() {
        Person anna = registrar().person();
        HttpResponse<String> answer = asRegistrar()
                .post(CONSENT, FHIR_JSON, example("basic").replace("Patient/f001", "Patient/" + anna.id()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);

        assertThat(told(anna))
                .singleElement()
                .extracting(ConsentTerms::base)
                .isEqualTo(new ConsentTerms.NotComputable(Reason.INDET_CONSENT_AMBIGUOUS));
    }

    @Test
    void aPatientMayNotFileWhatCouldNotBeKept() {
        Person anna = registrar().person();
        String sent = example("basic").replace("Patient/f001", "Patient/" + anna.id());

        HttpResponse<String> answer =
                door().as(Platform.tokens().patient(anna.id())).post(CONSENT, FHIR_JSON, sent);

        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void whatWasSaidUnderAnotherRecordOfThePatientCountsForBoth() {
        Person old = registrar().person();
        Person anna = registrar().person();
        HttpResponse<String> linked = asRegistrar().put("/fhir/r4/Patient/" + anna.id(), """
                {"resourceType":"Patient","id":"%s","identifier":[{"type":{"coding":[{"system":
                "http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"%s","value":"%s"}],
                "name":[{"family":"Example","given":["Person"]}],"gender":"female","birthDate":"1980-01-02",
                "link":[{"other":{"reference":"Patient/%s"},"type":"replaces"}]}""".formatted(
                        anna.id(), anna.number().authority(), anna.number().value(), old.id()));
        assertThat(linked.statusCode()).as(linked.body()).isIn(200, 201);

        assertThat(new Choices(door(), old.id()).first("deny", "old-1").statusCode())
                .isEqualTo(201);

        assertThat(told(anna)).hasSize(1);
        assertThat(told(old)).hasSize(1);
    }

    @Test
    void anR5ConsentIsFiledAsTheR4OneThatSaysTheSame() {
        Person anna = registrar().person();
        String r5 = """
                {"resourceType":"Consent","status":"active","identifier":[{"system":"urn:paper","value":"%s"}],
                "subject":{"reference":"Patient/%s"},"date":"2026-05-01","decision":"deny","provision":[{"purpose":[
                {"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HRESCH"}]}]}""".formatted(anna.id(), anna.id());

        HttpResponse<String> answer = asRegistrar().post(CONSENT + "/$import-r5", FHIR_JSON, r5);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(AgentDoor.json(answer).getJsonObject("provision").getString("type"))
                .isEqualTo("deny");
        assertThat(told(anna))
                .singleElement()
                .extracting(ConsentTerms::topic)
                .isEqualTo("identifier:urn:paper|" + anna.id());
        assertThat(door().as(Platform.tokens().staff())
                        .post(CONSENT + "/$import-r5", FHIR_JSON, r5)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anR5ConsentInXmlIsFiledAndNoEntityOfItIsRead() {
        Person anna = registrar().person();
        String r5 = """
                <Consent xmlns="http://hl7.org/fhir"><identifier><system value="urn:paper"/><value value="%s"/>
                </identifier><status value="active"/><subject><reference value="Patient/%s"/></subject>
                <date value="2026-05-01"/><decision value="deny"/></Consent>""".formatted(anna.id(), anna.id());
        String xml = "application/fhir+xml";

        HttpResponse<String> answer = asRegistrar().post(CONSENT + "/$import-r5", xml, r5);
        HttpResponse<String> entity = asRegistrar()
                .post(
                        CONSENT + "/$import-r5",
                        xml,
                        "<!DOCTYPE Consent [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                                + r5.replace("2026-05-01", "&x;"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(told(anna)).hasSize(1);
        assertThat(entity.statusCode()).as(entity.body()).isEqualTo(400);
        assertThat(entity.body()).contains("without a document type");
        assertThat(asRegistrar().post(CONSENT + "/$import-r5", "text/plain", r5).statusCode())
                .isEqualTo(415);
    }

    @Test
    void aConsentIsFiledAndRevokedTogetherWithItsDocument() {
        Person anna = registrar().person();
        Door asAnna = door().as(Platform.tokens().patient(anna.id()));
        String consent = new Choices(door(), anna.id()).consent("", "permit", "fast-1");
        String filed = """
                {"resourceType":"Parameters","parameter":[{"name":"consent","resource":%s},{"name":"document","resource":
                {"resourceType":"DocumentReference","status":"current","subject":{"reference":"Patient/%s"},
                "content":[{"attachment":{"contentType":"text/plain","data":"WWVz"}}]}}]}""";

        HttpResponse<String> foreign =
                asAnna.post(CONSENT + "/$fileConsent", FHIR_JSON, filed.formatted(consent, "somebody-else"));
        assertThat(foreign.statusCode()).as(foreign.body()).isEqualTo(422);
        String nobodys = consent.replace("\"reference\":\"Patient/" + anna.id() + "\"", "\"display\":\"Anna\"");
        assertThat(asAnna.post(CONSENT + "/$fileConsent", FHIR_JSON, filed.formatted(nobodys, anna.id()))
                        .statusCode())
                .as("without a literal reference to the patient")
                .isEqualTo(422);
        HttpResponse<String> answer =
                asAnna.post(CONSENT + "/$fileConsent", FHIR_JSON, filed.formatted(consent, anna.id()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(told(anna))
                .singleElement()
                .extracting(ConsentTerms::evidenced)
                .isEqualTo(true);

        String id = AgentDoor.json(asAnna.get(CONSENT + "?patient=" + anna.id()))
                .getJsonArray("entry")
                .getJsonObject(0)
                .getJsonObject("resource")
                .getString("id");
        String revoke = """
                {"resourceType":"Parameters","parameter":[{"name":"consent","valueReference":{"reference":"Consent/%s"}},
                {"name":"patient","valueReference":{"reference":"Patient/%s"}}]}""";
        assertThat(asAnna.post(CONSENT + "/$revokeConsent", FHIR_JSON, revoke.formatted(id, "somebody-else"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> revoked =
                asAnna.post(CONSENT + "/$revokeConsent", FHIR_JSON, revoke.formatted(id, anna.id()));
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
        assertThat(told(anna)).isEmpty();
        Person ben = registrar().person();
        assertThat(door().as(Platform.tokens().patient(ben.id()))
                        .post(CONSENT + "/$revokeConsent", FHIR_JSON, revoke.formatted(id, anna.id()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void staffAreToldWhatWouldBeDecidedAndWhyNowAndThen() {
        Person anna = registrar().person();
        registrar().company("explains", true);
        assertThat(new Choices(door(), anna.id()).first("deny", "why-1").statusCode())
                .isEqualTo(201);
        Door staff = door().as(Platform.tokens().staff()).because("A patient asked why");

        JsonObject now = evaluate(staff, anna, "");
        JsonObject before = evaluate(staff, anna, """
                ,{"name":"as-of","valueInstant":"2020-01-01T00:00:00Z"}""");

        assertThat(value(now, "decision")).isEqualTo("false");
        assertThat(value(now, "code")).isEqualTo("CONSENT_DENY");
        assertThat(value(now, "explanation")).contains("the patient said no").contains("provision");
        assertThat(value(now, "decisionId")).hasSize(32);
        assertThat(value(before, "code")).isNotEqualTo("CONSENT_DENY");
        assertThat(value(before, "consentVersionVector")).isEmpty();
        assertThat(asRegistrar()
                        .post(CONSENT + "/$evaluate", FHIR_JSON, question(anna, ""))
                        .statusCode())
                .isEqualTo(403);
        assertThat(door().as(Platform.tokens().staff())
                        .post(CONSENT + "/$evaluate", FHIR_JSON, question(anna, ""))
                        .statusCode())
                .as("without saying why")
                .isEqualTo(403);
    }

    @Test
    void aPatientSeesBeforehandWhatAChoiceWouldChange() {
        Person anna = registrar().person();
        registrar().company("previews", true);
        Door asAnna = door().as(Platform.tokens().patient(anna.id()));
        String draft = """
                {"resourceType":"Parameters","parameter":[{"name":"consent","resource":%s}]}""";
        String yes = draft.formatted(new Choices(door(), anna.id()).consent("", "permit", "p"));
        String no = draft.formatted(new Choices(door(), anna.id()).consent("", "deny", "p"));

        HttpResponse<String> denied = asAnna.post(CONSENT + "/$preview", FHIR_JSON, no);
        HttpResponse<String> permitted = asAnna.post(CONSENT + "/$preview", FHIR_JSON, yes);

        assertThat(denied.statusCode()).as(denied.body()).isEqualTo(200);
        assertThat(denied.body()).isNotEqualTo(permitted.body());
        assertThat(denied.body() + permitted.body())
                .contains("\"change\"")
                .contains("ImagingStudy/" + anna.studyId())
                .contains("\"previews\"");
        assertThat(told(anna)).as("nothing is stored").isEmpty();
        Person ben = registrar().person();
        assertThat(door().as(Platform.tokens().patient(ben.id()))
                        .post(CONSENT + "/$preview", FHIR_JSON, no)
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonObject evaluate(Door door, Person person, String more) {
        HttpResponse<String> answer = door.post(CONSENT + "/$evaluate", FHIR_JSON, question(person, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer);
    }

    private static String question(Person person, String more) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"patient","valueString":"%s"},
                {"name":"recipient","valueString":"explains"},{"name":"purpose","valueCode":"MLTRAINING"},
                {"name":"study","valueString":"%s"}%s]}""".formatted(person.id(), person.study().value(), more);
    }

    private static String value(JsonObject parameters, String name) {
        return parameters.getJsonArray("parameter").getValuesAs(JsonObject.class).stream()
                .filter(parameter -> name.equals(parameter.getString("name")))
                .flatMap(parameter -> parameter.entrySet().stream())
                .filter(entry -> entry.getKey().startsWith("value"))
                .map(entry -> entry.getValue() instanceof JsonString text
                        ? text.getString()
                        : entry.getValue().toString())
                .findFirst()
                .orElse("");
    }

    private List<ConsentTerms> told(Person person) {
        return new AgentDoor(door(), "reads-imports").told(person);
    }

    private Door asRegistrar() {
        return door().as(Platform.tokens().registrar());
    }

    private Registrar registrar() {
        return new Registrar(door());
    }

    private static String example(String name) {
        String file = "/hl7-r4-examples/example-" + name + ".json";
        try (var stream = Objects.requireNonNull(ConsentImportIT.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
