// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A question with everything written since, oldest first. It is never empty.
 *
 * @param messages the first is the question itself
 */
public record Conversation(List<QuestionMessage> messages) {

    public Conversation {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("A conversation has at least its question");
        }
    }

    /**
     * Groups messages into conversations, newest question first. It leaves out messages whose first message is missing.
     */
    static List<Conversation> of(List<QuestionMessage> messages) {
        var byRoot = new LinkedHashMap<String, List<QuestionMessage>>();
        messages.stream()
                .sorted(Comparator.comparing(QuestionMessage::sent))
                .forEach(m ->
                        byRoot.computeIfAbsent(m.root(), r -> new ArrayList<>()).add(m));
        return byRoot.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(m -> m.id().equals(e.getKey())))
                .map(e -> new Conversation(e.getValue()))
                .sorted(Comparator.comparing((Conversation c) -> c.first().sent())
                        .reversed())
                .toList();
    }

    public QuestionMessage first() {
        return messages.get(0);
    }

    /** The question that waits longest for an answer. */
    public Optional<QuestionMessage> waiting() {
        return messages.stream().filter(m -> !m.answer() && m.open()).findFirst();
    }

    public boolean open() {
        return waiting().isPresent();
    }

    public Optional<LocalDate> due() {
        return waiting().flatMap(QuestionMessage::due);
    }

    /** Whether a question that waits has words that tell of somebody who may need care now. */
    public boolean urgent() {
        return messages.stream().anyMatch(QuestionMessage::urgent);
    }

    /** When the newest answer was written. */
    public Optional<Instant> answered() {
        return messages.stream()
                .filter(QuestionMessage::answer)
                .map(QuestionMessage::sent)
                .max(Instant::compareTo);
    }

    /** Whether the newest that the team wrote says why there is no answer. */
    public boolean unanswered() {
        return messages.stream()
                .filter(QuestionMessage::answer)
                .max(Comparator.comparing(QuestionMessage::sent))
                .filter(QuestionMessage::closing)
                .isPresent();
    }

    public boolean late(LocalDate today) {
        return due().filter(today::isAfter).isPresent();
    }
}
