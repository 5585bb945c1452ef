// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionIT {
    @Test
    void onlyExportSystemsAskAndOnlyAgentsFollow() {
        String body = Questions.about("1.2.3", "northlight", "MLTRAINING", "");
        String path = "/fhir/access/v1/evaluation";

        assertThat(door().post(path, "application/json", body).statusCode()).isEqualTo(401);
        for (String token : List.of(
                Platform.tokens().agent(),
                Platform.tokens().staff(),
                Platform.tokens().registrar(),
                Platform.tokens().patient("x"))) {
            assertThat(door().as(token).post(path, "application/json", body).statusCode())
                    .isEqualTo(403);
        }
        Door export = door().as(Platform.tokens().exportSystem());
        assertThat(export.get("/fhir/agent/v1/snapshot").statusCode()).isEqualTo(403);
        assertThat(export.get("/fhir/access/v1/snapshot").statusCode()).isEqualTo(404);
        assertThat(door().as(Platform.tokens().agent())
                        .post("/fhir/agent/v1/evaluation", "application/json", body)
                        .statusCode())
                .as("questions are behind their own door only")
                .isEqualTo(404);
    }

    @Test
    void theConfigurationSaysWhereTheDoorsAre() {
        HttpResponse<String> answer = door().get("/fhir/.well-known/authzen-configuration");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(AgentDoor.json(answer).getString("access_evaluations_endpoint"))
                .endsWith("/fhir/access/v1/evaluations");
    }

    @Test
    void aNoCountsForTheVeryNextQuestion() {
        Person anna = registrar().person();
        registrar().company("asks-now", true);
        Choices choices = new Choices(door(), anna.id());
        Questions questions = new Questions(door());
        String question = Questions.about(anna, "asks-now", "MLTRAINING");
        String consent = id(choices.first("permit", "now-1"));

        for (int version = 1; version < 20; version += 2) {
            assertThat(questions.code(question)).isEqualTo("PERMIT");
            choices.next(consent, version, "deny", "now-no-" + version);
            assertThat(questions.code(question)).isEqualTo("CONSENT_DENY");
            choices.next(consent, version + 1, "permit", "now-yes-" + version);
        }
    }

    @Test
    void anAnswerSaysWhatItRestsOnAndWhatIsDue() {
        Person anna = registrar().person();
        registrar().company("whole", true);
        String consent = id(new Choices(door(), anna.id()).first("permit", "whole-1"));

        JsonObject context = new Questions(door())
                .answer("evaluation", Questions.about(anna, "whole", "MLTRAINING"))
                .getJsonObject("context");

        assertThat(context.getString("outcome")).isEqualTo("PERMIT_WITH_OBLIGATIONS");
        assertThat(context.getJsonArray("obligations")).hasToString("[\"DEID\"]");
        assertThat(context.getJsonArray("basis").toString()).contains("\"consent\":\"Consent/" + consent + "\"");
        assertThat(context.getString("consentVersionVector")).isEqualTo(consent + "/1");
        assertThat(context.getString("regime")).isNotBlank();
        assertThat(Instant.parse(context.getString("validUntil")))
                .isAfter(InstantSource.system().instant());
        assertThat(context.getJsonObject("reason_user").keySet()).containsExactly("en", "es");
        assertThat(new Questions(door())
                        .code(Questions.about(anna, "whole", "MLTRAINING").replace("\"DEID\"", "")))
                .isEqualTo("OBLIGATION_UNSUPPORTED");
    }

    @Test
    void everyDecisionIsOnRecordForThePatient() {
        Person anna = registrar().person();
        registrar().company("recorded", true);
        Questions questions = new Questions(door());
        String consent = id(new Choices(door(), anna.id()).first("deny", "recorded-1"));

        questions.code(Questions.about(anna, "recorded", "MLTRAINING"));

        assertThat(door().as(Platform.tokens().patient(anna.id()))
                        .get("/fhir/r4/AuditEvent?type=http://dicom.nema.org/resources/ontology/DCM%7C110113")
                        .body())
                .contains(
                        "CONSENT_DENY", "Consent/" + consent + "/_history/1", "Organization/recorded", anna.studyId());
    }

    @Test
    void whatTheRegisterKnowsNoClaimChanges() {
        Person anna = registrar().person();
        Person ben = registrar().person();
        registrar().company("claims", true);
        registrar().company("paused", false);
        Questions questions = new Questions(door());
        String question = Questions.about(anna, "claims", "MLTRAINING");

        assertThat(questions.code(Questions.about("1.2.3.999", "claims", "MLTRAINING", "")))
                .isEqualTo("NO_PATIENT");
        assertThat(questions.code(question.replace(
                        "\"imaging-study\",",
                        "\"imaging-study\",\"properties\":{\"patient\":\""
                                + ben.number().authority() + "|" + ben.number().value() + "\"},")))
                .isEqualTo("MIXED_PATIENT");
        assertThat(questions.code(question.replace("\"organization\"", "\"device\"")))
                .isEqualTo("DEST_UNREGISTERED");
        assertThat(questions.code(question.replace("\"claims\"", "\"nobody\""))).isEqualTo("DEST_UNREGISTERED");
        assertThat(questions.code(question.replace("MLTRAINING", "HRESCH"))).isEqualTo("DEST_UNREGISTERED");
        assertThat(questions.code(question.replace("\"claims\"", "\"paused\""))).isEqualTo("VENDOR_FROZEN");
        assertThat(questions.code(Questions.about(anna.study().value(), "claims", "MLTRAINING", ",\"sale\":true")))
                .isNotEqualTo("PERMIT");
    }

    @Test
    void aPauseStopsAllThatBelongsToTheGroup() {
        Person anna = registrar().person();
        registrar().company("whole-group", true);
        registrar().subsidiary("part-of-group", "whole-group");
        registrar().subsidiary("part-of-part", "part-of-group");
        Questions questions = new Questions(door());
        String question = Questions.about(anna, "part-of-part", "MLTRAINING");
        String before = questions.code(question);

        registrar().company("whole-group", false);
        assertThat(questions.code(question)).isEqualTo("VENDOR_FROZEN");

        registrar().company("whole-group", true);
        assertThat(questions.code(question)).isEqualTo(before).isNotEqualTo("VENDOR_FROZEN");
    }

    @Test
    void severalQuestionsAreAnsweredInOrderAsFarAsAskedFor() {
        Person anna = registrar().person();
        Person ben = registrar().person();
        registrar().company("several", true);
        new Choices(door(), anna.id()).first("permit", "several-1");
        new Choices(door(), ben.id()).first("deny", "several-2");
        Questions questions = new Questions(door());
        String body = """
                {"subject":{"type":"organization","id":"several"},"action":{"name":"disclose"},
                 "context":{"purpose":"MLTRAINING","supported_obligations":["DEID"]},
                 "options":{"evaluations_semantic":"SEMANTIC"},
                 "evaluations":[{"resource":{"type":"imaging-study","id":"%s"}},
                                {"resource":{"type":"imaging-study","id":"%s"}},
                                {"resource":{"type":"imaging-study"}},
                                {"resource":{"type":"imaging-study","id":"%s"}}]}""".formatted(
                        anna.study().value(), ben.study().value(), anna.study().value());

        assertThat(decisions(questions, body, "execute_all")).containsExactly(true, false, false, true);
        assertThat(decisions(questions, body, "deny_on_first_deny")).containsExactly(true, false);
        assertThat(decisions(questions, body, "permit_on_first_permit")).containsExactly(true);
        assertThat(questions
                        .answer("evaluations", body.replace("SEMANTIC", "execute_all"))
                        .getJsonArray("evaluations")
                        .getJsonObject(2)
                        .toString())
                .contains("request.evaluations[2].resource.id", "400");
        assertThat(questions
                        .answer("evaluations", Questions.about(anna, "several", "MLTRAINING"))
                        .getBoolean("decision"))
                .isTrue();
        assertThat(questions.ask("evaluations", body).statusCode()).isEqualTo(400);
    }

    @Test
    void aSearchFindsWhatMayGoPageByPage() {
        Person anna = registrar().person();
        Person ben = registrar().person();
        registrar().company("searches", true);
        new Choices(door(), anna.id()).first("permit", "search-1");
        new Choices(door(), ben.id()).first("deny", "search-2");
        Questions questions = new Questions(door());
        String body = """
                {"subject":{"type":"organization","id":"searches"},"action":{"name":"disclose"},
                 "resource":{"type":"imaging-study"},"context":{"purpose":"MLTRAINING","supported_obligations":["DEID"]},
                 "page":{"limit":1,"token":"TOKEN"}}""";
        StringBuilder found = new StringBuilder();
        String token = "";
        do {
            JsonObject page = questions.answer("search/resource", body.replace("TOKEN", token));
            found.append(page.getJsonArray("results"));
            token = page.getJsonObject("page").getString("next_token");
        } while (!token.isEmpty());

        assertThat(found)
                .contains("\"" + anna.study().value() + "\"")
                .doesNotContain("\"" + ben.study().value() + "\"");
        String who = Questions.about(anna, "searches", "MLTRAINING").replace(",\"id\":\"searches\"", "");
        assertThat(questions.answer("search/subject", who).toString()).contains("\"searches\"");
        assertThat(questions
                        .answer("search/action", Questions.about(anna, "searches", "MLTRAINING"))
                        .getJsonArray("results")
                        .toString())
                .contains("disclose");
        assertThat(questions.ask("search/resource", "{}").statusCode()).isEqualTo(400);
    }

    /** As the AuthZEN Obligations Extension has it; the agent has the same test. */
    @Test
    void whoOptsInReadsObligationsAsObjects() {
        Person anna = registrar().person();
        registrar().company("objects", true);
        new Choices(door(), anna.id()).first("permit", "objects-1");
        Questions questions = new Questions(door());
        String codes = Questions.about(anna, "objects", "MLTRAINING");
        String optsIn = codes.replace(
                "\"supported_obligations\":[\"DEID\"]",
                "\"supported_mandatory_extensions\":[\"obligations\"],\"supported_obligations\":[\"custom\"],"
                        + "\"supported_custom_obligations\":[\"DEID\"]");
        assertThat(optsIn).isNotEqualTo(codes);
        String object = "\"type\":\"custom\",\"properties\":{\"vendor\":\"consentry\",\"kind\":\"obligation\","
                + "\"code\":\"DEID\"}}]";

        for (String path : List.of("evaluation", "evaluations")) {
            assertThat(questions.answer(path, optsIn).toString())
                    .contains("\"decision\":true", "\"obligations\":[{\"id\":\"DEID\"," + object)
                    .doesNotContain("refrains");
        }
        assertThat(questions
                        .answer("evaluation", optsIn.replace("\"custom\"", "\"step-up\""))
                        .toString())
                .contains("\"decision\":false", "OBLIGATION_UNSUPPORTED")
                .doesNotContain("\"obligations\"");
        assertThat(questions
                        .answer("search/subject", optsIn.replace(",\"id\":\"objects\"", ""))
                        .toString())
                .contains("\"context\":{\"obligations\":[{\"id\":\"DEID/objects\"," + object);
        assertThat(questions.answer("evaluation", codes).toString()).contains("\"obligations\":[\"DEID\"]");
    }

    @Test
    void aQuestionThatIsNoneIsRefusedWithWhatWasExpected() {
        Questions questions = new Questions(door());
        String good = Questions.about("1.2.3", "x", "MLTRAINING", "");

        for (String part : List.of("subject", "action", "resource")) {
            HttpResponse<String> refused = questions.ask("evaluation", good.replace("\"" + part + "\"", "\"other\""));
            assertThat(refused.statusCode()).as(part).isEqualTo(400);
            assertThat(refused.body()).contains("request." + part);
        }
        assertThat(questions
                        .ask("evaluation", good.replace("\"disclose\"", "1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(questions.ask("evaluation", "[1]").statusCode()).isEqualTo(400);
        assertThat(questions.ask("evaluation", "").statusCode()).isEqualTo(400);
        assertThat(questions
                        .ask("evaluation", "{\"x\":\"" + "y".repeat(1 << 20) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(questions.ask("nothing", good).statusCode()).isEqualTo(404);
        assertThat(door().as(Platform.tokens().exportSystem())
                        .post("/fhir/access/v1/evaluation", "text/plain", good)
                        .statusCode())
                .as("as the public certification has it, scenario 2.4.3")
                .isEqualTo(400);
        HttpResponse<String> twice = questions.ask(
                "evaluation",
                good.replace("\"purpose\"", "\"deid_state\":\"ANONYMOUS\",\"deid_state\":\"IDENTIFIED\",\"purpose\""));
        assertThat(twice.statusCode()).as("a member written twice").isEqualTo(400);
        assertThat(twice.body()).contains("deid_state");
        assertThat(questions
                        .ask(
                                "evaluations",
                                good.replaceFirst(
                                        "\\{", "{\"evaluations\":[{\"action\":{\"name\":\"use\",\"name\":\"use\"}}],"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(door().as(Platform.tokens().exportSystem())
                        .post("/fhir/access/v1/evaluation", "application/json; charset=utf-8", good)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutTheDatabaseANoStaysANoAndNothingBecomesAYes() {
        Person anna = registrar().person();
        Person ben = registrar().person();
        registrar().company("outage", true);
        new Choices(door(), anna.id()).first("deny", "outage-1");
        new Choices(door(), ben.id()).first("permit", "outage-2");
        Questions questions = new Questions(door());
        String no = Questions.about(anna, "outage", "MLTRAINING");
        String yes = Questions.about(ben, "outage", "MLTRAINING");
        assertThat(questions.code(no)).isEqualTo("CONSENT_DENY");
        assertThat(questions.code(yes)).isEqualTo("PERMIT");

        Platform.database().stop();
        String noThen = questions.code(no);
        String yesThen = questions.code(yes);
        String unknownThen = questions.code(Questions.about("1.2.3.4.5", "outage", "MLTRAINING", ""));
        Platform.database().startAgain();

        assertThat(noThen).isEqualTo("CONSENT_DENY");
        assertThat(yesThen).isEqualTo("INDET_STORE");
        assertThat(unknownThen).isEqualTo("INDET_STORE");
        assertThat(questions.code(yes)).isEqualTo("PERMIT");
    }

    @Test
    void aLogThatCannotBeReadInTimeIsANo() throws SQLException {
        Person ben = registrar().person();
        registrar().company("slow", true);
        new Choices(door(), ben.id()).first("permit", "slow-1");
        Questions questions = new Questions(door());
        String yes = Questions.about(ben, "slow", "MLTRAINING");
        assertThat(questions.code(yes)).isEqualTo("PERMIT");

        String whileLocked;
        try (Connection connection = Platform.database().pool().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table feed_entry in access exclusive mode");
            whileLocked = questions.code(yes);
            connection.rollback();
        }

        assertThat(whileLocked).isEqualTo("INDET_STORE");
        assertThat(questions.code(yes)).isEqualTo("PERMIT");
    }

    @Test
    void aYesThatCannotBeRecordedIsANo() throws SQLException {
        Person ben = registrar().person();
        registrar().company("unrecorded", true);
        new Choices(door(), ben.id()).first("permit", "unrecorded-1");
        Questions questions = new Questions(door());
        String yes = Questions.about(ben, "unrecorded", "MLTRAINING");
        assertThat(questions.code(yes)).isEqualTo("PERMIT");

        Platform.database().behindTheTrail("alter table audit_event rename to audit_event_away");
        String then = questions.code(yes);
        Platform.database().behindTheTrail("alter table audit_event_away rename to audit_event");

        assertThat(then).isEqualTo("AUDIT_UNAVAILABLE");
        assertThat(questions.code(yes)).isEqualTo("PERMIT");
    }

    private static List<Boolean> decisions(Questions questions, String body, String semantic) {
        return questions.answer("evaluations", body.replace("SEMANTIC", semantic)).getJsonArray("evaluations").stream()
                .map(each -> each.asJsonObject().getBoolean("decision"))
                .toList();
    }

    private Registrar registrar() {
        return new Registrar(door());
    }

    private static String id(HttpResponse<String> answer) {
        return AgentDoor.json(answer).getString("id", "none");
    }
}
