// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff go from the number that a patient reads out to what has it, with a reason. */
@ExtendWith(ArquillianExtension.class)
class NumberLookupIT {

    private static final String FOUND = "/staff/patients?found";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void aNumberLeadsToItsLineForTheReasonThatWasGiven() {
        Platform.fhir().hasTheNumber("line", "L-7Q4K-M2RT", "p1", "AuditEvent/ev1");
        Visitor dana = Visitor.signedIn("dana");

        HttpResponse<String> sent = dana.post("/staff/patients", said(dana, "l 7q4k m2rt", "complaint"));
        HttpResponse<String> found = dana.get(FOUND);

        assertThat(Visitor.address(sent)).isEqualTo(FOUND);
        assertThat(Visitor.location(found)).isEqualTo("/staff/patients/p1/lines/ev1");
        assertThat(dana.get("/staff/patients/p1/lines/ev1").body()).contains("Avila", "What the record says");
        assertThat(Platform.fhir().reasons()).isNotEmpty().allMatch(why -> why.startsWith("To%20look%20into"));
        assertThat(Platform.fhir().asked())
                .contains("/fhir/r4/Patient/$by-number")
                .noneMatch(asked -> asked.toLowerCase(Locale.ROOT).contains("7q4k"));
        assertThat(dana.get(FOUND).body())
                .as("what was found is not looked for again")
                .contains("Find a patient");
    }

    @Test
    void aNumberLeadsToItsChoiceAndToItsQuestion() {
        Platform.fhir().file("c1", """
                {"resourceType":"Consent","status":"active","identifier":[{"system":
                "https://consentry.org/fhir/consent-topic","value":"ai"}],"patient":{"reference":"Patient/p1"},
                "dateTime":"2026-03-03T15:00:00Z","provision":{"type":"deny"}}""");
        Platform.fhir().hasTheNumber("choice", "C-RHTN-P5VX-1", "p1", "Consent/c1/_history/1");
        Visitor dana = Visitor.signedIn("dana");
        dana.post("/staff/patients", said(dana, "C-RHTN-P5VX-1", "question"));

        assertThat(Visitor.location(dana.get(FOUND))).isEqualTo("/staff/patients/p1/choices/c1.1");
        assertThat(dana.get("/staff/patients/p1/choices/c1.1").body())
                .contains("Choice C-RHTN-P5VX-1", "The patient said no", "Avila", "Counts now");
        assertThat(dana.get("/staff/patients/p1/choices/c2.1").statusCode()).isEqualTo(404);
        assertThat(Visitor.location(dana.get("/staff/patients/p2/choices/c1.1")))
                .isEqualTo("/staff/patients/p2");

        Platform.fhir().clear();
        Platform.fhir().hasTheNumber("question", "Q-7K2M9", "p1", "Communication/q0");
        dana.post("/staff/patients", said(dana, "Q-7K2M9", "question"));
        assertThat(Visitor.location(dana.get(FOUND))).isEqualTo("/staff/inbox/q0");
    }

    @Test
    void aNumberNobodyHasNamesNoPatient() {
        Visitor dana = Visitor.signedIn("dana");
        dana.post("/staff/patients", said(dana, "L-2222-2222", "question"));

        HttpResponse<String> answer = dana.get(FOUND);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("No line, choice or question has this number")
                .doesNotContain("Avila");
        assertThat(Platform.fhir().asked()).noneMatch(asked -> asked.matches(".*/Patient(/p1)?([?].*)?"));
    }

    @Test
    void ofTwoWithOneNumberStaffPick() {
        Platform.fhir().hasTheNumber("line", "L-7Q4K-M2RT", "p1", "AuditEvent/ev1");
        Platform.fhir().hasTheNumber("line", "L-7Q4K-M2RT", "p2", "AuditEvent/ev2");
        Visitor dana = Visitor.signedIn("dana");
        dana.post("/staff/patients", said(dana, "L-7Q4K-M2RT", "question"));

        assertThat(dana.get(FOUND).body())
                .contains("More than one has this number")
                .contains("href=\"/staff/patients/p1/lines/ev1\"", "href=\"/staff/patients/p2/lines/ev2\"");
    }

    @Test
    void aNumberBesideAnotherNameOpensNobody() {
        Platform.fhir().hasTheNumber("line", "L-7Q4K-M2RT", "p1", "AuditEvent/ev1");
        Visitor dana = Visitor.signedIn("dana");
        for (String[] beside : new String[][] {{"name", "Brown"}, {"birthDate", "1961-04-10"}, {"number", "MRN-9"}}) {
            Map<String, String> fields = said(dana, "L-7Q4K-M2RT", "question");
            fields.put(beside[0], beside[1]);
            dana.post("/staff/patients", fields);

            HttpResponse<String> answer = dana.get(FOUND);

            assertThat(answer.statusCode()).as(beside[0]).isEqualTo(422);
            assertThat(answer.body())
                    .contains("This number belongs to a patient with another name")
                    .doesNotContain("Avila");
        }
        Map<String, String> fitting = said(dana, "L-7Q4K-M2RT", "question");
        fitting.put("name", "avila");
        fitting.put("number", "MRN-0001");
        dana.post("/staff/patients", fitting);
        assertThat(Visitor.location(dana.get(FOUND))).isEqualTo("/staff/patients/p1/lines/ev1");
    }

    @Test
    void aNumberIsLookedForWithAReasonOnlyAndByStaffOnly() {
        Visitor dana = Visitor.signedIn("dana");

        HttpResponse<String> without = dana.post("/staff/patients", said(dana, "L-7Q4K-M2RT", ""));
        HttpResponse<String> none = dana.post("/staff/patients", said(dana, "L-7Q4K", "question"));

        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("It begins with L, C or Q");
        assertThat(Visitor.signedIn("anna").get(FOUND).statusCode()).isEqualTo(404);
        assertThat(Platform.fhir().asked()).noneMatch(asked -> asked.contains("$by-number"));
    }

    private static Map<String, String> said(Visitor dana, String number, String why) {
        var fields = new HashMap<>(dana.form("/staff/patients"));
        fields.put("said", number);
        fields.put("why", why);
        return fields;
    }
}
