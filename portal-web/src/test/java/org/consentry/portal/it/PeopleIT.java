// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consentry.portal.it.PeopleStandIn.Acted;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Acting for another person: whose page it is, what is open there, and how it ends. */
@ExtendWith(ArquillianExtension.class)
class PeopleIT {
    private static final String SWITCH = "/people/switch";
    private static final String BANNER = "You are looking at Sam Lee";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void whoActsSeesTheOtherPersonsPageUnderABannerAndGoesBack() {
        Platform.fhir().people().grant("AbC", "p9", "Sam Lee", "see");
        Visitor anna = Visitor.signedIn("anna");
        assertThat(anna.get("/home").body()).doesNotContain(BANNER);
        assertThat(Platform.fhir().people().acted()).isEmpty();

        HttpResponse<String> gone = change(anna, "AbC");

        assertThat(Visitor.location(gone)).isEqualTo("/home");
        HttpResponse<String> home = anna.get("/home");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body())
                .contains(BANNER, "page of Sam Lee", "You cannot pick or ask for Sam Lee.")
                .doesNotContain("href=\"/choices/ai\"", "What you pick here is for", "Your choices");
        assertThat(Platform.fhir().people().acted())
                .isNotEmpty()
                .allMatch(acted -> acted.patient().equals("p9"))
                .noneMatch(acted -> acted.path().contains("p1"));
        assertThat(anna.get("/companies").body()).contains(BANNER);
        for (String closed : List.of(
                "/settings",
                "/settings/alerts",
                "/activity",
                "/questions",
                "/questions/new",
                "/requests",
                "/choices/ai",
                "/choices/stop",
                "/choices/saved/c1.1",
                "/scans",
                "/people/AbC/end")) {
            HttpResponse<String> answer = anna.get(closed);
            assertThat(answer.statusCode()).as(closed).isEqualTo(404);
            assertThat(answer.body()).contains("We cannot find that page", BANNER);
        }

        anna.post(SWITCH, Visitor.form(anna.get("/people").body(), SWITCH));

        int before = Platform.fhir().people().acted().size();
        assertThat(anna.get("/home").body()).doesNotContain("Sam Lee");
        assertThat(Platform.fhir().people().acted()).hasSize(before);
    }

    @Test
    void aGrantThatEndedLeadsBackToTheOwnPageInWords() {
        Platform.fhir().people().grant("AbC", "p9", "Sam Lee", "see");
        Visitor anna = Visitor.signedIn("anna");
        change(anna, "AbC");
        assertThat(anna.get("/sharing").statusCode()).isEqualTo(200);

        Platform.fhir().people().end("AbC");
        HttpResponse<String> over = anna.get("/sharing");

        assertThat(over.statusCode()).isEqualTo(403);
        assertThat(over.body()).contains("You can no longer see that page").doesNotContain("Sam Lee");
        int before = Platform.fhir().people().acted().size();
        assertThat(anna.get("/home").statusCode()).isEqualTo(200);
        assertThat(anna.get("/home").body()).doesNotContain("Sam Lee");
        assertThat(Platform.fhir().people().acted()).as("asked in the own name").hasSize(before);
    }

    @Test
    void aGrantWithFewerScopesThanBeforeIsOver() {
        Platform.fhir().people().grant("AbC", "p9", "Sam Lee", "see", "choose");
        Visitor anna = Visitor.signedIn("anna");
        change(anna, "AbC");
        assertThat(anna.get("/choices/ai").statusCode()).isEqualTo(200);

        Platform.fhir().people().grant("AbC", "p9", "Sam Lee", "see");

        assertThat(anna.get("/choices/ai").statusCode()).isEqualTo(403);
    }

    @Test
    void whoMayAskReadsAndAsks() {
        Platform.fhir().people().grant("AbC", "p9", "Sam Lee", "see", "ask");
        Visitor anna = Visitor.signedIn("anna");
        change(anna, "AbC");

        assertThat(anna.get("/questions/new").statusCode()).isEqualTo(200);
        assertThat(anna.get("/requests").body()).contains(BANNER).doesNotContain("href=\"/requests/delete\"");
        for (String closed : List.of("/requests/delete", "/requests/delete/check", "/choices/ai", "/settings")) {
            assertThat(anna.get(closed).statusCode()).as(closed).isEqualTo(404);
        }
    }

    @Test
    void nobodyGoesToThePageOfSomebodyWithoutAGrant() {
        Platform.fhir().people().grant("AbC", "p9", "Sam Lee", "see");
        Visitor anna = Visitor.signedIn("anna");

        assertThat(change(anna, "p9").statusCode()).isEqualTo(404);
        assertThat(change(anna, "Zzz").statusCode()).isEqualTo(404);
        assertThat(anna.get("/home").body()).doesNotContain(BANNER);
        assertThat(Platform.fhir().people().acted()).isEmpty();
        assertThat(Visitor.location(anna.post(SWITCH, Map.of("grant", "AbC"))))
                .as("no token")
                .isEqualTo(SWITCH);
        assertThat(anna.follow(SWITCH).body()).contains("Who may act for whom").doesNotContain(BANNER);
    }

    /** A form that was opened for oneself must not choose for another, nor the other way round. */
    @Test
    void aFormOfTheOtherPageSavesNothing() {
        Platform.fhir().people().grant("AbC", "p9", "Sam Lee", "see", "choose");
        Visitor anna = Visitor.signedIn("anna");
        Map<String, String> own = new LinkedHashMap<>(anna.form("/choices/ai"));
        own.put("pick", "no");
        change(anna, "AbC");

        HttpResponse<String> answer = anna.post("/choices/ai", own);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("That form was for another page");
        Map<String, String> ofSam = new LinkedHashMap<>(anna.form("/choices/ai"));
        ofSam.put("pick", "no");
        anna.post(SWITCH, Visitor.form(anna.get("/people").body(), SWITCH));
        assertThat(anna.post("/choices/ai", ofSam).statusCode()).isEqualTo(409);
        assertThat(Platform.fhir().versions()).isEmpty();
    }

    @Test
    void aChoiceForAnotherIsSentInTheirName() {
        Platform.fhir().people().grant("AbC", "p9", "Sam Lee", "see", "choose");
        Visitor anna = Visitor.signedIn("anna");
        change(anna, "AbC");
        Map<String, String> form = new LinkedHashMap<>(anna.form("/choices/ai"));
        form.put("pick", "no");

        assertThat(anna.post("/choices/ai", form).statusCode()).isEqualTo(303);

        assertThat(Platform.fhir().versions())
                .singleElement()
                .satisfies(
                        consent -> assertThat(consent.getJsonObject("patient").getString("reference"))
                                .isEqualTo("Patient/p9"));
        assertThat(Platform.fhir().people().acted()).contains(new Acted("p9", "Consent"));
    }

    @Test
    void signingInBeginsAsOneself() {
        Platform.fhir().people().grant("AbC", "p9", "Sam Lee", "see");
        change(Visitor.signedIn("anna"), "AbC");

        assertThat(Visitor.signedIn("anna").get("/home").body()).doesNotContain("Sam Lee");
    }

    @Test
    void aGrantIsEndedFromThePage() {
        Platform.fhir().people().grant("AbC", "p9", "Sam Lee", "see");
        Visitor anna = Visitor.signedIn("anna");
        String end = "/people/AbC/end";
        assertThat(anna.get(end).body()).contains("Stop acting for Sam Lee?");

        HttpResponse<String> answer = anna.post(end, anna.form(end));

        assertThat(Visitor.address(answer)).isEqualTo("/people?ended");
        assertThat(anna.get("/people?ended").body())
                .contains("We ended it right away.", "You may not act for anyone")
                .doesNotContain("Sam Lee");
        assertThat(anna.get(end).statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasDiedSeesOneTextAndNoPage() {
        Visitor anna = Visitor.signedIn("anna");
        Platform.fhir().people().died();

        for (String page :
                List.of("/home", "/sharing", "/choices", "/choices/history", "/questions", "/people", "/activity")) {
            HttpResponse<String> answer = anna.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(403);
            assertThat(answer.body()).as(page).contains("We are sorry for your loss");
        }
        assertThat(anna.get("/companies").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> change(Visitor visitor, String grant) {
        Map<String, String> fields =
                new LinkedHashMap<>(Visitor.form(visitor.get("/people").body(), SWITCH));
        fields.put("grant", grant);
        return visitor.post(SWITCH, fields);
    }
}
