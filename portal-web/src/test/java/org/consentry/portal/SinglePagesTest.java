// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.main;
import static org.consentry.portal.RenderedPages.words;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages say of one company and one scan. */
class SinglePagesTest {

    @Test
    void theQuestionAboutACompanySaysWhatCountsNowAndOffersANoAndTheMainChoice() {
        assertThat(words("company-choice", Locale.ENGLISH))
                .contains("Can Northlight Imaging AI get your scans?")
                .contains("Right now: Your main choices count. Right now they are: AI tools yes, research no.")
                .contains("No, not Northlight Imaging AI", "Use my main choice. Right now that is yes.")
                .contains("It does not stop tools our doctors use for your care.")
                .doesNotContain("Yes, Northlight");
        assertThat(words("company-choice-no", Locale.ENGLISH)).contains("Right now: You said no on May 2, 2026.");
        assertThat(words("company-choice-two", Locale.ENGLISH))
                .contains("Use my main choices. Right now they are: AI tools yes, research no.");
    }

    /** Neither answer has a hint, a step or a place that the other has not. */
    @ParameterizedTest
    @ValueSource(strings = {"company-choice", "scan-none"})
    void bothAnswersAreMadeAlikeAndNoneIsPickedBeforehand(String page) {
        List<String> radios = Pattern.compile("(?s)<div class=\"govuk-radios__item\">.*?</div>")
                .matcher(main(page, Locale.ENGLISH))
                .results()
                .map(found -> found.group()
                        .replaceAll("c-[12]", "c")
                        .replaceAll("value=\"\\w+\"", "value")
                        .replaceAll("(?s)(<label[^>]*>).*?</label>", "$1"))
                .toList();

        assertThat(radios).hasSize(2).allMatch(radios.get(0)::equals);
        assertThat(main(page, Locale.ENGLISH)).doesNotContain("checked");
    }

    @Test
    void whatIsRecordedIsPickedBeforehand() {
        assertThat(main("company-choice-no", Locale.ENGLISH)).containsPattern("value=\"no\"[^>]*checked");
    }

    @Test
    void onTheScansPageIsWhoGotItAndTheChoiceForIt() {
        assertThat(words("scan", Locale.ENGLISH))
                .contains("Can we share this scan?", "No, never share this scan", "Who got this scan")
                .contains("Right now: You said no on May 2, 2026.");
        assertThat(main("scan", Locale.ENGLISH)).contains("href=\"/sharing?scan=study1\"", "action=\"/scans/study1\"");
        assertThat(words("scan-none", Locale.ENGLISH)).contains("We have not shared this scan.");
        assertThat(words("scan-away", Locale.ENGLISH))
                .contains("We cannot show your list right now.", "Pick one of the two")
                .doesNotContain("We have not shared this scan.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    saved-company-no,   Saved. We will not share your scans with Northlight Imaging AI.
                    saved-company-same, Saved. Your main choice counts for Northlight Imaging AI.
                    saved-scan-no,      Saved. We will not share this scan.
                    saved-scan-same,    Saved. Your main choices count for this scan.
                    undone-company,     We undid your choice
                    """)
    void theSavedPageNamesTheCompanyOrTheScan(String page, String title) {
        assertThat(words(page, Locale.ENGLISH))
                .startsWith(title)
                .containsPattern("Right now: (Northlight Imaging AI|CT scan \\(chest\\) from January 9, 2026)");
    }

    @Test
    void undoneItIsTheMainChoiceAgain() {
        assertThat(words("undone-company", Locale.ENGLISH)).contains("We put your choice back to your main choice.");
        assertThat(words("ended-scan", Locale.ENGLISH))
                .contains("Your choice has changed since then")
                .contains("CT scan (chest) from January 9, 2026: You said no on May 2, 2026, at");
    }

    @Test
    void theListOfChoicesNamesEachCompanyAndScanWithAWayToChangeIt() {
        String page = words("choices-single", Locale.ENGLISH);

        assertThat(page)
                .contains("Companies you said no to (1) Northlight Imaging AI You said no on May 2, 2026. Change")
                .contains("Scans you said no to (1) CT scan (chest) from January 9, 2026 You said no on May 2, 2026.")
                .contains("You said yes on March 3, 2026. This is not so for 1 company. This is not so for 1 scan.")
                .doesNotContain("Lakeside");
        assertThat(main("choices-single", Locale.ENGLISH))
                .contains("href=\"/choices/companies/northlight\"", "href=\"/scans/study1\"");
        assertThat(words("choices", Locale.ENGLISH)).contains("Companies you said no to (0)");
        assertThat(words("staff-patient", Locale.ENGLISH)).contains("Companies you said no to (1) Northlight");
    }

    /** A no that stands beside a general no is no exception to it. */
    @Test
    void exceptionsAreSaidOfAYesOnlyAndStoppingSaysThatTheyStay() {
        assertThat(words("choices-single", Locale.ENGLISH))
                .doesNotContainPattern("Research You said no on March 3, 2026\\. This is not so");
        assertThat(words("stop-single", Locale.ENGLISH)).contains("What you said about one company or one scan");
        assertThat(words("stop", Locale.ENGLISH)).doesNotContain("What you said about one company or one scan");
    }

    @Test
    void theHistoryHasThemToo() {
        assertThat(words("history-single", Locale.ENGLISH))
                .contains("Lakeside School Your main choice counts", "Northlight Imaging AI You said no");
    }

    @Test
    void aCompanyPageAndALineLeadToTheChoice() {
        assertThat(main("company", Locale.ENGLISH)).contains("href=\"/choices/companies/northlight\"");
        assertThat(RenderedPages.render(RenderedPages.page("line-SENT"), Locale.ENGLISH))
                .contains("href=\"/choices/companies/northlight\"", "href=\"/scans/study1\"");
    }
}
