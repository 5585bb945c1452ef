// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
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

/** A choice on top of another one: the same again, another one, an undo, and one that somebody else changed. */
@ExtendWith(ArquillianExtension.class)
class ChangesIT {

    private static final String PAPER_NO = """
            {"resourceType":"Consent","status":"active","patient":{"reference":"Patient/p1"},
             "identifier":[{"system":"https://consentry.org/fhir/consent-topic","value":"ai"}],
             "dateTime":"2026-03-03T10:00:00-05:00","provision":{"type":"deny"}}""";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    /** Each such press made a version, and moved the day since when the person had said no. */
    @Test
    void pickingWhatCountsAlreadySavesNothingAndKeepsItsDay() {
        Platform.fhir().file("paper", PAPER_NO);
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<String> answer = anna.post("/choices/ai", picked(anna, "no"));

        assertThat(Platform.fhir().versions()).hasSize(1);
        assertThat(anna.get(Visitor.address(answer)).body())
                .contains("This was your choice already", "You said no on March 3, 2026.")
                .doesNotContain("Saved.", "Undo this choice");
        assertThat(anna.get("/home").body()).contains("You said no on March 3, 2026.");
    }

    /** Stopping both wrote a new no on top of an older one. */
    @Test
    void stoppingBothWritesOnlyWhatWasNoNoYetAndUndoTakesOnlyThatBack() {
        Platform.fhir().file("paper", PAPER_NO);
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<String> stopped = anna.post("/choices/stop", anna.form("/choices/stop"));

        String saved = Visitor.location(stopped);
        assertThat(Visitor.address(stopped)).isEqualTo(saved + "?stopped");
        String page = anna.get(saved + "?stopped").body();
        assertThat(Platform.fhir().versions()).hasSize(2);
        assertThat(page)
                .contains("We will not share your scans for research or to build AI tools.")
                .contains("You said no on March 3, 2026.");
        String undo = saved.replace("/saved/", "/undo/");
        anna.post(undo, Visitor.form(page, undo));
        assertThat(anna.get("/choices").body())
                .contains("You said no on March 3, 2026.")
                .contains("You have not picked yet");
    }

    @Test
    void undoingAYesGivesAnOlderNoBackItsDay() {
        Platform.fhir().file("paper", PAPER_NO);
        Visitor anna = Visitor.signedIn("anna");
        String saved = Visitor.location(anna.post("/choices/ai", picked(anna, "yes")));
        String undo = saved.replace("/saved/", "/undo/");

        HttpResponse<String> undone =
                anna.post(undo, Visitor.form(anna.get(saved).body(), undo));

        assertThat(anna.get("/home").body()).contains("You said no on March 3, 2026.");
        assertThat(anna.get(Visitor.address(undone)).body()).contains("We undid your choice");
        // The server takes no version that is dated before the one that it follows.
        JsonObject last = Platform.fhir().versions().get(2);
        assertThat(last.getString("dateTime"))
                .isGreaterThan(Platform.fhir().versions().get(1).getString("dateTime"));
    }

    /** The page of the yes said "Saved. We can share" for ever, in green. */
    @Test
    void theOldPageOfAnUndoneChoiceSaysWhatCountsNow() {
        Visitor anna = Visitor.signedIn("anna");
        String saved = Visitor.location(anna.post("/choices/ai", picked(anna, "yes")));
        String undo = saved.replace("/saved/", "/undo/");
        anna.post(undo, Visitor.form(anna.get(saved).body(), undo));

        assertThat(anna.get(saved).body())
                .contains("Your choice has changed since then", "You have not picked yet")
                .doesNotContain("Saved.", "govuk-panel");
        assertThat(anna.get(saved + "?undone").body()).doesNotContain("We undid your choice");
    }

    @Test
    void aChoiceChangedElsewhereIsNotOverwrittenAndThePickIsKept() {
        Visitor anna = Visitor.signedIn("anna");
        anna.post("/choices/ai", picked(anna, "yes"));
        Map<String, String> fields = picked(anna, "no");
        Platform.fhir().changeElsewhere("consent1", "permit");

        HttpResponse<String> answer = anna.post("/choices/ai", fields);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Your choice was changed in some other place just now", "You picked no.", "You said yes on ")
                .containsPattern("value=\"no\"[^>]*checked");
        assertThat(Platform.fhir().versions()).hasSize(2);
        var again = new HashMap<>(Visitor.form(answer.body(), "/choices/ai"));
        again.put("pick", "no");
        anna.post("/choices/ai", again);
        assertThat(anna.get("/home").body()).contains("You said no on ");
    }

    private static Map<String, String> picked(Visitor visitor, String pick) {
        var fields = new HashMap<>(visitor.form("/choices/ai"));
        fields.put("pick", pick);
        return fields;
    }
}
