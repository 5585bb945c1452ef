// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WriteIT {
    private static final String DAY = "2026-03-04";

    private final Ward ward = new Ward();

    @Test
    void aCreateWithAConditionMakesOneHoweverOftenItIsSent() {
        Person anna = ward.person();
        String id = Ward.fresh("once");
        String visit = ward.encounter(id, anna, DAY).replace("\"id\":\"" + id + "\",", "");
        String condition = "identifier=urn:visit|V%20" + id;

        Answer first = ward.post(ward.registrar(), "Encounter", visit, "If-None-Exist", condition)
                .expect(201);
        Answer again = ward.post(ward.registrar(), "Encounter", visit, "If-None-Exist", "Encounter?" + condition)
                .expect(200);
        ward.post(ward.registrar(), "Encounter", visit).expect(201);

        assertThat(again.id()).isEqualTo(first.id());
        ward.post(ward.registrar(), "Encounter", visit, "If-None-Exist", condition)
                .expect(412);
        ward.post(ward.registrar(), "Encounter", visit, "If-None-Exist", "").expect(400);
        ward.post(ward.registrar(), "Encounter", visit, "If-None-Exist", "shoe-size=1")
                .expect(400);
    }

    @Test
    void aConditionTellsNothingOfWhatTheCallerMayNotSee() {
        Person anna = ward.person();
        Person ben = ward.person();
        Answer theirs = new Answer(new Messages(ward.door()).ask(ben.id(), "Mine?", Ward.fresh("k"), "")).expect(201);
        String question = theirs.body().replaceAll("(?s).*\"value\":\"(Q-[^\"]*)\".*", "$1");
        String mine = """
                {"resourceType":"Communication","status":"in-progress","category":[{"coding":[{"system":
                "https://consentry.org/fhir/communication","code":"question"}]}],"subject":{"reference":"Patient/%s"},
                "payload":[{"contentString":"Mine."}]}""".formatted(anna.id());

        Answer made = ward.post(ward.patient(anna), "Communication", mine, "If-None-Exist", "identifier=" + question)
                .expect(201);

        assertThat(made.id()).isNotEqualTo(theirs.id());
        assertThat(made.body()).doesNotContain(question);
        ward.post(
                        ward.patient(ben),
                        "Communication",
                        mine.replace(anna.id(), ben.id()),
                        "If-None-Exist",
                        "identifier=" + question)
                .expect(200);
    }

    @Test
    void anUpdateWithAConditionWritesToTheOneItFinds() {
        Person anna = ward.person();
        String id = Ward.fresh("found");
        String condition = "Encounter?identifier=urn:visit%7CV%20" + id;
        String visit = ward.encounter(id, anna, DAY);

        ward.put(ward.registrar(), condition, visit).expect(201);
        Answer next = ward.put(ward.registrar(), condition, visit.replace("finished", "cancelled"))
                .expect(200);

        assertThat(next.id()).isEqualTo(id);
        assertThat(next.header("ETag")).isEqualTo("W/\"2\"");
        ward.put(ward.registrar(), condition, visit.replace("\"id\":\"" + id, "\"id\":\"another"))
                .expect(400);
    }

    @Test
    void whatIsKnownAlreadyIsNotSentAgainAndWhatIsWrittenIsSentAsAskedFor() {
        Person anna = ward.person();
        String path = "Encounter/" + Ward.fresh("etag");
        String visit = ward.encounter(path.substring(10), anna, DAY);
        Answer written = ward.put(ward.registrar(), path, visit, "Prefer", "return=minimal")
                .expect(201);

        assertThat(written.body()).isEmpty();
        assertThat(written.header("Location")).contains(path + "/_history/1");
        assertThat(read(path, "If-None-Match", "W/\"1\"").expect(304).body()).isEmpty();
        assertThat(read(path, "If-None-Match", "W/\"2\"").expect(200).header("ETag"))
                .isEqualTo("W/\"1\"");
        Answer outcome = ward.put(ward.registrar(), path, visit, "Prefer", "return=OperationOutcome")
                .expect(200);
        assertThat(outcome.body()).contains("OperationOutcome", "Version 1 is stored");
        assertThat(ward.put(ward.registrar(), path, visit).expect(200).body()).contains("\"Encounter\"");
        ward.put(ward.registrar(), path, visit, "If-Match", "one").expect(400);
        ward.put(ward.registrar(), path, visit, "If-Match", "W/\"7\"").expect(412);
    }

    @Test
    void ofTwoWhoChangeTheSameVersionAtOnceOneWins() throws InterruptedException, ExecutionException {
        Person anna = ward.person();
        String path = "Encounter/" + Ward.fresh("race");
        String visit = ward.encounter(path.substring(10), anna, DAY);
        ward.put(ward.registrar(), path, visit).expect(201);
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Future<Answer>> writes = new ArrayList<>();
        for (String status : List.of("cancelled", "planned")) {
            writes.add(both.submit(
                    () -> ward.put(ward.registrar(), path, visit.replace("finished", status), "If-Match", "W/\"1\"")));
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<Answer> write : writes) {
            statuses.add(write.get().status());
        }
        both.shutdown();
        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        assertThat(ward.get(ward.registrar(), path + "/_history").total()).isEqualTo(2);
    }

    @Test
    void historyPagesAndLeavesOutWhatLayInAnotherCompartment() {
        Person anna = ward.person();
        Person ben = ward.person();
        String path = "ImagingStudy/" + anna.studyId();
        String study = ward.get(ward.registrar(), path).body();
        ward.put(ward.registrar(), path, study.replace("Patient/" + anna.id(), "Patient/" + ben.id()))
                .expect(200);
        ward.put(ward.registrar(), path, study.replace("Chest CT", "Chest")).expect(200);

        Answer first = ward.get(ward.registrar(), path + "/_history?_count=2");
        assertThat(first.total()).isEqualTo(3);
        assertThat(first.entries()).hasSize(2);
        assertThat(ward.get(ward.registrar(), first.next().orElseThrow()).entries())
                .hasSize(1);
        assertThat(ward.get(ward.patient(anna), path + "/_history").body()).doesNotContain(ben.id());
        assertThat(ward.get(ward.patient(anna), path + "/_history").total()).isEqualTo(2);
        assertThat(ward.get(ward.patient(anna), path + "/_history/2").status()).isEqualTo(404);
        assertThat(ward.get(ward.patient(anna), "ImagingStudy/_history?_total=accurate")
                        .total())
                .isEqualTo(2);
        assertThat(ward.get(ward.patient(ben), "ImagingStudy/_history?_since=2000-01-01T00:00:00Z")
                        .body())
                .doesNotContain(anna.id());
        assertThat(ward.get(ward.patient(anna), "ImagingStudy/_history?_since=2099-01-01T00:00:00Z")
                        .entries())
                .isEmpty();
        assertThat(ward.get(ward.staff(), "ImagingStudy/_history").status()).isEqualTo(403);
        assertThat(ward.get(ward.staff(), path + "/_history").total()).isEqualTo(3);
        assertThat(ward.get(ward.patient(ben), "AuditEvent").body())
                .as("staff saw what it was under ben")
                .contains("Testing the door", path + "/_history");
        assertThat(ward.get(ward.patient(anna), "ImagingStudy/_history?_at=2020")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatRefersToNothingOrToSeveralPatientsIsRefused() {
        Person anna = ward.person();
        Person ben = ward.person();
        String visit = Ward.fresh("refers");
        ward.put(ward.registrar(), "Encounter/" + visit, ward.encounter(visit, anna, DAY))
                .expect(201);
        String answers = """
                {"resourceType":"QuestionnaireResponse","status":"completed","subject":{"reference":"Patient/%s"},
                "encounter":{"reference":"Encounter/%s"},"authored":"2026-03-04"}""";

        assertThat(ward.post(ward.registrar(), "QuestionnaireResponse", answers.formatted(ben.id(), visit))
                        .expect(422)
                        .body())
                .contains("several patients");
        assertThat(ward.post(ward.registrar(), "QuestionnaireResponse", answers.formatted(anna.id(), "none"))
                        .expect(422)
                        .body())
                .contains("one Encounter that is here");
        assertThat(ward.post(
                                ward.registrar(),
                                "Encounter",
                                ward.encounter("x", anna, DAY).replace("\"subject\"", "\"_x\""))
                        .status())
                .isEqualTo(422);
        Answer made = ward.post(ward.staff(), "QuestionnaireResponse", answers.formatted(anna.id(), visit))
                .expect(201);
        ward.post(ward.patient(anna), "QuestionnaireResponse", answers.formatted(anna.id(), visit))
                .expect(403);
        assertThat(ward.get(ward.patient(anna), "QuestionnaireResponse").references())
                .containsExactly("QuestionnaireResponse/" + made.id());
        assertThat(ward.get(ward.patient(ben), "QuestionnaireResponse/" + made.id())
                        .status())
                .isEqualTo(404);
        String circle = Ward.fresh("circle");
        new Registrar(ward.door()).company(circle, true);
        String company = ward.get(ward.door(), "Organization/" + circle).body();
        String itself = company.replaceFirst("\\{", "{\"partOf\":{\"reference\":\"Organization/" + circle + "\"},");
        assertThat(ward.put(ward.registrar(), "Organization/" + circle, itself)
                        .expect(422)
                        .body())
                .contains("Organization.partOf", "a circle");
    }

    @Test
    void whatIsNoJsonOfR4IsRefusedWithWhatWasExpected() {
        Person anna = ward.person();
        Door registrar = ward.registrar();
        String path = "/fhir/r4/Encounter";
        String visit = ward.encounter("x", anna, DAY);
        String xxe = """
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                <Encounter xmlns="http://hl7.org/fhir"><id value="&e;"/></Encounter>""";

        assertThat(registrar.post(path, "application/fhir+xml", xxe).statusCode())
                .isEqualTo(415);
        assertThat(registrar.post(path, "text/plain", visit).statusCode()).isEqualTo(415);
        assertThat(registrar
                        .post(path, "application/fhir+json; fhirVersion=5.0", visit)
                        .statusCode())
                .isEqualTo(415);
        for (String malformed : List.of(
                visit.substring(30),
                visit + "}",
                "[]",
                "",
                "[".repeat(100_000),
                visit.replace("AMB", "A\\u0000B"),
                "{\"a\":".repeat(900))) {
            assertThat(registrar.post(path, Ward.JSON, malformed).statusCode())
                    .as(malformed.substring(0, Math.min(20, malformed.length())))
                    .isEqualTo(400);
        }
        assertThat(registrar
                        .post(path, Ward.JSON, "{\"x\":\"" + "y".repeat(1_100_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(registrar
                        .post(path, Ward.JSON, visit.replace("Encounter", "Patient"))
                        .statusCode())
                .isIn(400, 422);
        assertThat(registrar
                        .post(path, Ward.JSON, visit.replace("finished", "over"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(new Answer(registrar.send("GET", path, "", "Accept", "application/fhir+xml")).status())
                .isEqualTo(406);
        assertThat(ward.get(registrar, "Encounter?_format=xml").status()).isEqualTo(406);
        assertThat(ward.get(registrar, "Encounter/x/_history/none").status()).isEqualTo(404);
        assertThat(new Answer(registrar.send("DELETE", path + "/x", "")).status())
                .isIn(400, 405);
    }

    private Answer read(String path, String... headers) {
        return new Answer(ward.registrar().send("GET", "/fhir/r4/" + path, "", headers));
    }
}
