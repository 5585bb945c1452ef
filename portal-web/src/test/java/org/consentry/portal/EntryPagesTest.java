// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is read on the pages about a choice that staff entered. */
class EntryPagesTest {

    private static final Locale ENGLISH = Locale.ENGLISH;

    /** A patient could not tell a choice of their own from one that staff had entered. */
    @Test
    void thePatientReadsHowAndWhenStaffEnteredIt() {
        assertThat(RenderedPages.words("choices-entered", ENGLISH))
                .contains(
                        "You said no on November 20, 2026. You told us on paper. Our staff put it in on November 22, 2026.")
                .contains("You said yes on November 20, 2026. You told us by phone.");
        assertThat(RenderedPages.words("history-entered", ENGLISH))
                .contains(
                        "November 20, 2026 Build AI tools You said no Counts now On paper Our staff put it in on November 22, 2026, at 2:05 PM")
                .contains("Our staff took back what they had put in by mistake")
                .doesNotContain("November 20, 2026, at");
        assertThat(RenderedPages.words("saved-entered", ENGLISH))
                .contains("You told us on November 20, 2026. Our staff put it in on November 22, 2026, at 2:05 PM")
                .doesNotContain("You made this choice");
        assertThat(RenderedPages.words("ended-entered", ENGLISH))
                .contains("You said yes on November 20, 2026. The number");
    }

    @Test
    void theTextToReadNamesThePersonByNameBirthDateAndNumber() {
        assertThat(RenderedPages.words("staff-check", ENGLISH))
                .contains("This is about Anna Avery, born on April 9, 1961. Your hospital number is MRN-0001.")
                .contains("You told us on paper, on November 20, 2026.")
                .contains("AI tools: You said no.", "Research: You told us nothing new.")
                .contains("A no cannot pull back scans we shared before.", "Is this right?")
                .contains("Build AI tools Will be no Right now: You said yes on March 3, 2026.")
                .contains("Scan of the form: PDF, 1 KB");
    }

    @Test
    void whereNothingChangesThereIsNoButtonThatSaves() {
        for (String effect : new String[] {"SAME", "OLDER", "NO_WINS", "PROBLEM", "NOT_TOLD"}) {
            assertThat(RenderedPages.words("staff-check-" + effect, ENGLISH))
                    .contains("There is nothing to save")
                    .doesNotContain("Save it", "Will be");
        }
        assertThat(RenderedPages.words("staff-check-CHANGES", ENGLISH)).contains("Save it");
    }

    @Test
    void theReceiptIsALetterWithBothAddresses() {
        assertThat(RenderedPages.render(RenderedPages.page("staff-receipt"), ENGLISH))
                .contains("1 Main Street", "12 Elm Street", "https://choices.example.org");
        assertThat(RenderedPages.words("staff-receipt", ENGLISH))
                .contains("Dear Anna Avery,", "Build AI tools: You said no", "Research: You said yes")
                .contains("You told us by phone, on November 20, 2026.", "The number of this choice is C-");
        assertThat(RenderedPages.words("staff-receipt-back", ENGLISH))
                .contains("We had put in a choice for you by mistake.");
    }

    /** Rows of the staff view did not open. */
    @Test
    void aLineOfTheStaffViewOpensWithItsNumberTimeReasonAndWhatDecided() {
        assertThat(RenderedPages.render(RenderedPages.page("staff-patient"), ENGLISH))
                .contains("href=\"/staff/patients/p1/lines/");
        assertThat(RenderedPages.words("staff-line-REFUSED", ENGLISH))
                .contains(
                        "Line L-9XJZ-N2J9",
                        "Anna Avery",
                        "March 14, 2026, at 2:30 PM",
                        "(CONSENT_DENY)",
                        "Choice C-",
                        "Main site")
                .doesNotContain("Country");
        assertThat(RenderedPages.words("staff-line-SENT", ENGLISH)).contains("(MLTRAINING)", "United States");
    }

    /** It said which choice and rule had decided, by number and code, and not what they say. */
    @Test
    void aLineSaysWhyFromWhatWasRecordedWithItAndNothingElse() {
        assertThat(RenderedPages.words("staff-line-REFUSED", ENGLISH))
                .containsPattern("Why it was stopped .* Choice C-[-2-9A-Z]{11} Research: The patient said no")
                .contains("This is another kind of consent", "It is not among the choices of this patient")
                .doesNotContain("names no choice");
        assertThat(RenderedPages.words("staff-line-SENT", ENGLISH)).contains("Why it was allowed");
        assertThat(RenderedPages.words("staff-line-grounds", ENGLISH))
                .contains("What the report gives as the ground", "Rule US-HIPAA, version 3", "Other ground care unit")
                .contains("Name of the decision d-1");
        assertThat(RenderedPages.words("staff-line-often", ENGLISH))
                .contains("The record names no choice and no rule.")
                .doesNotContain("Rule", "Other ground");
        assertThat(RenderedPages.words("staff-line-WAITS", ENGLISH)).doesNotContain("Why it was", "written down");
    }
}
