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

/** Staff tell patients something, and who reads it. */
@ExtendWith(ArquillianExtension.class)
class NoticesIT {

    private static final String PAGE = "/staff/notices";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void everybodyReadsWhatIsPublicAndAPatientWhatConcernsThem() {
        HttpResponse<String> updates = new Visitor(Platform.portal()).get("/updates");

        assertThat(updates.statusCode()).isEqualTo(200);
        assertThat(updates.body())
                .contains("Two days are missing.", "This has been over since")
                .doesNotContain("thief");
        Visitor anna = Visitor.signedIn("anna");
        assertThat(anna.get("/home").body()).contains("A thief took a computer.");
        assertThat(anna.get("/sharing").body()).contains("Two days are missing.");
        assertThat(anna.get(PAGE).statusCode()).isEqualTo(404);
    }

    @Test
    void aNoticeIsLookedAtFirstAndToldOnce() {
        Visitor dana = Visitor.signedIn("dana");

        HttpResponse<String> look = dana.post(PAGE + "/check", typed(dana, "Two days are missing."));
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body()).contains("As patients will see it", "Two days are missing.", "Faltan dos");
        assertThat(Platform.fhir().agents().told()).isEmpty();

        Map<String, String> fields = Visitor.form(look.body(), PAGE);
        HttpResponse<String> told = dana.post(PAGE, fields);
        dana.post(PAGE, fields);

        assertThat(told.statusCode()).isEqualTo(303);
        assertThat(dana.get(Visitor.address(told)).body()).contains("Patients can read it now.");
        assertThat(Platform.fhir().agents().told())
                .containsExactly("/fhir/staff/v1/notices {\"kind\":\"gap\",\"from\":\"2026-03-01\","
                        + "\"en\":\"Two days are missing.\",\"es\":\"Faltan dos días.\"}");
    }

    @Test
    void whatIsWrongIsNamedAndTheTextIsKept() {
        Visitor dana = Visitor.signedIn("dana");
        Map<String, String> fields = typed(dana, "Two days are missing.");
        fields.put("from", "never");

        HttpResponse<String> answer = dana.post(PAGE + "/check", fields);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Type the first day", "Two days are missing.");
        assertThat(Platform.fhir().agents().told()).isEmpty();
    }

    @Test
    void aServerThatTakesNothingIsSaidAndTheTextIsKept() {
        Visitor dana = Visitor.signedIn("dana");
        HttpResponse<String> look = dana.post(PAGE + "/check", typed(dana, "Two days are missing."));
        Platform.fhir().takeNoWrites();

        HttpResponse<String> answer = dana.post(PAGE, Visitor.form(look.body(), PAGE));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Nobody was told.", "Two days are missing.");
    }

    @Test
    void oneIsEndedOnce() {
        Visitor dana = Visitor.signedIn("dana");

        assertThat(dana.post(PAGE + "/1/end", blank(dana)).statusCode()).isEqualTo(303);
        HttpResponse<String> late = dana.post(PAGE + "/2/end", blank(dana));

        assertThat(Platform.fhir().agents().told()).containsExactly("/fhir/staff/v1/notices/1/end {}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Someone has ended this before you.");
    }

    private static Map<String, String> typed(Visitor dana, String text) {
        var fields = new HashMap<>(blank(dana));
        fields.put("kind", "gap");
        fields.put("from", "03/01/2026");
        fields.put("en", text);
        fields.put("es", "Faltan dos días.");
        return fields;
    }

    /** The hidden fields, the same in every form of the page. */
    private static Map<String, String> blank(Visitor dana) {
        return Visitor.form(dana.get(PAGE).body(), PAGE + "/check");
    }
}
