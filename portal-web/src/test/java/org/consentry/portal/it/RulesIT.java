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

/** Staff try out rules: what would be decided otherwise, before anything counts. */
@ExtendWith(ArquillianExtension.class)
class RulesIT {
    private static final String PAGE = "/staff/rules";
    private static final String START = PAGE + "?from=demo/1";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void staffChangeOneUseAndSeeWhatWouldChange() {
        Visitor dana = Visitor.signedIn("dana");

        assertThat(dana.get(START).body()).contains("&quot;HRESCH&quot;", "Start from demo, version 1");
        HttpResponse<String> pressed = dana.post(PAGE, fields(dana, "HRESCH", "OPT_IN"));

        assertThat(pressed.statusCode()).isEqualTo(303);
        assertThat(dana.get(PAGE + "/result").body())
                .contains("4 of 10 answers would change.", "We looked at all 10 scans.", "CONSENT_DENY")
                .contains("href=\"/staff/patients/p1\"");
        assertThat(Platform.fhir().agents().told())
                .as("all pages were asked for, with the rules as changed")
                .hasSize(2)
                .allMatch(told -> told.contains("A%20new%20law"));
    }

    @Test
    void rulesThatCannotBeReadAreShownAgainWithWhatIsWrong() {
        Visitor dana = Visitor.signedIn("dana");
        Map<String, String> fields = fields(dana, "", "");
        fields.put("rules", "{\"id\": \"BROKEN\"}");

        HttpResponse<String> again = dana.post(PAGE, fields);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("expected a version at regime, found none", "BROKEN");
        assertThat(dana.get(PAGE + "/result").statusCode()).isEqualTo(303);
    }

    @Test
    void nobodyElseTriesOutRules() {
        assertThat(Visitor.signedIn("anna").get(PAGE).statusCode()).isEqualTo(404);
        assertThat(new Visitor(Platform.portal()).get(PAGE).statusCode()).isEqualTo(302);
    }

    private static Map<String, String> fields(Visitor by, String purpose, String gate) {
        Map<String, String> fields = new HashMap<>(by.form(PAGE));
        fields.put("rules", "{\"id\": \"demo\", \"gates\": {}}");
        fields.put("purpose", purpose);
        fields.put("gate", gate);
        fields.put("reason", "A new law");
        return fields;
    }
}
