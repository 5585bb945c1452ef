// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.main;
import static org.consentry.portal.RenderedPages.words;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What pages say of a question: to the patient who asked it, and to the staff who answer it. */
class QuestionPagesTest {

    /** An answered question was gone from Home, and nothing told the patient. */
    @Test
    void homeTellsOfAnAnswerAndLeadsToIt() {
        assertThat(main("home", Locale.ENGLISH)).contains("href=\"/questions/q1\"");
        assertThat(words("home", Locale.ENGLISH))
                .contains(
                        "You have an answer from us Read our answer to question Q-7K2M9. We answered on November 21, 2026.")
                .contains("Open questions Question Q-7K2M9");
        assertThat(words("home-empty-and-stopped", Locale.ENGLISH)).doesNotContain("You have an answer");
    }

    /** Who had written of chest pain read only that an answer would come within five work days. */
    @Test
    void afterEachQuestionThePatientReadsWhereToGetCareNow() {
        assertThat(words("question-sent", Locale.ENGLISH))
                .contains("Do not wait for our answer. Call 911 or your doctor.")
                .doesNotContain("988");
        assertThat(words("question-urgent", Locale.ENGLISH)).contains("Call 911 or your doctor.", "call or text 988");
        assertThat(words("question", Locale.ENGLISH)).doesNotContain("911");
    }

    @Test
    void urgentWordsStandOutForStaff() {
        assertThat(words("staff-inbox", Locale.ENGLISH)).contains("Urgent words");
        assertThat(RenderedPages.words(
                        RenderedPages.render(RenderedPages.page("staff-conversation-error"), Locale.ENGLISH)))
                .contains("Urgent words in this question. Call the patient now");
        assertThat(words("staff-conversation", Locale.ENGLISH)).doesNotContain("Urgent words");
    }

    /** Staff saw neither whose question it was nor the line that it was about. */
    @Test
    void staffSeeWhoseQuestionItIsAndTheLineThatItIsAbout() {
        assertThat(words("staff-conversation", Locale.ENGLISH))
                .contains("Patient Anna Avery , April 9, 1961, MRN-0001")
                .contains(
                        "About this line of the list L-9XJZ-N2J9 , March 14, 2026, at 2:30 PM Eastern Time Northlight Imaging AI")
                .contains("Not sent Your no stopped it.");
        assertThat(words("staff-conversation-error", Locale.ENGLISH))
                .contains("We cannot show whose question it is right now.", "We cannot show this line right now.");
    }
}
