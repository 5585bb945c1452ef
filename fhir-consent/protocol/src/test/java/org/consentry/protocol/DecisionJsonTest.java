// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Set;
import org.consentry.policy.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionJsonTest {

    private static final String QUESTION = """
        {"subject":{"type":"organization","id":"northlight"},
         "action":{"name":"disclose"},
         "resource":{"type":"imaging-study","id":"2.999.7.1"},
         "context":{"purpose":"MLTRAINING","supported_obligations":["DEID"],"unknown":{}},
         "later":1}\
        """;

    @Test
    void aQuestionIsReadAndUnknownMembersAreIgnored() {
        assertThat(Evaluation.read(QUESTION))
                .isEqualTo(new Evaluation(
                        new Evaluation.Subject(Evaluation.Subject.Type.ORGANIZATION, new RecipientId("northlight")),
                        Action.DISCLOSE,
                        new Evaluation.OneStudy(Terms.SCAN),
                        Set.of(Purpose.MLTRAINING),
                        DeidState.IDENTIFIED,
                        Set.of(Obligation.DEID),
                        ObligationForm.CODES,
                        Claims.NONE));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '!', textBlock = """
        "organization"             ! "person"    ! expected the type organization or device at request.subject, found another
        "2.999.7.1"                ! "2..9"      ! expected a value of its kind at request.resource.id, found another text
        "disclose"                 ! "sell"      ! expected a value of its kind at request.action.name, found another text
        "purpose":"MLTRAINING"     ! "purposes":[] ! expected at least one purpose at request.context.purposes, found none
        "resource"                 ! "thing"     ! expected an object at request.resource, found nothing
        "imaging-study"            ! "patient"   ! expected a value of its kind at request.resource.id, found another text
        "unknown":{}               ! "sale":"no" ! expected true or false at request.context.sale, found nothing
        "unknown":{}               ! "as_of":"x" ! expected an instant at request.context.as_of, found another text
        "unknown":{}               ! "project":1 ! expected STRING at request.context.project, found NUMBER
        """)
    void aQuestionThatLacksSomethingIsRefusedWithItsPlace(String from, String to, String message) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> Evaluation.read(QUESTION.replace(from, to)))
                .withMessage(message);
    }

    @Test
    void anAnswerSaysWhatDecided() {
        Decision deny = decide("HRESCH", Rule.deny(Conditions.ANY));

        assertThat(new EvaluationAnswer(deny, "DEMO/1", "id", 7, "ai/1")
                        .write(ObligationForm.CODES)
                        .toString())
                .isEqualTo("{\"decision\":false,\"context\":{\"outcome\":\"DENY\",\"code\":\"CONSENT_DENY\","
                        + "\"obligations\":[],\"refrains\":[],\"basis\":[{\"source\":\"CONSENT\","
                        + "\"reference\":\"Consent/ai/_history/1\",\"effect\":\"DENY\",\"consent\":\"Consent/ai\","
                        + "\"version\":1,\"provisionPath\":\"provision\"}],\"regime\":\"DEMO/1\","
                        + "\"decisionId\":\"id\",\"position\":7,\"consentVersionVector\":\"ai/1\","
                        + "\"reason_user\":{\"en\":\"Not released.\",\"es\":\"No se entrega.\"},"
                        + "\"reason_admin\":\"CONSENT_DENY: CONSENT Consent/ai/_history/1 provision DENY\"}}");
    }

    @Test
    void outcomesNameTheKindOfAnswer() {
        Rule yes = Rule.permit(Terms.about("MLTRAINING"));
        assertThat(DecisionOutcome.of(decide("MLTRAINING", yes))).isEqualTo(DecisionOutcome.PERMIT);
        assertThat(DecisionOutcome.of(decide("MLTRAINING", yes.demanding(Obligation.DEID))))
                .isEqualTo(DecisionOutcome.PERMIT_WITH_OBLIGATIONS);
        assertThat(DecisionOutcome.of(decide("TREAT", yes))).isEqualTo(DecisionOutcome.NOT_GATED);
        assertThat(DecisionOutcome.of(new Deny(Reason.CONSENT_DENY))).isEqualTo(DecisionOutcome.DENY);
        assertThat(DecisionOutcome.of(new Deny(Reason.INDET_STALE))).isEqualTo(DecisionOutcome.INDETERMINATE);
    }

    @Test
    void aCohortsLinesAreReadAndWritten() {
        Decision permit =
                decide("MLTRAINING", Rule.permit(Terms.about("MLTRAINING")).demanding(Obligation.DEID));
        CohortTally tally = new CohortTally();
        tally.add(permit);
        tally.add(new Deny(Reason.NO_PATIENT));

        assertThat(Cohort.header("{\"purpose\":\"MLTRAINING\",\"recipient\":\"northlight\"}"))
                .isEqualTo(new Cohort.Header(Purpose.MLTRAINING, new RecipientId("northlight"), Set.of(), 0));
        assertThat(Cohort.header("{\"purpose\":\"HRESCH\",\"recipient\":\"northlight\",\"after\":7}")
                        .after())
                .isEqualTo(7);
        assertThat(Cohort.study("{\"study\":\"2.999.7.1\"}", 2)).isEqualTo(Terms.SCAN);
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> Cohort.study("{\"study\":\"x\"}", 99))
                .withMessageContaining("line 99.study");
        assertThat(Cohort.answer(2, Terms.SCAN, permit))
                .isEqualTo("{\"line\":2,\"study\":\"2.999.7.1\",\"decision\":true,"
                        + "\"outcome\":\"PERMIT_WITH_OBLIGATIONS\",\"obligations\":[\"DEID\"]}");
        assertThat(Cohort.answer(3, Terms.SCAN, new Deny(Reason.NO_PATIENT)))
                .isEqualTo("{\"line\":3,\"study\":\"2.999.7.1\",\"decision\":false,\"outcome\":\"DENY\","
                        + "\"code\":\"NO_PATIENT\"}");
        assertThat(Cohort.trailer(5, Instant.EPOCH, tally, 2))
                .isEqualTo("{\"trailer\":true,\"position\":5,\"asOf\":\"1970-01-01T00:00:00Z\",\"permitted\":1,"
                        + "\"denied\":{\"NO_PATIENT\":1},\"unreadable\":2}");
        assertThat(Cohort.unreadable(4, "expected x"))
                .isEqualTo("{\"line\":4,\"decision\":false,\"error\":\"expected x\"}");
    }

    private static Decision decide(String purpose, Rule root) {
        return ConsentPolicy.decide(
                Terms.asks(Terms.NORTHLIGHT, purpose), PatientTerms.of(Terms.consent("ai", root)), Terms.REGIME);
    }
}
