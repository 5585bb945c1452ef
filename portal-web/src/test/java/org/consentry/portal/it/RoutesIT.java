// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff see all ways out, what waits there, what was sent and stopped lately, and what left past them. */
@ExtendWith(ArquillianExtension.class)
class RoutesIT {

    private static final String PAGE = "/staff/routes";
    private static final String PAST = "/staff/bypass";
    private static final String LETTERS = "/staff/letters";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void staffSeeWhatWaitsAndWhatWasSentAndStopped() {
        String page = Visitor.signedIn("dana").get(PAGE).body();

        assertThat(page)
                .contains("NORTHLIGHT_AI", "Northlight AI", "is open.", "Copies may wait for 30 days at most.")
                .contains("Images wait for the rest of their scan, until none came for 90 seconds.")
                .containsPattern("12\\s*<br>\\s*Last: ")
                .containsPattern("4\\s*<code>CONSENT_DENY</code>")
                .contains("7 images wait at gateway agent-1 for the way GONE_AI, but this way is not on the list.");
        assertThat(Visitor.signedIn("anna").get(PAGE).statusCode()).isEqualTo(404);
        assertThat(new Visitor(Platform.portal()).get(PAGE).statusCode()).isEqualTo(302);
    }

    @Test
    void anAnswerThatCannotBeHadIsNoEmptyPage() {
        Visitor dana = Visitor.signedIn("dana");
        Platform.fhir().answerOnly(503);

        assertThat(dana.get(PAGE).statusCode()).isEqualTo(503);
    }

    @Test
    void staffSeeWhatLeftWithoutAskingAndWriteDownWhatTheyFound() {
        Visitor dana = Visitor.signedIn("dana");

        assertThat(dana.get(PAST).body())
                .contains("To look into: 1", "L-7Q4K-M2RT", "Northlight AI", "THERE", "Yes, and we had said no.")
                .contains("A test of ours", "Omar Diaz", "LAB</bdi>", "1.2.840.99999.7", "(not on our list of groups)");
        assertThat(dana.post(PAST, found(dana, "e1", "no")).statusCode()).isEqualTo(422);
        assertThat(dana.post(PAST, found(dana, "e0", "A second look")).statusCode())
                .isEqualTo(409);
        assertThat(dana.post(PAST, found(dana, "e1", "A scanner of ours")).statusCode())
                .isEqualTo(303);
        assertThat(Platform.fhir().agents().told())
                .containsExactly("/fhir/staff/v1/bypass/e1/closing A%20scanner%20of%20ours");
        assertThat(Visitor.signedIn("anna").get(PAST).statusCode()).isEqualTo(404);
    }

    @Test
    void staffSeeWhichNotesNobodyTookAndSayThatALetterWasSent() {
        Visitor dana = Visitor.signedIn("dana");

        assertThat(dana.get("/staff").body())
                .containsPattern("Letters to write</a>:\\s*<strong>1<")
                .containsPattern("Left without asking</a>:\\s*<strong>1<");
        assertThat(dana.get(LETTERS).body())
                .contains("C-7Q4K-M2RT-2", "does not know the address", "wait for the mail server: 2");
        assertThat(dana.post(LETTERS, letter(dana, "n0")).statusCode()).isEqualTo(409);
        assertThat(dana.post(LETTERS, letter(dana, "n1")).statusCode()).isEqualTo(303);
        assertThat(Platform.fhir().agents().told()).containsExactly("/fhir/staff/v1/notes/n1/letter {}");
        assertThat(Visitor.signedIn("anna").get(LETTERS).statusCode()).isEqualTo(404);
    }

    @Test
    void staffSeeWhichChoicesWaitForAGateway() {
        Visitor dana = Visitor.signedIn("dana");

        assertThat(dana.get("/staff/checks?page=2").body())
                .contains("Went back 1 time")
                .contains("C-7Q4K-M2RT-2", "agent-1", "Choices that wait, the oldest first: 1")
                .containsPattern("Left without asking</a>:\\s*<strong>1<");
        assertThat(Platform.fhir().asked()).anyMatch(path -> path.endsWith("/fhir/staff/v1/enforcement?page=2"));
        assertThat(Visitor.signedIn("anna").get("/staff/checks").statusCode()).isEqualTo(404);
    }

    private static Map<String, String> letter(Visitor by, String note) {
        Map<String, String> fields = new HashMap<>(by.form(LETTERS));
        fields.put("note", note);
        return fields;
    }

    private static Map<String, String> found(Visitor by, String event, String what) {
        Map<String, String> fields = new HashMap<>(by.form(PAST));
        fields.put("event", event);
        fields.put("found", what);
        return fields;
    }
}
