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

/** Staff read numbers about all patients, as a page and as a file. */
@ExtendWith(ArquillianExtension.class)
class ReportsIT {
    private static final String PAGE = "/staff/reports";
    private static final String FILE = PAGE + "/numbers.csv";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void staffReadTheNumbersAndSaveThem() {
        Visitor dana = Visitor.signedIn("dana");

        assertThat(dana.get("/staff").body()).contains("href=\"/staff/reports\"");
        assertThat(dana.get(PAGE).body()).contains("Fewer than 11", "435", "Not shown", "40 days");
        HttpResponse<String> file = dana.get(FILE);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("numbers.csv"));
        assertThat(file.body()).contains("\"No to AI tools\",\"By phone\",\"Fewer than 11\"");
    }

    @Test
    void nobodyElseDoes() {
        for (String path : new String[] {PAGE, FILE}) {
            assertThat(Visitor.signedIn("anna").get(path).statusCode()).isEqualTo(404);
            assertThat(new Visitor(Platform.portal()).get(path).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void anAnswerThatCannotBeHadIsNoEmptyPage() {
        Visitor dana = Visitor.signedIn("dana");
        Platform.fhir().answerOnly(503);

        assertThat(dana.get(PAGE).statusCode()).isEqualTo(503);
        assertThat(dana.get(FILE).statusCode()).isEqualTo(503);
    }
}
