// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff edit the register of groups: the server decides, and the page says what became of it. */
@ExtendWith(ArquillianExtension.class)
class CompanyDeskIT {

    private static final String LIST = "/staff/companies";
    private static final String GROUP = LIST + "/northlight";
    private static final String DOOR = "/fhir/staff/v1/companies/northlight/";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void staffSeeAllGroupsAndWhatWaits() {
        Visitor dana = Visitor.signedIn("dana");

        assertThat(dana.get(LIST).body()).contains("Northlight Imaging AI", "A draft waits");
        assertThat(dana.get(GROUP).body())
                .contains("Written by Omar Diaz", "Chest scans. Not your name.", GROUP + "/publish");
        assertThat(dana.get("/staff").body()).contains("Groups that wait for a second person");
        assertThat(dana.get(LIST + "?new=Blue+Sky").statusCode()).isEqualTo(422);
        assertThat(Visitor.location(dana.get(LIST + "?new=blue-sky"))).isEqualTo(LIST + "/blue-sky/edit");
        assertThat(Visitor.signedIn("anna").get(LIST).statusCode()).isEqualTo(404);
        assertThat(new Visitor(Platform.portal()).get(LIST).statusCode()).isEqualTo(302);
    }

    @Test
    void aDraftIsSavedOnTheVersionThatWasSeen() {
        Visitor dana = Visitor.signedIn("dana");
        Map<String, String> form = new HashMap<>(dana.form(GROUP + "/edit"));
        form.put("country", "america");
        form.put("gets", "Chest scans");

        HttpResponse<String> wrong = dana.post(GROUP + "/edit", form);
        form.put("country", "us");
        HttpResponse<String> saved = dana.post(GROUP + "/edit", form);

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Write the two letters of a country", "value=\"Chest scans\"");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(Platform.fhir().agents().told())
                .singleElement()
                .asString()
                .startsWith(DOOR + "draft ")
                .contains("\"country\":\"US\"", "\"gets\":\"Chest scans\"", "\"base\":3");
    }

    @Test
    void eachStepSaysWhatWasSeenAndWhy() {
        Visitor dana = Visitor.signedIn("dana");

        assertThat(press(dana, "publish", "").statusCode()).isEqualTo(303);
        assertThat(press(dana, "send-back", "no").statusCode()).isEqualTo(422);
        assertThat(press(dana, "send-back", "Say who pays").statusCode()).isEqualTo(303);
        assertThat(press(dana, "pause", "Not clear to us").statusCode()).isEqualTo(303);

        assertThat(Platform.fhir().agents().told())
                .containsExactly(
                        DOOR + "draft/publication {\"seen\":7,\"why\":\"\"}",
                        DOOR + "draft/return {\"seen\":7,\"why\":\"Say who pays\"}",
                        DOOR + "pause {\"why\":\"Not clear to us\"}");
    }

    private static HttpResponse<String> press(Visitor by, String step, String why) {
        Map<String, String> form = new HashMap<>(Visitor.form(by.get(GROUP).body(), GROUP + "/" + step));
        form.put("seen", "7");
        form.put("why", why);
        return by.post(GROUP + "/" + step, form);
    }
}
