// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff see all ways out, what waits there, and what was sent and stopped lately. */
@ExtendWith(ArquillianExtension.class)
class RoutesIT {

    private static final String PAGE = "/staff/routes";

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
}
