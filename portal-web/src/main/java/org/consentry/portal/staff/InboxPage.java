// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.desk.ListedQuestion;
import org.consentry.portal.fhir.desk.QuestionFilter;
import org.consentry.portal.fhir.desk.QuestionList;

/**
 * View model of the inbox.
 *
 * @param list one page of questions: of those that wait urgent words first, then first due
 * @param shown which are listed
 * @param page its number; the first is 1
 * @param other what waits besides questions
 * @param notFound the number that staff looked for in vain; empty if they did not
 */
public record InboxPage(
        QuestionList list,
        QuestionFilter shown,
        int page,
        LocalDate today,
        OtherWork.Counts other,
        Optional<String> notFound) {

    public List<QuestionFilter> filters() {
        return List.of(QuestionFilter.values());
    }

    /** How many questions a filter lets pass; empty where nobody has counted them. */
    public Optional<Integer> count(QuestionFilter filter) {
        QuestionList.Counts counts = list.counts();
        return switch (filter) {
            case WAITING -> Optional.of(counts.waiting());
            case MINE -> Optional.of(counts.mine());
            case NOBODY -> Optional.of(counts.nobody());
            case LATE -> Optional.of(counts.late());
            case URGENT -> Optional.of(counts.urgent());
            case ANSWERED -> shown == filter ? Optional.of(list.total()) : Optional.empty();
        };
    }

    /** How long there is for the answer. */
    public DueIn dueIn(ListedQuestion question) {
        return DueIn.of(question.times().due(), today);
    }

    /** Address of another page. */
    public String path(int other) {
        return "/staff?show=" + shown.code() + (other > 1 ? "&page=" + other : "");
    }
}
