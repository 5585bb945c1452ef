// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeChangeJsonTest {
    private static final String CODE = "P0123456789ABCDEF0123";

    @Test
    void questionsAndAnswersComeBackAsTheyWere() {
        List<CodeChange> changes = List.of(
                new CodeChange(7, new RecipientId("northlight"), Terms.ANNA, new PatientId("urn:oid:2.999.2", "9")));
        List<CodeChange.Codes> codes = List.of(new CodeChange.Codes(7, CODE, CODE.replace('0', 'F')));

        assertThat(CodeChangeJson.readQuestions(
                        CodeChangeJson.questions(changes).toString()))
                .isEqualTo(changes);
        assertThat(CodeChangeJson.readAnswers(CodeChangeJson.answers(codes).toString()))
                .isEqualTo(codes);
    }

    /** What an agent sends goes to staff and on to the company: it must not be a name. */
    @ParameterizedTest
    @ValueSource(strings = {"Anna Example", "P0123456789ABCDEF012", "p0123456789abcdef0123", ""})
    void whatIsNoCodeIsRefused(String other) {
        String text = "{\"codes\":[{\"id\":1,\"was\":\"" + CODE + "\",\"now\":\"" + other + "\"}]}";

        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> CodeChangeJson.readAnswers(text))
                .withMessageContaining("expected")
                .withMessageNotContaining("Anna");
    }
}
