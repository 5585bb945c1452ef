// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.consentry.demo.DemoPatient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff see a patient's page only for a reason, and the patient can read who looked and why. */
@ExtendWith(OnStage.class)
class StaffLooksIT {

    private static final String REASON = "To look into a complaint";

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

            ben.signIn("ben");
            assertThat(ben.text()).contains("Dana", REASON);
        }
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
