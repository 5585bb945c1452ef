// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.main;
import static org.consentry.portal.RenderedPages.page;
import static org.consentry.portal.RenderedPages.render;
import static org.consentry.portal.RenderedPages.words;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What patients and staff read of requests to delete. */
class RequestPagesTest {

    /** A recipient that cannot be asked must not be missing. */
    @Test
    void everyRecipientIsInTheListOrSaidToBeOneThatCannotBeAsked() {
        assertThat(main("delete", Locale.ENGLISH))
                .contains("type=\"checkbox\"", "value=\"northlight\"", "value=\"meridian\"")
                .doesNotContain("value=\"lakeside\"", "value=\"gone-ai\"", " checked");
        assertThat(words("delete", Locale.ENGLISH))
                .contains("It got 2 scans that it may find. It cannot find 1 more scan, since it got it with no name")
                .contains("One time it got other facts of yours")
                .contains("You asked these. We wait for an answer.", "You asked on November 2, 2026")
                .contains("We cannot ask for this one. The company got the scan with no name and no code")
                .contains("gone-ai", "A group that we do not know", "Ask us about it")
                .contains("we send that company no more of your scans until this is over")
                .contains("This does not delete the scans in your own health record.");
        assertThat(words("delete-none", Locale.ENGLISH)).contains("We know of no company or school");
        assertThat(main("delete-cannot", Locale.ENGLISH)).doesNotContain("<form");
    }

    @Test
    void thePageBeforeAskingNamesEachScanAndThoseThatNobodyFinds() {
        assertThat(words("delete-check-two", Locale.ENGLISH))
                .contains("You ask it to delete these 2 scans: CT scan (chest) from January 9, 2026", "A scan of yours")
                .contains("It cannot find this scan. It got it with no name and no code: CT scan (chest)")
                .contains("You ask it to delete these 70 scans:", "69 more scans")
                .contains("Not asked with this", "Ask all 2 to delete my scans");
        assertThat(main("delete-check-two", Locale.ENGLISH)).contains("name=\"who\" value=\"northlight meridian\"");
        assertThat(main("delete-check-asked", Locale.ENGLISH))
                .doesNotContain("<form")
                .contains("/requests/rTOLD");
    }

    /** What was picked is kept, beside what holds now. */
    @ParameterizedTest
    @ValueSource(strings = {"EXPIRED", "CONFLICT", "NOT_SENT", "UNKNOWN"})
    void aRequestThatWasNotTakenKeepsThePick(String notice) {
        assertThat(main("delete-check-" + notice, Locale.ENGLISH))
                .contains("name=\"who\" value=\"meridian\"", "You asked on November 2, 2026");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ASKED      | We have your request. We have not told Northlight | due by December 2, 2026     | Take it back | We told
                    TAKEN      | A person here works on it.                        | due by December 2, 2026     | November 3   | Take it back
                    TOLD       | We wait for its answer.                           | Late An answer was due by November 21, 2026. It is late. | November 5, 2026 We told | Take it back
                    DONE       | has told us what it did.                          | We deleted 2 scans.         | NL-2026-77   | due by
                    REFUSED    | This was not done.                                | A court asked them to keep it. | November 19, 2026 It became clear | due by
                    TAKEN_BACK | This was taken back.                              | your choices say what we may send | You asked us. | We told Northlight
                    """)
    void aTrackerSaysWhatTheRecordHoldsAndNothingElse(
            String state, String first, String second, String third, String not) {
        assertThat(words("request-" + state, Locale.ENGLISH))
                .contains(first, second, third)
                .doesNotContain(not);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASKED", "TAKEN", "TOLD", "ON_HOLD", "DONE", "REFUSED", "TAKEN_BACK"})
    void aTrackerSaysWhetherMoreIsSentToTheCompany(String state) {
        boolean open = !state.matches("DONE|REFUSED|TAKEN_BACK");

        assertThat(words("request-" + state, Locale.ENGLISH)
                        .contains("we send Northlight Imaging AI no more of your scans"))
                .isEqualTo(open);
        assertThat(words("request-" + state, Locale.ENGLISH).contains("So your choices say what we may send"))
                .isEqualTo(!open);
    }

    /** An old address of what was asked must not say that nobody has begun. */
    @Test
    void thePageAfterAskingSaysWhatHoldsNow() {
        assertThat(words("asked", Locale.ENGLISH))
                .contains("We have your 2 requests", "gets no more of your scans until this is over", "R-");
        assertThat(words("asked-then", Locale.ENGLISH))
                .contains("We wait for its answer.")
                .doesNotContain("We have your request", "You can take it back");
    }

    @Test
    void aLineLeadsToAskingWhereThatIsPossible() {
        assertThat(html("line-SENT")).contains("href=\"/requests/delete/check?who=northlight\"");
        assertThat(html("line-asked-TOLD"))
                .contains("You asked to delete it on November 2, 2026", "href=\"/requests/rTOLD\"")
                .doesNotContain("/requests/delete/check");
        assertThat(html("line-asked-DONE")).contains("href=\"/requests/rDONE\"", "/requests/delete/check");
        assertThat(html("line-asked-TAKEN_BACK")).doesNotContain("You asked to delete");
        assertThat(html("line-asked-unknown")).contains("We cannot ask for this one.");
        for (String none : new String[] {"line-FAILED", "line-REFUSED", "line-WAITS", "line-unregistered"}) {
            assertThat(html(none)).as(none).doesNotContain("/requests/delete", "We cannot ask");
        }
    }

    /** With the choices below it. */
    private static String html(String page) {
        return render(page(page), Locale.ENGLISH);
    }

    @Test
    void homeShowsWhatIsOpenAndNeverThatThereIsNothingWhenTheServerIsAway() {
        assertThat(words("home", Locale.ENGLISH))
                .contains(
                        "Open requests to delete",
                        "You asked Northlight Imaging AI on November 2, 2026.",
                        "An answer was due by November 21, 2026. It is late.");
        assertThat(main("home", Locale.ENGLISH)).contains("/requests/rASKED").doesNotContain("/requests/rDONE");
        assertThat(words("home-away", Locale.ENGLISH)).contains("We cannot show your requests to delete right now.");
        assertThat(words("home-empty-and-stopped", Locale.ENGLISH)).doesNotContain("Open requests to delete");
    }

    /** What a company wrote is text. */
    @Test
    void whatACompanySaidIsEscaped() {
        assertThat(main("request-DONE", Locale.ENGLISH))
                .contains("&lt;b&gt;their copies")
                .doesNotContain("<b>");
    }

    @Test
    void staffSeeWhatIsLateAndTheStepsThatCanBeTaken() {
        assertThat(words("staff-requests", Locale.ENGLISH))
                .contains("Late : 1 request", "Open : 4 requests", "Company told", "November 21, 2026 Late");
        assertThat(main("staff-request-ASKED", Locale.ENGLISH))
                .contains("id=\"step-take\"", "id=\"step-tell\"", "id=\"step-refuse\"")
                .doesNotContain("id=\"step-done\"");
        assertThat(main("staff-request-TOLD", Locale.ENGLISH)).contains("id=\"step-done\"", "name=\"certificate\"");
        for (String over : new String[] {"DONE", "REFUSED", "TAKEN_BACK"}) {
            assertThat(main("staff-request-" + over, Locale.ENGLISH)).doesNotContain("name=\"step\"");
        }
        assertThat(html("staff-request-error")).contains("We are not sure that it was saved.", "We deleted\n2 scans");
    }
}
