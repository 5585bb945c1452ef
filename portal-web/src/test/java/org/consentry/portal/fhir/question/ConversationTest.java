// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.question;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.Recorded;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final QuestionMessage QUESTION =
            CommunicationMapping.message(Recorded.node(Recorded.QUESTION)).orElseThrow();

    @Test
    void aStoredQuestionIsReadWithItsNumberItsDueDateAndItsLine() {
        assertThat(QUESTION.number()).isEqualTo("Q-7K2M9");
        assertThat(QUESTION.due()).contains(LocalDate.parse("2026-11-27"));
        assertThat(QUESTION.about()).isEqualTo("ev1");
        assertThat(QUESTION.open()).isTrue();
    }

    @Test
    void anAnswerBelongsToItsQuestionsConversation() {
        JsonObject written = CommunicationMapping.answer(QUESTION, "Because.", "k");
        QuestionMessage answer = CommunicationMapping.message(Recorded.node(
                        written.toString().replaceFirst("\\{", "{\"id\":\"a1\",\"sent\":\"2026-11-21T15:00:00Z\",")))
                .orElseThrow();

        List<Conversation> conversations = Conversation.of(List.of(answer, QUESTION));

        assertThat(conversations).singleElement().satisfies(c -> {
            assertThat(c.messages()).containsExactly(QUESTION, answer);
            assertThat(c.answered()).contains(answer.sent());
        });
        assertThat(written.toString()).contains("\"inResponseTo\":[{\"reference\":\"Communication/q1\"}]");
    }

    /** The patient reads why there is no answer, and that there is none. */
    @Test
    void aClosingIsReadAsOne() {
        String written =
                CommunicationMapping.closing(QUESTION, "As in Q-2222A.", "k").toString();
        QuestionMessage closing = CommunicationMapping.message(
                        Recorded.node(written.replaceFirst("\\{", "{\"id\":\"c1\",\"sent\":\"2026-11-21T15:00:00Z\",")))
                .orElseThrow();

        assertThat(written).contains("\"code\":\"closing\"", "\"inResponseTo\":[{\"reference\":\"Communication/q1\"}]");
        assertThat(closing.closing()).isTrue();
        assertThat(closing.answer()).isTrue();
        assertThat(new Conversation(List.of(QUESTION, closing)).unanswered()).isTrue();
        assertThat(new Conversation(List.of(QUESTION)).unanswered()).isFalse();
    }

    /** The server looks for words of somebody who may need care now, and says so as the priority. */
    @Test
    void aQuestionWaitsUrgentlyWhereTheServerSaysSo() {
        String urgent = Recorded.QUESTION.replaceFirst("\"status\"", "\"priority\":\"urgent\",\"status\"");

        assertThat(CommunicationMapping.message(Recorded.node(urgent))
                        .orElseThrow()
                        .urgent())
                .isTrue();
        assertThat(CommunicationMapping.message(Recorded.node(urgent.replace("in-progress", "completed")))
                        .orElseThrow()
                        .urgent())
                .isFalse();
        assertThat(QUESTION.urgent()).isFalse();
    }

    @Test
    void aReplyIsAQuestionThatIsPartOfTheFirst() {
        String reply = CommunicationMapping.question("p1", "And?", Optional.empty(), Optional.of("q1"), "k")
                .toString();

        assertThat(reply)
                .contains("\"partOf\":[{\"reference\":\"Communication/q1\"}]", "\"in-progress\"", "\"question\"");
    }

    @Test
    void aQuestionIsLateTheDayAfterItWasDue() {
        var conversation = new Conversation(List.of(QUESTION));

        assertThat(conversation.late(LocalDate.parse("2026-11-27"))).isFalse();
        assertThat(conversation.late(LocalDate.parse("2026-11-28"))).isTrue();
    }
}
