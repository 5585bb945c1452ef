// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.desk;

import java.util.List;

/**
 * One page of the inbox.
 *
 * @param counts of all that waits
 * @param total how many questions the filter lets pass, on all pages
 * @param pageSize questions of a full page
 * @param questions those of this page
 */
public record QuestionList(Counts counts, int total, int pageSize, List<ListedQuestion> questions) {

    /** Copies the questions. */
    public QuestionList {
        questions = List.copyOf(questions);
    }

    /** How many questions wait, and how many of those are late, due today, urgent, the reader's or nobody's. */
    public record Counts(int waiting, int late, int today, int urgent, int mine, int nobody) {}

    /** How many pages there are, at least one. */
    public int pages() {
        return Math.max(1, (total + pageSize - 1) / pageSize);
    }
}
