// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.consentry.demo.DemoPatient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** J7: a letter with Ben's no to research comes in. Dana enters it, and Ben reads how it came. */
@ExtendWith(OnStage.class)
class StaffEntersIT {

    private static final String DAY = "3/14/2025";
    private static final byte[] FORM = "%PDF-1.7\nI say no. Ben Brooks\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void aPaperNoCountsIsOnThePatientsPageAndIsTakenBack(Stage stage) {
        DemoPatient patient = DemoPatient.all().get(1);
        try (Visitor dana = stage.visitor();
                Visitor ben = stage.visitor()) {
            dana.signIn("dana");
            lookAt(dana, patient);
            dana.clickLinkOrButton("Enter a choice made on paper, by phone or at the desk");
            dana.look("staff-entry");
            dana.clickLinkOrButton("Go on to read it back");
            assertThat(dana.text()).contains("There is a problem", "Pick how the patient told us");
            dana.look("staff-entry-error");

            fill(dana);
            dana.look("staff-check");
            assertThat(dana.text())
                    .contains("This is about Ben Brooks, born on November 3, 1981. Your hospital number is "
                            + patient.number())
                    .contains("Research: You said no.", "Will be no");
            dana.clickLinkOrButton("It is right. Save it");
            assertThat(dana.text())
                    .contains("Dear Ben Brooks,", "Research: You said no", "The number of this choice is C-");
            dana.look("staff-receipt");
            String receipt = dana.page().url();
            assertThat(receipt).doesNotContain(patient.number());

            ben.signIn("ben");
            assertThat(ben.text())
                    .contains("You said no on March 14, 2025. You told us on paper. Our staff put it in on")
                    .contains("Dana", "To enter a choice made on paper");
            ben.open("/choices/history");
            assertThat(ben.text()).contains("March 14, 2025", "On paper");
            ben.look("history-entered");

            dana.page().navigate(receipt);
            dana.clickLinkOrButton("Take it back");
            assertThat(dana.text()).contains("We had put in a choice for you by mistake.");
            dana.look("staff-receipt-back");
            ben.open("/choices");
            assertThat(ben.text()).contains("You have not picked yet.").doesNotContain("You told us on paper");
        }
    }

    private static void lookAt(Visitor dana, DemoPatient patient) {
        dana.open("/staff/patients");
        dana.page().locator("#number").fill(patient.number());
        dana.page().getByLabel("To enter a choice made on paper").check();
        dana.clickLinkOrButton("Find");
        dana.page().locator("main table a").first().click();
    }

    private static void fill(Visitor dana) {
        Page page = dana.page();
        page.locator("#channel-paper").check();
        page.locator("#day").fill(DAY);
        page.locator("#ai-same").check();
        page.locator("#research-no").check();
        page.locator("#scan").setInputFiles(new FilePayload("form.pdf", "application/pdf", FORM));
        dana.clickLinkOrButton("Go on to read it back");
    }
}
