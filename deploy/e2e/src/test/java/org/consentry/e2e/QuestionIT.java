// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a patient asks of people here: they answer, and the patient reads it. */
@ExtendWith(OnStage.class)
class QuestionIT {

    private static final String QUESTION = "Who can see my chest scan at the school?";
    private static final String DELETED = "We deleted all scans of this code, and our backups.";
    private static final ZoneId HOSPITAL = ZoneId.of("America/New_York");
    private static final String ANSWER = "Only the people in the study. They do not know your name.";

    /** J4: Ben asks, Dana answers, Ben reads it. */
    @Test
    void aQuestionIsAnsweredByAPerson(Stage stage) {
        try (Visitor ben = stage.visitor();
                Visitor dana = stage.visitor()) {
            ben.signIn("ben");
            ben.open("/questions/new");
            ben.look("question-new");
            textbox(ben, "Your question").fill(QUESTION);
            ben.clickLinkOrButton("Send my question");
            assertThat(ben.text()).contains("Your number is");
            ben.look("question-sent");

            dana.signIn("dana");
            dana.open("/staff");
            dana.look("staff-inbox");
            dana.page()
                    .getByRole(AriaRole.ROW)
                    .filter(new Locator.FilterOptions().setHasText(QUESTION.substring(0, 20)))
                    .getByRole(AriaRole.LINK)
                    .first()
                    .click();
            assertThat(dana.text()).contains(QUESTION);
            dana.look("staff-thread");
            textbox(dana, "Answer").fill(ANSWER);
            dana.clickLinkOrButton("Send the answer");
            assertThat(dana.text()).contains(ANSWER);

            ben.open("/questions");
            ben.look("questions");
            ben.page().locator("main a[href*='/questions/']").first().click();
            assertThat(ben.text()).contains(QUESTION, ANSWER);
            ben.look("question-answered");
        }
    }

    /**
     * J8: Ben asks two groups to delete his scans. Dana passes one on and writes down its answer; he takes the other
     * back.
     */
    @Test
    void aRequestToDeleteIsPassedOnAndItsAnswerIsOnThePatientsPage(Stage stage) {
        try (Visitor ben = stage.visitor();
                Visitor dana = stage.visitor()) {
            ben.signIn("ben");
            ask(ben);
            List<String> numbers = ben.page().locator("main td .p-number").allInnerTexts();
            assertThat(numbers).hasSize(2).allMatch(number -> number.matches("R(-[2-9A-HJKMNP-TV-Z]{4}){2}"));
            ben.open("/requests/delete");
            assertThat(ben.text()).contains("You asked these. We wait for an answer.");
            ben.open("/home");
            assertThat(ben.text()).contains("Open requests to delete", "An answer is due by");

            dana.signIn("dana");
            dana.open("/staff/requests");
            dana.look("staff-requests");
            dana.clickLinkOrButton(numbers.get(0));
            assertThat(dana.text()).contains("Request " + numbers.get(0), "Ben Brooks", "Scans it may find:");
            dana.look("staff-request");
            answer(dana);

            ben.open("/requests");
            ben.look("requests");
            openRequest(ben, numbers.get(0));
            assertThat(ben.text())
                    .contains(
                            "has told us what it did.",
                            DELETED,
                            "NL-2026-77",
                            "You asked us.",
                            "A person here took it.")
                    .doesNotContain("Take it back");
            ben.look("request-done");
            openRequest(ben, numbers.get(1));
            assertThat(ben.text()).contains("Until this is over, we send", "no more of your scans");
            ben.look("request");
            ben.clickLinkOrButton("Take it back");
            assertThat(ben.text()).contains("This was taken back.", "your choices say what we may send");
            ben.open("/home");
            assertThat(ben.text()).contains("To work on a request to delete").doesNotContain("Open requests to delete");
        }
    }

    private static void ask(Visitor ben) {
        ben.open("/requests");
        assertThat(ben.text()).contains("You have not asked any company to delete your scans.");
        ben.clickLinkOrButton("Ask a company to delete your scans");
        ben.look("delete");
        ben.clickLinkOrButton("Go on");
        assertThat(ben.text()).contains("Pick who you want to ask");
        ben.look("delete-error");
        Locator boxes = ben.page().locator("main input[name=who]");
        boxes.nth(0).check();
        boxes.nth(1).check();
        ben.clickLinkOrButton("Go on");
        assertThat(ben.text())
                .contains("You ask it to delete", "This does not delete the scans in your own health record.");
        ben.look("delete-check");
        ben.clickLinkOrButton("Ask all 2 to delete my scans");
        assertThat(ben.text())
                .contains("We have your 2 requests", "Who you asked gets no more of your scans until this is over.");
        ben.look("delete-asked");
    }

    /** Takes the request, tells the company, and writes down what it said; not without words. */
    private static void answer(Visitor dana) {
        String today = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US).format(LocalDate.now(HOSPITAL));
        dana.page().locator("#step-take").check();
        dana.clickLinkOrButton("Save this step");
        dana.page().locator("#step-tell").check();
        dana.page().locator("#day").fill(today);
        dana.clickLinkOrButton("Save this step");
        assertThat(dana.text()).contains("Company told", "Told on");
        dana.page().locator("#step-done").check();
        dana.page().locator("#day").fill(today);
        dana.clickLinkOrButton("Save this step");
        assertThat(dana.text()).contains("Write 5 to 1000 letters for the patient");
        dana.look("staff-request-error");
        dana.page().locator("#words").fill(DELETED);
        dana.page().locator("#certificate").fill("NL-2026-77");
        dana.clickLinkOrButton("Save this step");
        assertThat(dana.text()).contains("Done by the company", DELETED).doesNotContain("Save this step");
        dana.look("staff-request-done");
    }

    private static void openRequest(Visitor visitor, String number) {
        visitor.open("/requests");
        visitor.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText(number))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
    }

    private static Locator textbox(Visitor visitor, String label) {
        return visitor.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label));
    }
}
