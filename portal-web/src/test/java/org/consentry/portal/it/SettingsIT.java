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

/** Settings of a signed-in patient, from the form to the server and back. */
@ExtendWith(ArquillianExtension.class)
class SettingsIT {
    private static final String ALERTS = "/settings/alerts";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void aPickIsSavedAndSaid() {
        Visitor anna = Visitor.signedIn("anna");
        assertThat(anna.get("/settings").body()).contains("href=\"/settings/alerts\"");
        assertThat(anna.get(ALERTS).body()).contains("You have not picked yet.").doesNotContain("checked");

        HttpResponse<String> answer = anna.post(ALERTS, picked(anna, "month"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(anna.get(Visitor.address(answer)).body())
                .contains("We will send you one note a month.")
                .containsPattern("We send you one note a month. You picked this on .*2026")
                .containsPattern("value=\"month\"[^>]*checked");
    }

    @Test
    void withoutAPickNothingIsSaved() {
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<String> answer = anna.post(ALERTS, anna.form(ALERTS));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Pick how often you want a note");
        assertThat(Platform.fhir().asked()).noneMatch(path -> path.endsWith("$set-alerts"));
    }

    @Test
    void aPickOnTopOfAnotherWindowsIsNotSaved() {
        Visitor anna = Visitor.signedIn("anna");
        Map<String, String> early = picked(anna, "each");
        anna.post(ALERTS, picked(anna, "month"));

        HttpResponse<String> answer = anna.post(ALERTS, early);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("This was changed in some other place just now.", "We send you one note a month.")
                .containsPattern("value=\"each\"[^>]*checked");
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidAndThePickIsKept() {
        Visitor anna = Visitor.signedIn("anna");
        Map<String, String> fields = picked(anna, "off");
        Platform.fhir().goAway();

        HttpResponse<String> answer = anna.post(ALERTS, fields);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("We are not sure this was saved")
                .containsPattern("value=\"off\"[^>]*checked");
        assertThat(anna.get(ALERTS).statusCode()).isEqualTo(503);
    }

    @Test
    void whereNoNotesAreSentNoneCanBePicked() {
        Platform.fhir().alerts().silence();
        Visitor anna = Visitor.signedIn("anna");

        assertThat(anna.get(ALERTS).body())
                .contains("We do not send notes by email.")
                .doesNotContain("radio");
    }

    /** The portal of these tests has no page for that. */
    @Test
    void withoutAPageToChangeTheSignInThereIsNoLink() {
        Visitor anna = Visitor.signedIn("anna");

        assertThat(anna.get("/settings").body()).doesNotContain("/settings/sign-in");
        assertThat(anna.get("/settings/sign-in").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyElseGetsThere() {
        assertThat(new Visitor(Platform.portal()).get(ALERTS).statusCode()).isEqualTo(302);
        assertThat(Visitor.signedIn("dana").get(ALERTS).statusCode()).isEqualTo(404);
    }

    private static Map<String, String> picked(Visitor visitor, String pick) {
        var fields = new HashMap<>(visitor.form(ALERTS));
        fields.put("pick", pick);
        return fields;
    }
}
