// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonObject;
import java.util.Set;
import org.consentry.policy.*;
import org.consentry.protocol.EvaluationSearch.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Obligations as the AuthZEN Obligations Extension, draft 1 of 2026-10-06, has them, and as codes. */
class ObligationFormTest {
    private static final String QUESTION = """
            {"subject":{"type":"organization","id":"northlight"},"action":{"name":"disclose"},
             "resource":{"type":"imaging-study","id":"2.999.7.1"},"context":{"purpose":"MLTRAINING"%s}}""";
    private static final String OBJECTS = "\"supported_mandatory_extensions\":[\"obligations\"]";
    private static final Obligation NORELINK = new Obligation("NORELINK");

    /** What is not advertised is ignored, and an extension that nobody knows changes nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            "supported_obligations":["DEID"]                                                                     ! CODES   ! DEID
            "supported_mandatory_extensions":[],"supported_obligations":["DEID"]                                 ! CODES   ! DEID
            "supported_mandatory_extensions":["advice"],"supported_obligations":["DEID"]                         ! CODES   ! DEID
            "supported_custom_obligations":["DEID"]                                                              ! CODES   !
            "supported_mandatory_extensions":["obligations"]                                                     ! OBJECTS !
            "supported_mandatory_extensions":["obligations"],"supported_obligations":["DEID"]                    ! OBJECTS !
            "supported_mandatory_extensions":["obligations"],"supported_obligations":["custom"]                  ! OBJECTS !
            "supported_mandatory_extensions":["obligations"],"supported_custom_obligations":["DEID"]             ! OBJECTS !
            "supported_mandatory_extensions":["x","obligations"],"supported_obligations":["step-up","custom"],"supported_custom_obligations":["DEID"] ! OBJECTS ! DEID
            """)
    void whoOptsInReadsObjectsAndSaysWhatItCanFulfillOfThem(String said, ObligationForm form, String supported) {
        Evaluation read = Evaluation.read(QUESTION.formatted("," + said));

        assertThat(read.form()).isEqualTo(form);
        assertThat(read.supported()).isEqualTo(supported == null ? Set.of() : Set.of(new Obligation(supported)));
    }

    @Test
    void anOptInThatIsNoListOfNamesIsABadRequest() {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> Evaluation.read(
                        QUESTION.formatted(",\"supported_mandatory_extensions\":{\"obligations\":true}")));
    }

    @Test
    void anObligationIsAnObjectWithIdTypeAndProperties() {
        JsonObject context = context(permit(Obligation.DEID, NORELINK), ObligationForm.OBJECTS);

        assertThat(context.getJsonArray("obligations").toString())
                .isEqualTo("[{\"id\":\"DEID\",\"type\":\"custom\",\"properties\":"
                        + "{\"vendor\":\"consentry\",\"kind\":\"obligation\",\"code\":\"DEID\"}},"
                        + "{\"id\":\"NORELINK\",\"type\":\"custom\",\"properties\":"
                        + "{\"vendor\":\"consentry\",\"kind\":\"refrain\",\"code\":\"NORELINK\"}}]");
        assertThat(context).doesNotContainKey("refrains");
    }

    /** The draft has no empty array, and none with a no that demands nothing. */
    @Test
    void withoutObligationsThereIsNoSuchMember() {
        assertThat(context(permit(), ObligationForm.OBJECTS)).doesNotContainKeys("obligations", "refrains");
        assertThat(context(new Deny(Reason.OBLIGATION_UNSUPPORTED), ObligationForm.OBJECTS))
                .doesNotContainKeys("obligations", "refrains");
    }

    @Test
    void whoDidNotOptInReadsCodesAsBefore() {
        JsonObject context = context(permit(Obligation.DEID, NORELINK), ObligationForm.CODES);

        assertThat(context.getJsonArray("obligations")).hasToString("[\"DEID\"]");
        assertThat(context.getJsonArray("refrains")).hasToString("[\"NORELINK\"]");
    }

    /** An asker executes each id once an answer, so two scans that both demand it need two ids. */
    @Test
    void aResultOfASearchHasItsOwnObligations() {
        EvaluationSearch search = EvaluationSearch.read(
                QUESTION.replace(",\"id\":\"2.999.7.1\"", "").formatted("," + OBJECTS), Part.RESOURCE);

        assertThat(search.result("2.999.7.2", permit(Obligation.DEID)).toString())
                .isEqualTo("{\"type\":\"imaging-study\",\"id\":\"2.999.7.2\",\"context\":{\"obligations\":"
                        + "[{\"id\":\"DEID/2.999.7.2\",\"type\":\"custom\",\"properties\":"
                        + "{\"vendor\":\"consentry\",\"kind\":\"obligation\",\"code\":\"DEID\"}}]}}");
        assertThat(search.result("2.999.7.2", permit())).doesNotContainKey("context");
    }

    @Test
    void theMetadataSaysWhatMayBeIssued() {
        assertThat(ObligationForm.advertise(Json.createObjectBuilder()).build())
                .hasToString("{\"capabilities\":[\"urn:openid:authzen:capability:obligations\"],"
                        + "\"supported_obligations\":[\"custom\"]}");
    }

    private static JsonObject context(Decision decision, ObligationForm form) {
        return new EvaluationAnswer(decision, "DEMO/1", "id", 7, "ai/1")
                .write(form)
                .getJsonObject("context");
    }

    private static Permit permit(Obligation... obligations) {
        Decision decision = ConsentPolicy.decide(
                Terms.asks(Terms.NORTHLIGHT, "MLTRAINING"),
                PatientTerms.of(Terms.consent(
                        "ai", Rule.permit(Terms.about("MLTRAINING")).demanding(obligations))),
                Terms.REGIME);
        return (Permit) decision;
    }
}
