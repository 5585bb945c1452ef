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

/** Staff work through questions: they list, take, note, measure, answer and close them. */
@ExtendWith(ArquillianExtension.class)
class DeskIT {
    private static final String THREAD = "/staff/inbox/q0";
    private static final String NOTE = "Her daughter calls for her";

    private final Visitor dana = Visitor.signedIn("dana");

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void ask() {
        Platform.fhir().clear();
        Platform.fhir().messages().ask("Who is Northlight?");
    }

    private static DeskStandIn desk() {
        return Platform.fhir().agents().desk();
    }

    /** The portal read every question that waited, whatever was shown. */
    @Test
    void theListComesInPagesOfTheServer() {
        assertThat(dana.get("/staff").body()).contains("Q-7K2M9", "All that wait: 60", "Spanish", "No one");
        assertThat(dana.get("/staff?show=late&page=3").body())
                .containsPattern("value=\"late\"\\s+checked")
                .contains("page=2");
        assertThat(dana.get("/staff?show=everything&page=x").statusCode()).isEqualTo(200);

        assertThat(desk().asked()).containsExactly("show=waiting&page=1", "show=late&page=3", "show=waiting&page=1");
        assertThat(Platform.fhir().asked()).noneMatch(path -> path.contains("status=in-progress"));
        assertThat(Visitor.location(dana.get("/staff/inbox"))).isEqualTo("/staff");
    }

    @Test
    void aQuestionIsTakenNotedAndGivenBack() {
        assertThat(press("take", Map.of("seen", "")).statusCode()).isEqualTo(303);
        assertThat(dana.get(THREAD + "?done=take").body()).contains("You have this question now.", "I give it back");
        assertThat(press("note", Map.of("note", NOTE)).statusCode()).isEqualTo(303);
        assertThat(press("help", Map.of("help", "interpreter")).statusCode()).isEqualTo(303);
        assertThat(dana.get(THREAD).body()).contains(NOTE, "An interpreter</strong>");
        assertThat(press("return", Map.of()).statusCode()).isEqualTo(303);
        assertThat(dana.get(THREAD).body()).contains("I take this question");
        assertThat(press("note", Map.of("note", " ")).statusCode()).isEqualTo(422);

        Visitor anna = Visitor.signedIn("anna");
        assertThat(anna.get("/questions/q0").body())
                .contains("Who is Northlight?")
                .doesNotContain(NOTE);
        assertThat(anna.get(THREAD).statusCode()).isEqualTo(404);
        assertThat(anna.get("/staff").statusCode()).isEqualTo(404);
    }

    @Test
    void whoTakesAQuestionThatChangedHandsIsTold() {
        desk().omarHasIt();

        HttpResponse<String> late = press("take", Map.of("seen", ""));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Someone else took or gave back this question", "I take it over from Omar Diaz");
        assertThat(press("take", Map.of("seen", DeskStandIn.OMAR_SINCE)).statusCode())
                .isEqualTo(303);
    }

    @Test
    void whoAnswersWhatSomebodyElseHasIsToldFirst() {
        desk().omarHasIt();

        HttpResponse<String> told = press("send", Map.of("text", "It is a company."));

        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body())
                .contains("Omar Diaz has this question. Nothing was sent.", "It is a company.</textarea>");
        assertThat(Platform.fhir().questions()).isEqualTo(1);
        Map<String, String> again = Visitor.form(told.body(), THREAD);
        again.putAll(Map.of("do", "send", "text", "It is a company."));
        assertThat(dana.post(THREAD, again).statusCode()).isEqualTo(303);
        assertThat(Platform.fhir().messages().stored().get(1).toString()).contains("It is a company.", "\"answer\"");
    }

    @Test
    void wordsAreMeasuredBeforeTheyAreSent() {
        HttpResponse<String> checked = press(
                "check",
                Map.of(
                        "text",
                        "Your examination was transmitted to an artificial intelligence vendor under an institutional"
                                + " agreement that our organization concluded in the preceding year.",
                        "in",
                        "en"));

        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body())
                .contains("Too hard", "School grade", "organization")
                .contains("preceding year.</textarea>");
        assertThat(Platform.fhir().questions()).isEqualTo(1);
        assertThat(dana.get(THREAD + "?ready=care&in=es").body()).contains("no cambia su cuidado");
    }

    /** A question is never closed in silence. */
    @Test
    void aQuestionIsClosedWithWordsThatThePatientReads() {
        assertThat(press("close", Map.of("why", "")).statusCode()).isEqualTo(422);
        assertThat(press("close", Map.of("why", "As in Q-2222A.")).statusCode()).isEqualTo(303);

        assertThat(Platform.fhir().messages().stored().get(1).toString()).contains("As in Q-2222A.", "\"closing\"");
        assertThat(Visitor.signedIn("anna").get("/questions/q0").body())
                .contains("closed this question without an answer", "As in Q-2222A.");
        assertThat(dana.get(THREAD).body()).doesNotContain("value=\"close\"");
    }

    /** Pressing twice, or going back and pressing another button of the same page, does each thing once. */
    @Test
    void eachButtonOfAPageWorksOnce() {
        Map<String, String> form = new HashMap<>(dana.form(THREAD));
        form.putAll(Map.of("text", "A company.", "note", NOTE));
        for (String deed : new String[] {"note", "note", "send", "send"}) {
            form.put("do", deed);
            assertThat(dana.post(THREAD, form).statusCode()).as(deed).isEqualTo(303);
        }

        assertThat(Platform.fhir().questions()).isEqualTo(2);
        assertThat(dana.get(THREAD).body()).containsOnlyOnce(NOTE);
    }

    private HttpResponse<String> press(String deed, Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(dana.form(THREAD));
        form.putAll(typed);
        form.put("do", deed);
        return dana.post(THREAD, form);
    }
}
