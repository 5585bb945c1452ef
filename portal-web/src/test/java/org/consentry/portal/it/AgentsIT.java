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

/** Staff see which gateways may speak, and change it by two people. */
@ExtendWith(ArquillianExtension.class)
class AgentsIT {

    private static final String PAGE = "/staff/agents";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void staffSeeTheListWhatWaitsAndWhoWasTurnedAway() {
        Visitor dana = Visitor.signedIn("dana");

        String page = dana.get(PAGE).body();

        assertThat(page)
                .contains("agent-1", "Main site", "Set up with the system")
                .contains("Omar Diaz asks to list gateway agent-2 for the place North", PAGE + "/changes/7/confirm")
                .contains("Dana Reyes asks to take gateway agent-3 off the list", "You asked for this")
                .contains("agent-9", "This login is not on the list", "12")
                .doesNotContain(PAGE + "/changes/8/confirm");
        assertThat(Visitor.signedIn("anna").get(PAGE).statusCode()).isEqualTo(404);
        assertThat(new Visitor(Platform.portal()).get(PAGE).statusCode()).isEqualTo(302);
    }

    @Test
    void aChangeIsAskedForConfirmedOrDropped() {
        Visitor dana = Visitor.signedIn("dana");

        HttpResponse<String> asked = dana.post(PAGE, form(dana, "agent-4", "North wing", "agent-4"));
        HttpResponse<String> ended = press(dana, PAGE + "/agent-1/end");
        HttpResponse<String> confirmed = press(dana, PAGE + "/changes/7/confirm");
        HttpResponse<String> dropped = press(dana, PAGE + "/changes/8/drop");

        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(Visitor.location(asked)).isEqualTo(PAGE);
        assertThat(ended.statusCode()).isEqualTo(303);
        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(dropped.statusCode()).isEqualTo(303);
        assertThat(Platform.fhir().agents().told())
                .containsExactly(
                        "/fhir/staff/v1/agents/proposals {\"agent\":\"agent-4\",\"client\":\"agent-4\",\"site\":\"North wing\"}",
                        "/fhir/staff/v1/agents/proposals {\"agent\":\"agent-1\"}",
                        "/fhir/staff/v1/agents/proposals/7/approval {}",
                        "/fhir/staff/v1/agents/proposals/8/rejection {}");
    }

    @Test
    void whatCannotBeTakenIsSaidAndWhatWasTypedStays() {
        Visitor dana = Visitor.signedIn("dana");

        HttpResponse<String> wrong = dana.post(PAGE, form(dana, "a b", "", "no spaces"));
        HttpResponse<String> taken = dana.post(PAGE, form(dana, StaffDoorStandIn.TAKEN, "North wing", "agent-4"));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Write the name with letters", "Write the place", "Write the login", "value=\"a b\"");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("We did not save this", "waits already", "value=\"North wing\"");
        assertThat(Platform.fhir().agents().told()).isEmpty();
    }

    /** The server alone decides whether it is another person; the page says what became of it. */
    @Test
    void whoAskedCannotConfirm() {
        Visitor dana = Visitor.signedIn("dana");

        HttpResponse<String> own = press(dana, PAGE + "/changes/8/confirm");

        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(own.body()).contains("We did not save this", "you asked for it yourself");
        assertThat(Platform.fhir().agents().told()).isEmpty();
    }

    private static HttpResponse<String> press(Visitor by, String path) {
        return by.post(path, by.form(PAGE));
    }

    private static Map<String, String> form(Visitor by, String agent, String site, String client) {
        var fields = new HashMap<>(by.form(PAGE));
        fields.put("agent", agent);
        fields.put("site", site);
        fields.put("client", client);
        return fields;
    }
}
