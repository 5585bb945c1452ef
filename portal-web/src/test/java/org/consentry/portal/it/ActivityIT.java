// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A signed-in patient reads who looked at the page, and asks about a look. */
@ExtendWith(ArquillianExtension.class)
class ActivityIT {
    private static final String ACTIVITY = "/activity";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void theServerPagesTheListAndOnePageIsReadOnce() {
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<String> first = anna.get(ACTIVITY);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body())
                .contains("Looks 1 to 25 of 30, newest first.", "March 16, 2026, at 2:30 PM Eastern Time", "Dana Reyes")
                .contains("Why: To answer a question 25", "your choices", "Page 1 of 2")
                .doesNotContain("To answer a question 26");
        assertThat(asked()).isEqualTo(1);
        assertThat(anna.get(ACTIVITY + "?page=2").body())
                .contains("Looks 26 to 30 of 30", "To answer a question 30")
                .doesNotContain("To answer a question 25");
    }

    @Test
    void aPageAfterTheLastIsTheLastAndNoPageIsTheFirst() {
        Visitor anna = Visitor.signedIn("anna");

        assertThat(anna.get(ACTIVITY + "?page=900").body()).contains("Looks 26 to 30 of 30", "Page 2 of 2");
        assertThat(anna.get(ACTIVITY + "?page=x").body()).contains("Looks 1 to 25 of 30");
    }

    @Test
    void fromALookThePatientAsksAndTheServerSaysWhatItIsAbout() {
        Visitor anna = Visitor.signedIn("anna");
        assertThat(anna.get(ACTIVITY).body()).contains("href=\"/questions/new?look=ev7\"");

        assertThat(anna.get("/questions/new?look=ev7").body())
                .contains("I do not know why Dana Reyes looked at my page on March 16, 2026, at 2:30 PM Eastern Time.");
        for (String unknown : new String[] {"ev99", "a%20b", "%3Cb%3E"}) {
            HttpResponse<String> blank = anna.get("/questions/new?look=" + unknown);
            assertThat(blank.statusCode()).isEqualTo(200);
            assertThat(blank.body())
                    .contains("I do not know why someone looked at my page.")
                    .doesNotContain("Dana Reyes", "<b>");
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsSaidAndTheQuestionCanBeWritten() {
        Visitor anna = Visitor.signedIn("anna");
        Platform.fhir().goAway();

        HttpResponse<String> answer = anna.get(ACTIVITY);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("We cannot show right now who looked at your page.")
                .doesNotContain("No one on our privacy team");
        assertThat(anna.get("/questions/new?look=ev7").body()).contains("I do not know why someone looked at my page.");
    }

    @Test
    void nobodyElseGetsThere() {
        assertThat(new Visitor(Platform.portal()).get(ACTIVITY).statusCode()).isEqualTo(302);
        assertThat(Visitor.signedIn("dana").get(ACTIVITY).statusCode()).isEqualTo(404);
        assertThat(Platform.fhir().asked()).noneMatch(path -> path.contains("looks"));
    }

    /** Home, where the sign-in leads, asks for the newest five. */
    private static long asked() {
        return Platform.fhir().asked().stream()
                .filter(path -> path.contains("looks?_count=25&page=1"))
                .count();
    }
}
