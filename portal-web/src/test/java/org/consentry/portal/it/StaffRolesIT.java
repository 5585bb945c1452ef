// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each role of staff begins at its own page, and is told so where it may not go. */
@ExtendWith(ArquillianExtension.class)
class StaffRolesIT {
    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            theo, /staff/patients
            edna, /staff/agents
            abel, /staff/agents
            uma,  /staff/patients
            """)
    void whoHasNoWorkListBeginsElsewhere(String who, String first) {
        HttpResponse<String> answer = Visitor.signedIn(who).get("/staff");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Visitor.address(answer)).isEqualTo(first);
        assertThat(Visitor.signedIn(who).get(first).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            rhea, /staff/rules
            rhea, /staff/patients/p1/choice
            theo, /staff/reports
            theo, /staff/inbox
            theo, /staff/companies
            edna, /staff/patients
            abel, /staff/companies/acme/edit
            uma,  /staff/requests
            uma,  /staff/nothing-here
            """)
    void aPageOfAnotherRoleSaysSo(String who, String page) {
        HttpResponse<String> answer = Visitor.signedIn(who).get(page);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This page is not part of your work");
    }

    @Test
    void aButtonThatIsNotTheirsSendsNothing() {
        Visitor rhea = Visitor.signedIn("rhea");
        Map<String, String> fields = Visitor.form(rhea.get("/staff").body(), "/staff");

        assertThat(rhea.post("/staff/agents", fields).statusCode()).isEqualTo(403);
        assertThat(rhea.post("/staff/companies/acme/pause", fields).statusCode())
                .isEqualTo(403);
        assertThat(Platform.fhir().agents().told()).isEmpty();
    }

    @Test
    void aReaderSeesTheWorkListAndNoPageOfOfficersOnIt() {
        String page = Visitor.signedIn("rhea").get("/staff").body();

        assertThat(page).contains("href=\"/staff/reports\"", "href=\"/staff/bypass\"");
        assertThat(page).doesNotContain("href=\"/staff/rules\"", "href=\"/staff/openings\"");
    }

    @Test
    void staffOfAnyRoleHaveNoPagesOfPatients() {
        assertThat(Visitor.signedIn("theo").get("/home").statusCode()).isEqualTo(404);
        assertThat(Visitor.signedIn("anna").get("/staff/patients").statusCode()).isEqualTo(404);
    }
}
