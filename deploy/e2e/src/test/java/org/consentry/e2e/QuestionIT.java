// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** J4: Ben asks, Dana answers, Ben reads it. */
@ExtendWith(OnStage.class)
class QuestionIT {

    private static final String QUESTION = "Who can see my chest scan at the school?";
    private static final String ANSWER = "Only the people in the study. They do not know your name.";

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
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(QUESTION.substring(0, 20)))
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

    private static com.microsoft.playwright.Locator textbox(Visitor visitor, String label) {
        return visitor.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label));
    }
}
