// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.consentry.demo.DemoPatient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Ichiro says no at the front desk, where Theo enters it and sees nothing else. Nora reads and can change nothing, and
 * Uma checks what was done.
 */
@ExtendWith(OnStage.class)
class StaffRolesJourneyIT {
    private static final DemoPatient ICHIRO = DemoPatient.all().get(8);
    private static final String SCAN = "demo-scan-09";
    private static final String ROUTE = "NORTHLIGHT_AI";
    private static final String ENTER = "Enter a choice made on paper, by phone or at the desk";
    private static final int FORBIDDEN = 403;

    @Test
    void theDeskEntersANoAndEachRoleSeesItsPart(Stage stage) throws IOException {
        Storescu pacs = new Storescu(stage.stack().config().ports().dicom());
        List<Path> image = stage.scan(SCAN).subList(0, 1);
        assertThat(pacs.send(ROUTE, image)).containsExactly("0000");
        try (Visitor theo = stage.visitor();
                Visitor nora = stage.visitor();
                Visitor uma = stage.visitor()) {
            theo.signIn("theo");
            assertThat(menu(theo)).contains("Find a patient").doesNotContain("Work list", "Gateways", "Checks");
            theo.look("desk-start");
            find(theo, "To enter a choice told at the front desk");
            theo.look("desk-patient");
            sayNo(theo);
            assertThat(theo.text()).contains("Dear Ichiro Ito,", "Build AI tools: You said no");
            Patience.until(() -> pacs.send(ROUTE, image).equals(List.of("0124")), "the no stops the image");
            isShut(theo, "/staff/inbox", "/staff/companies", "/staff/reports", "/staff/openings");
            theo.look("desk-elsewhere");

            nora.signIn("nora");
            assertThat(menu(nora)).contains("Work list", "Find a patient", "Gateways");
            find(nora, "To look into a complaint");
            assertThat(nora.text())
                    .contains("Ito", "You told us at the front desk.")
                    .doesNotContain(ENTER);
            nora.look("reader-patient");
            isShut(nora, nora.page().url().replaceFirst("^.*(?=/staff/)", "") + "/choice", "/staff/rules");

            uma.signIn("uma");
            assertThat(menu(uma)).contains("Checks", "Numbers").doesNotContain("Work list", "Gateways");
            assertThat(uma.open("/staff/checks")).isEqualTo(200);
            uma.look("auditor-checks");
            isShut(uma, "/staff/requests", "/staff/agents");
        }
    }

    private static String menu(Visitor visitor) {
        return visitor.page()
                .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Staff menu"))
                .innerText();
    }

    private static void find(Visitor staff, String reason) {
        staff.open("/staff/patients");
        staff.page().locator("#number").fill(ICHIRO.number());
        staff.page().getByLabel(reason).check();
        staff.clickLinkOrButton("Find");
        staff.page().locator("main table a").first().click();
    }

    private static void sayNo(Visitor theo) {
        theo.clickLinkOrButton(ENTER);
        Page page = theo.page();
        page.locator("#channel-desk").check();
        page.locator("#day").fill(LocalDate.now(ZoneId.of("America/New_York")).toString());
        page.locator("#ai-no").check();
        page.locator("#research-same").check();
        theo.clickLinkOrButton("Go on to read it back");
        theo.clickLinkOrButton("It is right. Save it");
    }

    private static void isShut(Visitor staff, String... pages) {
        for (String page : pages) {
            assertThat(staff.open(page)).as(page).isEqualTo(FORBIDDEN);
            assertThat(staff.text()).contains("This page is not part of your work");
        }
    }
}
