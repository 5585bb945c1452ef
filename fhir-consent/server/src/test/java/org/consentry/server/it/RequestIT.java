// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestIT {
    @Test
    void aWithdrawalStopsAtOnceAndOutlastsTheAnswerOfTheCompany() {
        Person anna = registrar().person();
        registrar().company("withdrawn", true);
        new Choices(door(), anna.id()).first("permit", "withdrawn-1");
        Questions questions = new Questions(door());
        String question = Questions.about(anna, "withdrawn", "MLTRAINING");
        Requests asAnna = new Requests(door().as(Platform.tokens().patient(anna.id())));
        Requests staff = new Requests(door().as(Platform.tokens().staff()).because("Company%20answered"));
        String task = Requests.task("notify-withdrawal", anna, "withdrawn", "MLTRAINING");
        assertThat(questions.code(question)).isEqualTo("PERMIT");

        HttpResponse<String> asked = asAnna.ask(task);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        assertThat(questions.code(question)).isEqualTo("WITHDRAWAL_ACTIVE");
        assertThat(AgentDoor.json(asked).getJsonObject("restriction").toString())
                .contains("end");
        assertThat(agent("told").snapshot().entries().toString()).contains("kind=WITHDRAWAL");

        assertThat(staff.turn(id(asked), 1, task, "completed").statusCode()).isEqualTo(200);
        assertThat(questions.code(question)).isEqualTo("WITHDRAWAL_ACTIVE");
        assertThat(asAnna.turn(id(asked), 2, task, "rejected").statusCode()).isEqualTo(422);
        assertThat(asAnna.turn(id(asked), 1, task, "cancelled").statusCode()).isEqualTo(412);
        assertThat(asAnna.turn(id(asked), 2, task, "cancelled").statusCode()).isEqualTo(200);
        assertThat(questions.code(question)).isEqualTo("PERMIT");
        assertThat(door().as(Platform.tokens().patient(anna.id()))
                        .get("/fhir/r4/AuditEvent?_count=200")
                        .body())
                .as("each step is on record")
                .contains(
                        "Task/" + id(asked) + "/_history/1",
                        "Task/" + id(asked) + "/_history/2",
                        "Task/" + id(asked) + "/_history/3");
    }

    /** A yes for a company once freed its subsidiaries from the withdrawal too. */
    @Test
    void aLaterYesLiftsAWithdrawalForThePartyItNamesOnly() {
        Person anna = registrar().person();
        registrar().company("lifted", true);
        registrar().subsidiary("lifted-cloud", "lifted");
        Choices choices = new Choices(door(), anna.id());
        choices.first("permit", "lifted-1");
        Questions questions = new Questions(door());
        String parent = Questions.about(anna, "lifted", "MLTRAINING");
        String below = Questions.about(anna, "lifted-cloud", "MLTRAINING");
        assertThat(questions.code(below)).isEqualTo("PERMIT");
        new Requests(door().as(Platform.tokens().patient(anna.id())))
                .ask(Requests.task("notify-withdrawal", anna, "lifted", "MLTRAINING"));
        assertThat(questions.code(parent)).isEqualTo("WITHDRAWAL_ACTIVE");
        assertThat(questions.code(below)).isEqualTo("WITHDRAWAL_ACTIVE");

        HttpResponse<String> yes = choices.raw(choices.consent("", "permit", "lifted-2")
                .replace("\"value\":\"ai\"", "\"value\":\"ai-lifted\"")
                .replace("\"purpose\":[", """
                        "actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
                        "code":"IRCP"}]},"reference":{"reference":"Organization/lifted"}}],"purpose":["""));

        assertThat(yes.statusCode()).as(yes.body()).isEqualTo(201);
        assertThat(questions.code(parent)).isEqualTo("PERMIT");
        assertThat(questions.code(below)).isEqualTo("WITHDRAWAL_ACTIVE");
    }

    @Test
    void nobodyChangesWhatAWithdrawalIsAbout() {
        // Staff could once narrow it to another purpose, without a word to the patient.
        Person anna = registrar().person();
        registrar().company("narrowed", true);
        new Choices(door(), anna.id()).first("permit", "narrowed-1");
        Requests staff = new Requests(door().as(Platform.tokens().staff()).because("Company%20answered"));
        String task = Requests.task("notify-withdrawal", anna, "narrowed", "MLTRAINING");
        String id = id(new Requests(door().as(Platform.tokens().patient(anna.id()))).ask(task));

        HttpResponse<String> narrowed =
                staff.turn(id, 1, Requests.task("notify-withdrawal", anna, "narrowed", "HRESCH"), "accepted");

        assertThat(narrowed.statusCode()).isEqualTo(422);
        assertThat(narrowed.body()).contains("purposes of the version before");
        assertThat(new Questions(door()).code(Questions.about(anna, "narrowed", "MLTRAINING")))
                .isEqualTo("WITHDRAWAL_ACTIVE");
        assertThat(staff.turn(id, 1, task, "accepted").statusCode()).isEqualTo(200);
    }

    @Test
    void anErasureStopsUntilItIsOverAndARejectionNeedsItsGround() {
        Person anna = registrar().person();
        registrar().company("erases", true);
        new Choices(door(), anna.id()).first("permit", "erases-1");
        Questions questions = new Questions(door());
        String question = Questions.about(anna, "erases", "MLTRAINING");
        Requests asAnna = new Requests(door().as(Platform.tokens().patient(anna.id())));
        Requests staff = new Requests(door().as(Platform.tokens().staff()).because("Company%20answered"));
        String task = Requests.task("erase-data", anna, "erases", "");

        String id = id(asAnna.ask(task));
        assertThat(questions.code(question)).isEqualTo("ERASURE_ACTIVE");
        assertThat(staff.turn(id, 1, task, "rejected").statusCode()).isEqualTo(422);
        assertThat(staff.turn(
                                id,
                                1,
                                task.replace("\"intent\"", "\"statusReason\":{\"text\":\"Art. 17(3)(d)\"},\"intent\""),
                                "rejected")
                        .statusCode())
                .isEqualTo(200);
        assertThat(questions.code(question)).isEqualTo("PERMIT");
        assertThat(staff.turn(id, 2, task, "requested").statusCode()).isEqualTo(422);
    }

    /** Staff could end a request to delete without a word that the patient could read. */
    @Test
    void anErasureEndsWithWordsThatThePatientCanRead() {
        Person anna = registrar().person();
        registrar().company("answers", true);
        Door asAnna = door().as(Platform.tokens().patient(anna.id()));
        Requests staff = new Requests(door().as(Platform.tokens().staff()).because("Company%20answered"));
        String task = Requests.task("erase-data", anna, "answers", "");
        String id = id(new Requests(asAnna).ask(task));

        for (String silent : List.of(
                task,
                Requests.answered(task).replace("We deleted 2 scans", " "),
                task.replace("text\":\"answer", "x"))) {
            assertThat(staff.turn(id, 1, silent, "completed").body()).contains("Task.output");
        }
        String coded = task.replace(
                "\"intent\"", "\"statusReason\":{\"coding\":[{\"system\":\"urn:x\",\"code\":\"y\"}]},\"intent\"");
        assertThat(staff.turn(id, 1, coded, "rejected").body()).contains("Task.statusReason.text");
        assertThat(staff.turn(id, 1, Requests.answered(task), "completed").statusCode())
                .isEqualTo(200);
        assertThat(asAnna.get("/fhir/r4/Task/" + id).body()).contains("We deleted 2 scans");
        assertThat(asAnna.get("/fhir/r4/Task/" + id + "/_history").body()).contains("requested", "completed");
    }

    @Test
    void aRecipientIsToldAndAnswersOnDaysThatCanBe() {
        Person anna = registrar().person();
        registrar().company("dated", true);
        Requests staff = new Requests(door().as(Platform.tokens().staff()).because("Company%20answered"));
        String task = Requests.task("erase-data", anna, "dated", "");
        HttpResponse<String> asked = new Requests(door().as(Platform.tokens().patient(anna.id()))).ask(task);
        String id = id(asked);

        for (String wrong : List.of(
                "\"start\":\"2000-01-01\"",
                "\"start\":\"2999-01-01\"",
                "\"start\":\"2026\"",
                "\"end\":\"2000-01-01\"",
                "\"end\":\"2999-01-01T00:00:00Z\"")) {
            assertThat(staff.turn(id, 1, dated(task, wrong), "in-progress").body())
                    .as(wrong)
                    .contains("Task.executionPeriod");
        }
        String today = "\"start\":\"" + AgentDoor.json(asked).getString("authoredOn") + "\"";
        assertThat(staff.turn(id, 1, dated(task, today), "in-progress").statusCode())
                .isEqualTo(200);
    }

    private static String dated(String task, String period) {
        return task.replace("\"intent\"", "\"executionPeriod\":{" + period + "},\"intent\"");
    }

    /** A double press, or two windows, asked twice. */
    @Test
    void whoAsksOnTheConditionThatNothingIsOpenAsksOnce() {
        Person anna = registrar().person();
        registrar().company("once", true);
        Door asAnna = door().as(Platform.tokens().patient(anna.id()));
        String bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[{"resource":%s,
                 "request":{"method":"POST","url":"Task","ifNoneExist":"code=https://consentry.org/fhir/task|erase-data\
                &patient=Patient/%s&owner=Organization/once&status=requested,received,accepted,in-progress,on-hold"}}]}
                """.formatted(Requests.task("erase-data", anna, "once", ""), anna.id());

        for (int press = 0; press < 2; press++) {
            HttpResponse<String> answer = asAnna.post("/fhir/r4", "application/fhir+json", bundle);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }

        assertThat(asAnna.get("/fhir/r4/Task?code=erase-data&_summary=count").body())
                .contains("\"total\"")
                .containsPattern("\"total\":\\s*1");
    }

    @Test
    void aLegalHoldIsForStaffOnly() {
        Person anna = registrar().person();
        registrar().company("held", true);
        new Choices(door(), anna.id()).first("permit", "held-1");
        Door asAnna = door().as(Platform.tokens().patient(anna.id()));
        Door staff = door().as(Platform.tokens().staff()).because("Court%20order");
        String task = Requests.task("legal-hold", anna, "held", "");

        assertThat(new Requests(asAnna).ask(task).statusCode()).isEqualTo(422);
        String id = id(new Requests(staff).ask(task));

        assertThat(new Questions(door()).code(Questions.about(anna, "held", "MLTRAINING")))
                .isEqualTo("LEGAL_HOLD");
        assertThat(asAnna.get("/fhir/r4/Task/" + id).statusCode()).isEqualTo(404);
        assertThat(asAnna.get("/fhir/r4/Task").body()).doesNotContain(id);
        agent("holds").report(Reports.held(1, anna.number(), anna.study()));
        assertThat(asAnna.get("/fhir/r4/AuditEvent").body()).doesNotContain(id, "LEGAL_HOLD");
        assertThat(asAnna.get("/fhir/r4/Patient/" + anna.id() + "/$accounting").body())
                .doesNotContain("refused");
        assertThat(new Requests(staff).turn(id, 1, task, "completed").statusCode())
                .isEqualTo(200);
        assertThat(asAnna.get("/fhir/r4/AuditEvent").body()).doesNotContain(id);
        assertThat(staff.get("/fhir/r4/AuditEvent?entity=Task/" + id).body())
                .contains(
                        "Task/" + id + "/_history/1",
                        "Task/" + id + "/_history/2",
                        "Patient/" + anna.id(),
                        "Dana Reyes",
                        "Court order");
        assertThat(new Requests(asAnna).turn(id, 2, task, "cancelled").statusCode())
                .isEqualTo(404);
        assertThat(staff.get("/fhir/r4/Task/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void aPatientAsksOnlyForThemselvesAndReadsOnlyTheirOwn() {
        Person anna = registrar().person();
        Person ben = registrar().person();
        registrar().company("others", true);
        Requests asBen = new Requests(door().as(Platform.tokens().patient(ben.id())));
        Door asAnna = door().as(Platform.tokens().patient(anna.id()));
        String task = Requests.task("erase-data", anna, "others", "");
        String id = id(new Requests(asAnna).ask(task));

        assertThat(asBen.ask(task).statusCode()).isEqualTo(422);
        assertThat(asBen.turn(id, 1, task, "cancelled").statusCode()).isEqualTo(404);
        assertThat(asBen.ask(Requests.task("recall-data", ben, "others", "")).statusCode())
                .isEqualTo(422);
        assertThat(asBen.ask(Requests.task("notify-withdrawal", ben, "others", ""))
                        .body())
                .contains("Task.input");
        assertThat(door().as(Platform.tokens().agent())
                        .post("/fhir/r4/Task", "application/fhir+json", task)
                        .statusCode())
                .isEqualTo(403);
        for (String query : List.of("?status=requested", "?code=erase-data", "?owner=Organization/others")) {
            assertThat(asAnna.get("/fhir/r4/Task" + query).body()).as(query).contains(id);
            assertThat(door().as(Platform.tokens().patient(ben.id()))
                            .get("/fhir/r4/Task" + query)
                            .body())
                    .doesNotContain(id);
        }
    }

    @Test
    void staffSeeWhatARegimeWouldChangeAndThePatientReadsThatTheyLooked() {
        Person anna = registrar().person();
        registrar().company("simulated", true);
        String strict = """
                {"id":"demo","version":99,"gates":{"MLTRAINING":"OPT_IN"},
                 "flags":{"specificBeatsGeneral":"NEVER","careGoesOn":true}}""";
        Door staff = door().as(Platform.tokens().staff());
        String path = "/fhir/staff/v1/simulations?limit=200";
        String json = "application/json";

        assertThat(door().post(path, json, strict).statusCode()).isIn(401, 403);
        assertThat(door().as(Platform.tokens().exportSystem())
                        .post(path, json, strict)
                        .statusCode())
                .isEqualTo(403);
        assertThat(staff.post(path, json, strict).statusCode()).as("no reason").isEqualTo(403);
        assertThat(staff.because("New%20law").post(path, json, "{}").statusCode())
                .isEqualTo(400);
        String found = simulated(staff.because("New%20law"), path, strict);

        assertThat(found)
                .contains(
                        "\"recipient\":\"simulated\",\"before\":\"PERMIT\",\"after\":\"OPT_IN_MISSING\"",
                        "\"study\":\"" + anna.study().value() + "\"");
        assertThat(new Questions(door())
                        .answer("evaluation", Questions.about(anna, "simulated", "MLTRAINING"))
                        .getJsonObject("context")
                        .getString("regime"))
                .as("nothing is stored")
                .isEqualTo("demo/1");
        assertThat(door().as(Platform.tokens().patient(anna.id()))
                        .get("/fhir/r4/AuditEvent?subtype=search-type")
                        .body())
                .contains("New law");
    }

    /** A page that adds up all scans listed everybody, and each of them then read that staff had looked. */
    @Test
    void aSimulationCountsSomeScansAtATimeAndNamesNobodyIfItNeedNot() {
        Person anna = registrar().person();
        registrar().company("counted", true);
        Door staff = door().as(Platform.tokens().staff());
        JsonObject rules = AgentDoor.json(staff.get("/fhir/staff/v1/regimes"))
                .getJsonArray("regimes")
                .getJsonObject(0);
        String strict = rules.getJsonObject("rules")
                .toString()
                .replaceAll("\"MLTRAINING\":\"[A-Z_]+\"", "\"MLTRAINING\":\"OPT_IN\"");

        HttpResponse<String> page = staff.because("Only%20counting")
                .post("/fhir/staff/v1/simulations?limit=0&scans=1", "application/json", strict);

        assertThat(rules.getString("id")).isEqualTo("demo");
        assertThat(rules.getBoolean("inForce")).isTrue();
        assertThat(AgentDoor.json(page).getInt("looked")).isEqualTo(1);
        String all = simulated(staff.because("Only%20counting"), "/fhir/staff/v1/simulations?limit=0&scans=50", strict);
        assertThat(all)
                .contains("\"recipient\":\"counted\",\"before\":\"PERMIT\",\"after\":\"OPT_IN_MISSING\"")
                .doesNotContain("Patient/");
        assertThat(door().as(Platform.tokens().patient(anna.id()))
                        .get("/fhir/r4/AuditEvent?subtype=search-type")
                        .body())
                .doesNotContain("Only counting");
        assertThat(door().as(Platform.tokens().registrar())
                        .get("/fhir/staff/v1/regimes")
                        .statusCode())
                .isEqualTo(403);
    }

    /** All pages. */
    private static String simulated(Door staff, String path, String regime) {
        StringBuilder all = new StringBuilder();
        String after = "";
        do {
            HttpResponse<String> page = staff.post(path + "&after=" + after, "application/json", regime);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            all.append(page.body());
            after = AgentDoor.json(page).getString("next");
        } while (!after.isEmpty());
        return all.toString();
    }

    private AgentDoor agent(String id) {
        return new AgentDoor(door(), id);
    }

    private Registrar registrar() {
        return new Registrar(door());
    }

    private static String id(HttpResponse<String> answer) {
        return AgentDoor.json(answer).getString("id", "none");
    }
}
