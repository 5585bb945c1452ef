// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a proxy does for a patient, what the patient reads of it, and how a grant begins and ends. */
class ProxyIT {
    private static final String FORM =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"grant\",\"valueId\":\"%s\"}]}";

    private final Ward ward = new Ward();
    private final Person anna = ward.person();
    private final Person ben = ward.person();
    private final Door acting = Proxies.acting(ward, ben, anna);

    @Test
    void aChoiceOfAProxyCountsLikeThePatientsOwnAndSaysWhoMadeIt() {
        new Registrar(ward.door()).company("proxy-choice", true);
        String question = Questions.about(anna, "proxy-choice", "MLTRAINING");
        Questions questions = new Questions(ward.door());
        Proxies.grant(ward, ben, anna, "see", "choose");
        String yes = new Choices(ward.door(), anna.id()).consent("", "permit", "proxy-1");

        Answer made = ward.post(acting, "Consent", yes).expect(201);

        assertThat(made.body())
                .contains("RelatedPerson/", "by-proxy")
                .doesNotContain("\"performer\":[{\"reference\":\"Patient");
        assertThat(questions.code(question)).isEqualTo("PERMIT");
        assertThat(ward.put(
                                acting,
                                "Consent/" + made.id(),
                                new Choices(ward.door(), anna.id())
                                        .consent("\"id\":\"" + made.id() + "\",", "deny", "proxy-2"),
                                "If-Match",
                                "W/\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(questions.code(question)).isEqualTo("CONSENT_DENY");
        assertThat(made.body()).contains("Ben Proxy");
        Person carl = ward.person();
        Proxies.grant(ward, carl, anna, "see");
        for (String path : List.of("Consent/" + made.id(), "Consent", "Consent/" + made.id() + "/_history/1")) {
            assertThat(ward.get(Proxies.acting(ward, carl, anna), path)
                            .expect(200)
                            .body())
                    .as("another proxy")
                    .contains("by-proxy")
                    .doesNotContain("Ben Proxy");
        }
        String person = made.json()
                .getJsonArray("performer")
                .getJsonObject(0)
                .getString("reference")
                .replace("RelatedPerson/", "");
        assertThat(trail())
                .contains("Ben Proxy", "RelatedPerson/" + person, "Consent/" + made.id() + "/_history/1", "FAMRQT");
        assertThat(ward.get(ward.patient(anna), "Patient/" + anna.id() + "/$looks")
                        .expect(200)
                        .body())
                .contains("Ben Proxy", "\"proxy\"");
        Answer own =
                new Answer(new Choices(ward.door(), anna.id()).next(made.id(), 2, "permit", "proxy-3")).expect(200);
        assertThat(own.body()).doesNotContain("by-proxy", "RelatedPerson/").contains("Patient/" + anna.id());
        assertThat(questions.code(question)).isEqualTo("PERMIT");
    }

    /** What a proxy chose goes on to count when the grant is over. */
    @Test
    void aYesOfAProxyOutlivesTheGrant() {
        new Registrar(ward.door()).company("proxy-outlives", true);
        String grant = Proxies.grant(ward, ben, anna, "see", "choose");
        ward.post(acting, "Consent", new Choices(ward.door(), anna.id()).consent("", "permit", "proxy-4"))
                .expect(201);

        assertThat(Proxies.end(ward.staff(), grant).statusCode()).isEqualTo(204);

        assertThat(new Questions(ward.door()).code(Questions.about(anna, "proxy-outlives", "MLTRAINING")))
                .isEqualTo("PERMIT");
    }

    /** Nobody but the server says that a proxy made a choice. */
    @Test
    void whatASenderSaysOfAProxyIsNotTakenOver() {
        String said = new Choices(ward.door(), anna.id())
                .consent("", "permit", "proxy-5")
                .replace(
                        "\"status\"",
                        "\"extension\":[{\"url\":\"https://consentry.org/fhir/StructureDefinition/by-proxy\",\"valueBoolean\":true}],\"status\"");

        assertThat(ward.post(ward.patient(anna), "Consent", said).expect(201).body())
                .doesNotContain("by-proxy");
        Person carl = ward.person();
        assertThat(ward.post(
                                ward.registrar(),
                                "Consent",
                                said.replace(anna.id(), carl.id()).replace("proxy-5", "proxy-6"))
                        .body())
                .doesNotContain("by-proxy");
    }

    @Test
    void eachScopeOpensItsOwn() {
        new Registrar(ward.door()).company("proxy-scope", true);
        String task = Requests.task("notify-withdrawal", anna, "proxy-scope", "MLTRAINING");
        String choice = new Choices(ward.door(), anna.id()).consent("", "deny", "proxy-7");
        Proxies.grant(ward, ben, anna, "see");

        ward.get(acting, "ImagingStudy").expect(200);
        ward.get(acting, "Communication").expect(403);
        ward.get(acting, "Task").expect(403);
        ward.post(acting, "Task", task).expect(403);
        ward.post(acting, "Consent", choice).expect(403);

        Person carl = ward.person();
        Proxies.grant(ward, carl, anna, "see", "ask");
        Door asks = Proxies.acting(ward, carl, anna);
        Answer asked = ward.post(asks, "Task", task).expect(201);
        assertThat(asked.body()).contains("\"requester\":{\"reference\":\"RelatedPerson/");
        assertThat(ward.post(asks, "Communication", Messages.question(anna.id(), "Why?", "proxy-8", ""))
                        .expect(201)
                        .body())
                .contains("\"sender\":{\"reference\":\"RelatedPerson/");
        ward.post(asks, "Consent", choice).expect(403);
        assertThat(trail()).contains("Task/" + asked.id());
    }

    @Test
    void whoEndsAGrantEndsItForTheVeryNextRequest() {
        List<Runnable> ends = List.of(
                () -> ward.post(ward.patient(anna), "Patient/" + anna.id() + "/$end-proxy", FORM.formatted(id()))
                        .expect(200),
                () -> ward.post(Proxies.own(ward, ben), "Patient/" + ben.id() + "/$end-proxy", FORM.formatted(id()))
                        .expect(200),
                () -> assertThat(Proxies.end(ward.staff(), id()).statusCode()).isEqualTo(204));
        for (Runnable end : ends) {
            Proxies.grant(ward, ben, anna, "see");
            ward.get(acting, "Patient/" + anna.id()).expect(200);
            end.run();
            ward.get(acting, "Patient/" + anna.id()).expect(403);
            assertThat(ofBen()).doesNotContain("\"for\"", anna.id());
        }
        assertThat(ward.get(ward.patient(anna), "Patient/" + anna.id() + "/$proxies")
                        .body())
                .contains("\"endedBy\",\"valueCode\":\"patient\"", "\"endedBy\",\"valueCode\":\"proxy\"", "\"staff\"");
    }

    @Test
    void nobodyElseEndsAGrantAndAProxyEndsNoneForThePatient() {
        String grant = Proxies.grant(ward, ben, anna, "see", "ask", "choose");
        Person carl = ward.person();

        Answer foreign = ward.post(ward.patient(carl), "Patient/" + carl.id() + "/$end-proxy", FORM.formatted(grant));
        Answer missing = ward.post(
                ward.patient(carl), "Patient/" + carl.id() + "/$end-proxy", FORM.formatted("AAAAAAAAAAAAAAAAAAAAAA"));
        assertThat(foreign.expect(404).body()).isEqualTo(missing.expect(404).body());
        ward.post(acting, "Patient/" + anna.id() + "/$end-proxy", FORM.formatted(grant))
                .expect(403);
        ward.get(acting, "Patient/" + anna.id() + "/$proxies").expect(403);
        assertThat(Proxies.post(acting, Proxies.json(carl, anna, 0, "see")).statusCode())
                .isEqualTo(403);
        ward.get(acting, "Patient/" + anna.id()).expect(200);
    }

    @Test
    void aGrantOfLaterDaysDoesNotCountYet() {
        assertThat(Proxies.post(ward.staff(), Proxies.json(ben, anna, 5, "see")).statusCode())
                .isEqualTo(201);

        ward.get(acting, "Patient/" + anna.id()).expect(403);
        assertThat(ofBen()).doesNotContain("\"for\"", anna.id());
        assertThat(Proxies.post(ward.staff(), Proxies.json(ben, anna, 0, "see")).statusCode())
                .as("two of the same two")
                .isEqualTo(409);
    }

    @Test
    void aProxySeesNoAddressNoSettingAndNoOtherProxy() {
        ward.put(
                        ward.registrar(),
                        "Patient/" + anna.id(),
                        ward.get(ward.registrar(), "Patient/" + anna.id())
                                .body()
                                .replaceFirst("\"gender\"", """
                                        "telecom":[{"system":"email","value":"secret@example.org"}],"address":[{"city":"Hiddenville"}],
                                        "contact":[{"name":{"family":"Hiddenaunt"}}],"gender\""""))
                .expect(200);
        Proxies.grant(ward, ben, anna, "see", "ask", "choose");
        Proxies.grant(ward, ward.person(), anna, "see");
        String other = person();

        for (String path : List.of(
                "Patient/" + anna.id(),
                "Patient/" + anna.id() + "/_history/2",
                "Patient/" + anna.id() + "/_history",
                "ImagingStudy?_include=ImagingStudy:patient")) {
            assertThat(ward.get(acting, path).expect(200).body())
                    .as(path)
                    .contains(anna.id(), "Example")
                    .doesNotContain("secret@example.org", "Hidden");
        }
        for (String path : List.of(
                "Patient?email=secret@example.org",
                "Patient?address=Hidden",
                "Patient?_id=" + anna.id(),
                "ImagingStudy?patient.address=Hidden",
                "ImagingStudy?patient:Patient.email=secret@example.org",
                "RelatedPerson/" + other,
                "RelatedPerson",
                "AuditEvent",
                "AuditEvent?_id=x",
                "Patient/" + anna.id() + "/$looks",
                "Patient/" + anna.id() + "/$alerts",
                "Patient/" + anna.id() + "/$notes")) {
            assertThat(ward.get(acting, path).status()).as(path).isIn(403, 404);
        }
        assertThat(ward.get(acting, "Consent?_revinclude=Provenance:target").status())
                .isIn(200, 403);
        ward.post(acting, "", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}")
                .expect(403);
        String look =
                ward.get(ward.patient(anna), "AuditEvent?_count=1").references().getFirst();
        assertThat(ward.get(acting, look).status())
                .as("an event that is no line")
                .isEqualTo(404);
    }

    @Test
    void whoHasDiedIsSignedInNoMoreAndARepresentativeActsByAGrant() {
        Proxies.grant(ward, ben, anna, "see", "choose");
        died(anna);

        for (String path :
                List.of("Patient/" + anna.id(), "Consent", "Patient/" + anna.id() + "/$proxies", "Organization")) {
            HttpResponse<String> closed = ward.patient(anna).get("/fhir/r4/" + path);
            assertThat(closed.statusCode()).as(path).isEqualTo(403);
            assertThat(closed.headers().firstValue("Consentry-Refused")).contains("deceased");
        }
        ward.post(ward.patient(anna), "Consent", new Choices(ward.door(), anna.id()).consent("", "deny", "proxy-9"))
                .expect(403);
        ward.get(acting, "Patient/" + anna.id()).expect(200);
        ward.post(acting, "Consent", new Choices(ward.door(), anna.id()).consent("", "deny", "proxy-10"))
                .expect(201);

        died(ben);
        assertThat(acting.get("/fhir/r4/Patient/" + anna.id()).statusCode()).isEqualTo(403);
        assertThat(Proxies.post(ward.staff(), Proxies.json(ben, ward.person(), 0, "see"))
                        .statusCode())
                .as("a proxy who has died")
                .isEqualTo(400);
    }

    @Test
    void staffEnterAndListWithAReasonThatThePatientReads() {
        String body = Proxies.json(ben, anna, 0, "see");
        Door silent = ward.door().as(Platform.tokens().staff());
        assertThat(Proxies.post(silent, body).statusCode()).isEqualTo(403);
        assertThat(silent.get(Proxies.PATH + "?patient=" + anna.id()).statusCode())
                .isEqualTo(403);
        assertThat(Proxies.post(ward.registrar(), body).statusCode()).isEqualTo(403);
        assertThat(Proxies.post(ward.patient(anna), body).statusCode()).isEqualTo(403);

        String id = Proxies.grant(ward, ben, anna, "see");

        HttpResponse<String> list = ward.staff().get(Proxies.PATH + "?patient=" + anna.id());
        assertThat(list.body()).contains(id, "Form P-7, signed", "Dana Reyes", "Person Example");
        assertThat(trail()).contains("RelatedPerson/" + person() + "/_history/1", "Dana Reyes", "Testing the door");
        assertThat(Proxies.end(silent, id).statusCode()).isEqualTo(403);
        assertThat(Proxies.end(ward.staff(), id).statusCode()).isEqualTo(204);
        assertThat(Proxies.end(ward.staff(), id).statusCode()).as("once").isEqualTo(409);
        for (String wrong : List.of(
                body.replace("\"see\"", "\"choose\""),
                body.replace("\"see\"", "\"all\""),
                body.replace("friend", "boss"),
                body.replace(ben.id(), anna.id()),
                body.replaceFirst("\"until\":\"\\d{4}", "\"until\":\"2099"),
                body.replace("Form P-7, signed", "x"),
                body.replace("\"paper\"", "\"more\":1,\"paper\""))) {
            assertThat(Proxies.post(ward.staff(), wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(Proxies.post(ward.staff(), body.replace(ben.id(), "nobody-here"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(Proxies.post(ward.staff(), body.replaceAll("\"(from|until)\":\"\\d{4}", "\"$1\":\"2020"))
                        .statusCode())
                .as("over")
                .isEqualTo(400);
    }

    @Test
    void thePatientGetsANote() {
        Proxies.grant(ward, ben, anna, "see");

        assertThat(ward.get(ward.patient(anna), "Patient/" + anna.id() + "/$notes")
                        .body())
                .contains("\"valueCode\":\"proxy\"");
    }

    private void died(Person person) {
        String record = ward.get(ward.registrar(), "Patient/" + person.id()).body();
        ward.put(
                        ward.registrar(),
                        "Patient/" + person.id(),
                        record.replaceFirst("\"gender\"", "\"deceasedBoolean\":true,\"gender\""))
                .expect(200);
    }

    private String id() {
        return part("id");
    }

    private String person() {
        return part("person").replace("RelatedPerson/", "");
    }

    /** Of the newest grant to act for Anna. */
    private String part(String name) {
        String all = ward.get(ward.patient(anna), "Patient/" + anna.id() + "/$proxies")
                .expect(200)
                .body()
                .replaceAll("\\s", "");
        return all.replaceFirst(
                ".*?\"name\":\"" + name + "\",\"value(?:Id\":|Reference\":\\{\"reference\":)\"([^\"]+)\".*", "$1");
    }

    private String ofBen() {
        return ward.get(Proxies.own(ward, ben), "Patient/" + ben.id() + "/$proxies")
                .expect(200)
                .body();
    }

    private String trail() {
        return ward.get(ward.patient(anna), "AuditEvent?_count=200").expect(200).body();
    }
}
