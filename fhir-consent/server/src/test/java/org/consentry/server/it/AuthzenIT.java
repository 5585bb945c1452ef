// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom and what a question may name, and what it may leave out. The regime in force lets training go without a yes. */
class AuthzenIT {
    @Test
    void aScanIsKeptByWhomItNamesAndAChoiceAboutAKeeperIsAboutThatOneOnly() {
        // The keeper of a scan was never known: a no for one keeper stopped everything, a yes for one never counted.
        Person anna = registrar().person();
        registrar().company("keeps", true);
        registrar().company("mercy", true);
        registrar().company("clinic", true);
        Questions questions = new Questions(door());
        String question = Questions.about(anna, "keeps", "MLTRAINING");
        new Choices(door(), anna.id()).keptBy("deny", "clinic", "kept-1");

        assertThat(questions.code(question)).isEqualTo("MISSING_ATTR:custodian");
        assertThat(questions.code(claiming(question, "mercy"))).isEqualTo("PERMIT");
        assertThat(questions.code(claiming(question, "clinic"))).isEqualTo("CONSENT_DENY");
        registrar().keep(anna, "clinic");
        assertThat(questions.code(question)).isEqualTo("CONSENT_DENY");
        assertThat(questions.code(claiming(question, "mercy")))
                .as("what is known wins")
                .isEqualTo("CONSENT_DENY");
        registrar().keep(anna, "mercy");
        assertThat(questions.code(question)).isEqualTo("PERMIT");
        assertThat(basis(questions, question)).as("by the regime").doesNotContain("Consent/");

        new Choices(door(), anna.id()).keptBy("permit", "mercy", "kept-2");
        assertThat(basis(questions, question)).as("by a yes").contains("Consent/");
    }

    @Test
    void anAiProductIsARecipientUnderItsOwnersAgreement() {
        // The documentation says subject.type device; no Device could be asked for.
        Person anna = registrar().person();
        registrar().company("owner", true);
        registrar().device("chest-reader", "owner");
        Questions questions = new Questions(door());
        Choices choices = new Choices(door(), anna.id());
        String product = Questions.about(anna, "chest-reader", "MLTRAINING").replace("organization", "device");

        assertThat(questions.code(product)).isEqualTo("PERMIT");
        assertThat(questions.code(product.replace("\"device\"", "\"organization\"")))
                .isEqualTo("DEST_UNREGISTERED");
        choices.to("permit", "Organization/owner", "device-1");
        assertThat(basis(questions, Questions.about(anna, "owner", "MLTRAINING")))
                .contains("Consent/");
        assertThat(basis(questions, product))
                .as("a yes to its owner is none to it")
                .doesNotContain("Consent/");
        choices.to("permit", "Device/chest-reader", "device-2");
        assertThat(basis(questions, product)).contains("Consent/");
        registrar().company("owner", false);
        assertThat(questions.code(product)).as("its owner is paused").isEqualTo("VENDOR_FROZEN");
        registrar().company("owner", true);
        assertThat(questions.code(product)).isEqualTo("PERMIT");
        choices.to("deny", "Organization/owner", "device-3");
        assertThat(questions.code(product)).as("a no to its owner is one to it").isEqualTo("CONSENT_DENY");
        assertThat(door().as(Platform.tokens().patient(anna.id()))
                        .get("/fhir/r4/AuditEvent?type=110113&outcome=0")
                        .body())
                .contains("Device/chest-reader");
    }

    @Test
    void anIdWithUrnOidIsTheSameOne() {
        Person anna = registrar().person();
        registrar().company("2.999.17", true);
        new Choices(door(), anna.id()).first("permit", "oid-1");
        String question = Questions.about(anna, "2.999.17", "MLTRAINING");
        Questions questions = new Questions(door());

        assertThat(questions.code(question)).isEqualTo("PERMIT");
        assertThat(questions.code(question.replace("\"2.999.17\"", "\"urn:oid:2.999.17\"")
                        .replace(
                                "\"" + anna.study().value(),
                                "\"URN:OID:" + anna.study().value())))
                .isEqualTo("PERMIT");
    }

    @Test
    void aQuestionWithoutContextIsOneAndItsAnswerIsNo() {
        // AuthZEN has context optional; it was a bad request.
        Person anna = registrar().person();
        registrar().company("no-context", true);
        new Choices(door(), anna.id()).first("permit", "no-context-1");
        Questions questions = new Questions(door());
        String whole = Questions.about(anna, "no-context", "MLTRAINING");
        String question =
                whole.substring(0, whole.indexOf("\"context\"")).strip().replaceFirst(",$", "}");

        assertThat(questions.code(question)).isEqualTo("MISSING_ATTR:purpose");
        assertThat(questions.code(question.replaceFirst("}$", ",\"context\":null}")))
                .isEqualTo("MISSING_ATTR:purpose");
        assertThat(questions.code(question.replaceFirst("}$", ",\"context\":{\"ip\":\"192.0.2.1\"}}")))
                .isEqualTo("MISSING_ATTR:purpose");
        assertThat(questions.code(question.replaceFirst("}$", ",\"context\":{\"purpose\":\"PurposeOfUse\"}}")))
                .isEqualTo("MISSING_ATTR:purpose");
        assertThat(questions
                        .ask("evaluation", question.replaceFirst("}$", ",\"context\":[]}"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(door().as(Platform.tokens().patient(anna.id()))
                        .get("/fhir/r4/AuditEvent?type=110113")
                        .body())
                .contains("MISSING_ATTR:purpose");
    }

    @Test
    void aSearchForAKindThatIsNotHereFindsNothing() {
        // It was a bad request; the certification's scenario 4.6.2 wants an empty answer.
        registrar().company("finds-none", true);
        Questions questions = new Questions(door());
        String body = """
                {"subject":{"type":"organization","id":"finds-none"},"action":{"name":"disclose"},
                 "resource":{"type":"imaging-study"%s},"context":{"purpose":"MLTRAINING"}}""";

        for (String path : List.of("search/resource", "search/action", "search/subject")) {
            String known = body.formatted(path.endsWith("resource") ? "" : ",\"id\":\"1.2\"");
            for (String unknown :
                    List.of(known.replace("organization", "spaceship"), known.replace("imaging-study", "record"))) {
                assertThat(questions.answer(path, unknown).getJsonArray("results"))
                        .as(path)
                        .isEmpty();
            }
            assertThat(questions
                            .ask(path, known.replace("\"type\":\"organization\",", ""))
                            .statusCode())
                    .as("without a type")
                    .isEqualTo(400);
        }
        assertThat(questions
                        .ask("search/subject", body.formatted("").replace("organization", "spaceship"))
                        .statusCode())
                .as("without the scan's id")
                .isEqualTo(400);
    }

    @Test
    void whatAQuestionOfSeveralLeavesOutIsThatOfTheMessage() {
        Person anna = registrar().person();
        registrar().company("fills", true);
        new Choices(door(), anna.id()).first("permit", "fills-1");
        String study = anna.study().value();

        assertThat(decisions(new Questions(door()), """
                {"subject":{"type":"organization","id":"fills"},"action":{"name":"disclose"},
                 "resource":{"type":"imaging-study"},"options":{"evaluations_semantic":"SEMANTIC"},
                 "context":{"purpose":"MLTRAINING","supported_obligations":["DEID"]},
                 "evaluations":[{"resource":{"id":"%s"}},{"subject":{"id":"nobody"},"resource":{"id":"%s"}}]}""".formatted(study, study), "execute_all"))
                .containsExactly(true, false);
    }

    private static String claiming(String question, String custodian) {
        return question.replace(
                "\"imaging-study\",", "\"imaging-study\",\"properties\":{\"custodian\":\"" + custodian + "\"},");
    }

    private static String basis(Questions questions, String question) {
        return questions
                .answer("evaluation", question)
                .getJsonObject("context")
                .getJsonArray("basis")
                .toString();
    }

    private static List<Boolean> decisions(Questions questions, String body, String semantic) {
        return questions.answer("evaluations", body.replace("SEMANTIC", semantic)).getJsonArray("evaluations").stream()
                .map(each -> each.asJsonObject().getBoolean("decision"))
                .toList();
    }

    private Registrar registrar() {
        return new Registrar(door());
    }
}
