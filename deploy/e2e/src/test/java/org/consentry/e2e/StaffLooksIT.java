// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.consentry.demo.DemoPatient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff see a patient's page only for a reason, and the patient can read who looked and why. */
@ExtendWith(OnStage.class)
class StaffLooksIT {

    private static final String REASON = "To look into a complaint";
    private static final String INCIDENT = "To look into an incident";

    @Test
    void aLookNeedsAReasonAndIsOnThePatientsPage(Stage stage) {
        DemoPatient patient = DemoPatient.all().get(1);
        try (Visitor dana = stage.visitor();
                Visitor ben = stage.visitor()) {
            dana.signIn("dana");
            dana.open("/staff/patients");
            dana.look("staff-lookup");
            dana.page().locator("#number").fill(patient.number());
            dana.clickLinkOrButton("Find");
            assertThat(dana.text()).contains("There is a problem", "Pick or write a reason");
            dana.look("staff-lookup-error");

            dana.page().getByLabel(REASON).check();
            dana.clickLinkOrButton("Find");
            dana.look("staff-lookup-found");
            dana.page().locator("main table a").first().click();
            assertThat(dana.text()).contains(patient.family(), REASON);
            assertThat(dana.page().url()).doesNotContain(patient.number());
            dana.look("staff-patient");
            dana.page().locator("main dl a.p-number").first().click();
            assertThat(dana.text()).contains("The patient said", "What counts now", patient.family());
            dana.look("staff-choice");

            ben.signIn("ben");
            assertThat(ben.text()).contains("Dana", REASON);
        }
    }

    /** Staff could not find a line by the number that its page tells a patient to say. */
    @Test
    void aNumberReadOnThePhoneLeadsToItsLineAndThePatientSeesTheLook(Stage stage) {
        try (Visitor dana = stage.visitor();
                Visitor ben = stage.visitor()) {
            ben.signIn("ben");
            ben.open("/sharing");
            ben.page().locator("main table a.p-col-more").first().click();
            String number = ben.page().locator("main dl .p-number").innerText();
            assertThat(number).matches("L(-[2-9A-HJKMNP-TV-Z]{4}){2}");
            assertThat(ben.text()).contains("Say this number if you call us.");
            ben.look("line-number");
            ben.open("/sharing/accounting");
            ben.look("accounting");

            dana.signIn("dana");
            dana.open("/staff/bypass");
            dana.look("staff-bypass");
            find(dana, "L-2222-2222");
            assertThat(dana.text())
                    .contains("No line, choice or question has this number")
                    .doesNotContain("Ben");
            dana.look("staff-number-none");
            find(dana, number.toLowerCase(Locale.ROOT).replace("-", " "));
            assertThat(dana.text())
                    .contains("Line " + number, DemoPatient.all().get(1).family())
                    .containsPattern("Why it was (allowed|stopped)");
            assertThat(dana.page().url()).doesNotContainIgnoringCase(number);
            dana.look("staff-number-line");

            ben.open("/home");
            assertThat(ben.text()).contains("Dana", INCIDENT);
        }
    }

    private static void find(Visitor dana, String number) {
        dana.open("/staff/patients");
        dana.page().locator("#said").fill(number);
        dana.page().getByLabel(INCIDENT).check();
        dana.clickLinkOrButton("Find");
    }

    @Test
    void aPatientIsNotStaffAndStaffAreNoPatient(Stage stage) {
        try (Visitor ben = stage.visitor();
                Visitor dana = stage.visitor()) {
            ben.signIn("ben");
            ben.open("/staff");
            assertThat(ben.text()).contains("We cannot find that page");
            dana.signIn("dana");
            dana.open("/sharing");
            assertThat(dana.text()).contains("We cannot find that page");
        }
    }
}
