// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentry.policy.Action;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.MalformedMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredQuestionTest {
    private final Map<String, List<String>> headers = new HashMap<>(Map.of(
            "Consentry-Recipient", List.of("northlight"),
            "Consentry-Purpose", List.of("MLTRAINING"),
            "Consentry-Fulfills", List.of("DEID, NORELINK")));

    @Test
    void theHeadersSayForWhomAndWhatForAndWhatIsFulfilled() {
        Evaluation question = asked();

        assertThat(question.recipient()).isEqualTo(new RecipientId("northlight"));
        assertThat(question.subject().type()).isEqualTo(Evaluation.Subject.Type.ORGANIZATION);
        assertThat(question.purposes()).containsExactly(Purpose.MLTRAINING);
        assertThat(question.action()).isEqualTo(Action.DISCLOSE);
        assertThat(question.supported()).containsExactlyInAnyOrder(Obligation.DEID, new Obligation("NORELINK"));
        assertThat(question.resource().study()).contains(new StudyUid("2.999.5.1"));
    }

    @Test
    void aProductMayBeMeantAndNothingFulfilled() {
        headers.put("Consentry-Recipient-Type", List.of("device"));
        headers.put("Consentry-Fulfills", List.of("none"));

        assertThat(asked().subject().type()).isEqualTo(Evaluation.Subject.Type.DEVICE);
        assertThat(asked().supported()).isEmpty();
    }

    /** A header twice may be one of the administrator and one of a client. */
    @ParameterizedTest
    @ValueSource(strings = {"Consentry-Recipient", "Consentry-Purpose", "Consentry-Fulfills"})
    void eachIsThereOnce(String name) {
        for (List<String> other : List.of(List.<String>of(), List.of(" "), List.of("a", "b"))) {
            headers.put(name, other);
            assertThatThrownBy(this::asked)
                    .isInstanceOf(MalformedMessageException.class)
                    .hasMessageContaining(name);
        }
    }

    @Test
    void whatCannotBeAskedIsTheConfigurationsFault() {
        headers.put("Consentry-Recipient-Type", List.of("organization", "device"));
        assertThatThrownBy(this::asked).isInstanceOf(MalformedMessageException.class);

        headers.put("Consentry-Recipient-Type", List.of("patient"));
        assertThatThrownBy(this::asked).isInstanceOf(MalformedMessageException.class);

        headers.remove("Consentry-Recipient-Type");
        headers.put("Consentry-Fulfills", List.of("DEID,"));
        assertThatThrownBy(this::asked).isInstanceOf(MalformedMessageException.class);
    }

    private Evaluation asked() {
        return ConfiguredQuestion.read(name -> headers.getOrDefault(name, List.of()))
                .about(new StudyUid("2.999.5.1"));
    }
}
