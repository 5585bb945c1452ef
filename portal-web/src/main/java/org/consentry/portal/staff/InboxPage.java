// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.question.QuestionMessage;

/**
 * View model of the inbox.
 *
 * @param questions those that wait: urgent words first, then first due
 * @param other what waits besides questions
 * @param notFound the number that staff looked for in vain; empty if they did not
 */
public record InboxPage(
        List<QuestionMessage> questions, LocalDate today, OtherWork.Counts other, Optional<String> notFound) {

    private static final int SHOWN = 60;

    /** Message key's end of how urgent a question is. */
    public String status(QuestionMessage question) {
        LocalDate due = question.due().orElse(LocalDate.MAX);
        return due.isBefore(today) ? "late" : due.equals(today) ? "today" : "open";
    }

    public long late() {
        return questions.stream().filter(q -> status(q).equals("late")).count();
    }

    public long dueToday() {
        return questions.stream().filter(q -> status(q).equals("today")).count();
    }

    /** The first words of a question. */
    public String begins(QuestionMessage question) {
        String text = question.text().replace('\n', ' ');
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN).strip() + "\u2026";
    }

    /** A later message has no number of its own; its conversation's question has. */
    public String root(QuestionMessage question) {
        return question.root();
    }
}
