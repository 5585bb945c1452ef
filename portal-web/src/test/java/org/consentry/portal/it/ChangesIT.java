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

    private static final String DELETE = "/requests/delete";
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

    /** A double press, and a second window that was opened before. */
    @Test
    void whoAsksToDeleteAsksOnceHoweverOftenItIsPressed() {
        Visitor anna = Visitor.signedIn("anna");
        assertThat(anna.get("/requests/delete").body()).contains("value=\"northlight\"", "It got 2 scans");
        assertThat(anna.get("/requests/delete/check").statusCode()).isEqualTo(422);
        Map<String, String> form = check(anna);
        Map<String, String> other = check(anna);

        String first = Visitor.location(anna.post(DELETE, form));
        String again = Visitor.location(anna.post(DELETE, form));

        assertThat(again).isEqualTo(first);
        assertThat(anna.get(Visitor.address(anna.post(DELETE, form))).body()).contains("We have your request");
        HttpResponse<String> late = anna.post(DELETE, other);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Something has changed", "You asked on November 2, 2026");
        assertThat(Platform.fhir().requests().versions()).hasSize(1);
        assertThat(anna.get("/home").body()).contains("Open requests to delete", "You asked Northlight Imaging AI on");
    }

    /** A server that is away must not look as if nothing had been asked, and the pick is kept. */
    @Test
    void aRequestThatMayNotHaveBeenSavedIsShownAgainWithItsPick() {
        Visitor anna = Visitor.signedIn("anna");
        Map<String, String> form = check(anna);
        Platform.fhir().takeNoWrites();

        HttpResponse<String> failed = anna.post(DELETE, form);

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.body()).contains("We are not sure it was saved", "name=\"who\" value=\"northlight\"");
        Platform.fhir().clear();
        Platform.fhir().goAway();
        HttpResponse<String> away = anna.get("/requests");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).doesNotContain("You have not asked any company");
    }

    @Test
    void aRequestIsTakenBackUntilStaffHaveBegun() {
        Visitor anna = Visitor.signedIn("anna");
        anna.post(DELETE, check(anna));
        Map<String, String> form = anna.form("/requests/t1");
        Platform.fhir().requests().turn("t1", "accepted");

        HttpResponse<String> late = anna.post("/requests/t1", form);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("A person here works on it.").doesNotContain("Take it back");
        Platform.fhir().requests().turn("t1", "cancelled");
        anna.post(DELETE, check(anna));
        HttpResponse<String> back = anna.post("/requests/t2", anna.form("/requests/t2"));
        assertThat(anna.get(Visitor.address(back)).body()).contains("This was taken back.");
    }

    /** Each look and step of staff has its reason, and a step on an old version is none. */
    @Test
    void staffTakeStepsOnTheVersionThatTheySaw() {
        Visitor anna = Visitor.signedIn("anna");
        anna.post(DELETE, check(anna));
        Visitor dana = Visitor.signedIn("dana");
        assertThat(dana.get("/staff/requests").body()).contains("/staff/requests/t1", "Northlight Imaging AI");
        assertThat(anna.get("/staff/requests").statusCode()).isEqualTo(404);
        Map<String, String> form = new HashMap<>(dana.form("/staff/requests/t1"));

        assertThat(dana.post("/staff/requests/t1", form).statusCode()).isEqualTo(422);
        form.put("step", "take");
        assertThat(dana.post("/staff/requests/t1", form).statusCode()).isEqualTo(303);
        form.put("key", "another");
        assertThat(dana.post("/staff/requests/t1", form).statusCode()).isEqualTo(409);

        assertThat(Platform.fhir().requests().versions()).hasSize(2);
        assertThat(Platform.fhir().reasons()).contains("To%20work%20on%20a%20request%20to%20delete");
    }

    private static Map<String, String> check(Visitor anna) {
        return Visitor.form(anna.get(DELETE + "/check?who=northlight").body(), DELETE);
    }

    private static Map<String, String> picked(Visitor visitor, String pick) {
        var fields = new HashMap<>(visitor.form("/choices/ai"));
        fields.put("pick", pick);
        return fields;
    }
}
