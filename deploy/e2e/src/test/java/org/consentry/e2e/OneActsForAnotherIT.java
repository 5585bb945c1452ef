// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.consentry.demo.DemoPatient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dana lets Ben act for Lena, who has no login. Ben says no for her, and her scans stay. Then Dana ends it. */
@ExtendWith(OnStage.class)
class OneActsForAnotherIT {

    private static final DemoPatient BEN = DemoPatient.all().get(1);
    private static final DemoPatient LENA = DemoPatient.all().get(11);
    private static final String LENAS_SCAN = "demo-scan-12";
    private static final String ROUTE = "BEACON_AI";
    private static final String STORED = "0000";
    private static final String REFUSED = "0124";
    private static final DateTimeFormatter US = DateTimeFormatter.ofPattern("MM/dd/yyyy");

    @Test
    void whatAProxySaysCountsAndEndsWithTheGrant(Stage stage) {
        Storescu pacs = new Storescu(stage.stack().config().ports().dicom());
        List<Path> image = stage.scan(LENAS_SCAN).subList(0, 1);
        try (Visitor dana = stage.visitor();
                Visitor ben = stage.visitor()) {
            ben.signIn("ben");
            ben.open("/people");
            assertThat(ben.text()).doesNotContain(LENA.family());
            dana.signIn("dana");
            grant(dana);
            assertThat(dana.text()).contains("This person may act now", "Ben Brooks", "Form P-7");
            dana.look("staff-proxies");
            assertThat(pacs.send(ROUTE, image)).containsExactly(STORED);

            ben.open("/people");
            ben.look("people");
            ben.clickLinkOrButton("Go to the page of Lena Lindqvist");
            assertThat(everything(ben)).contains("You are looking at Lena Lindqvist’s page.", "Nothing is picked yet.");
            ben.look("acting-home");
            ben.open("/choices/ai");
            ben.page().locator("input[name=pick][value=no]").check();
            ben.clickLinkOrButton("Save my choice");
            assertThat(ben.text()).contains("Saved.");
            Patience.until(() -> pacs.send(ROUTE, image).equals(List.of(REFUSED)), "the no of a proxy is in force");
            ben.open("/choices");
            assertThat(ben.text()).contains("Chosen by Ben Brooks");
            assertThat(ben.open("/settings")).isEqualTo(404);

            end(dana);
            ben.open("/sharing");
            assertThat(ben.text()).contains("You can no longer see that page");
            ben.open("/home");
            assertThat(everything(ben)).doesNotContain(LENA.given()).contains("Ben Brooks");
            assertThat(pacs.send(ROUTE, image)).as("what was chosen stays").containsExactly(REFUSED);
        }
    }

    private static void grant(Visitor dana) {
        dana.open("/staff/patients");
        Page page = dana.page();
        page.locator("#number").fill(LENA.number());
        page.getByLabel("To enter a choice made on paper").check();
        dana.clickLinkOrButton("Find");
        page.locator("main table a").first().click();
        dana.clickLinkOrButton("Who may act for this patient");
        LocalDate today = LocalDate.now(ZoneId.of("America/New_York"));
        page.locator("#number").fill(BEN.number());
        page.locator("#birthDate").fill(US.format(BEN.born()));
        page.getByLabel("Friend or family").check();
        page.getByLabel("Say yes or no").check();
        page.locator("#from").fill(US.format(today));
        page.locator("#until").fill(US.format(today.plusYears(1)));
        page.locator("#paper").fill("Form P-7, signed");
        dana.clickLinkOrButton("Let this person act");
    }

    private static void end(Visitor dana) {
        dana.page().locator("#why").fill("Lena sees to it herself");
        dana.page().locator("button:has-text('End it now')").click();
        assertThat(dana.text()).doesNotContain("End it now");
    }

    /** The banner of whose page it is stands before the main part. */
    private static String everything(Visitor visitor) {
        return visitor.page().locator("body").innerText();
    }
}
