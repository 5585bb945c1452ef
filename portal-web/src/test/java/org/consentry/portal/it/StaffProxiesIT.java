// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Staff enter from a paper who may act for a patient, and end it. */
@ExtendWith(ArquillianExtension.class)
class StaffProxiesIT {
    private static final String PATIENT = "/staff/patients/p1";
    private static final String PROXIES = PATIENT + "/proxies";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void withoutAReasonNothingIsShown() {
        HttpResponse<String> answer = Visitor.signedIn("dana").get(PROXIES);

        assertThat(Visitor.location(answer)).isEqualTo(PATIENT);
        assertThat(Visitor.signedIn("anna").get(PROXIES).statusCode()).isEqualTo(404);
    }

    @Test
    void aProxyIsEnteredOnlyWithNumberAndBirthDate() {
        Visitor dana = looking();
        assertThat(dana.get(PROXIES).body()).contains("Pat Brown", "Form P-7, signed");

        assertThat(dana.post(PROXIES, dana.form(PROXIES)).body())
                .contains("Type the record number", "Say in 5 to 200 letters what paper you saw");
        HttpResponse<String> other = dana.post(PROXIES, filled(dana, "1999-01-01"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("No one has this record number and this birth date");
        assertThat(Platform.fhir().people().sent()).isEmpty();

        HttpResponse<String> made = dana.post(PROXIES, filled(dana, "04/09/1961"));

        assertThat(Visitor.address(made)).isEqualTo(PROXIES + "?made");
        assertThat(Platform.fhir().people().sent())
                .singleElement()
                .asString()
                .contains(
                        "\"kind\":\"friend\"",
                        "\"scopes\":[\"see\",\"choose\"]",
                        "\"from\":\"2026-03-01\"",
                        "Court order 7");
    }

    @Test
    void anEndNeedsAGrantOfThisPatient() {
        Visitor dana = looking();
        Map<String, String> fields =
                new LinkedHashMap<>(Visitor.form(dana.get(PROXIES).body(), PROXIES + "/AbC/end"));
        fields.put("why", "The paper was taken back");

        assertThat(dana.post(PROXIES + "/Zzz/end", fields).statusCode()).isEqualTo(404);
        assertThat(Visitor.address(dana.post(PROXIES + "/AbC/end", fields))).isEqualTo(PROXIES + "?ended");
        assertThat(Platform.fhir().people().sent())
                .containsExactly("proxies/AbC/end {\"why\":\"The paper was taken back\"}");
    }

    private static Map<String, String> filled(Visitor dana, String born) {
        Map<String, String> fields = new LinkedHashMap<>(dana.form(PROXIES));
        fields.put("number", "MRN-0001");
        fields.put("birthDate", born);
        fields.put("kind", "friend");
        fields.put("choose", "yes");
        fields.put("from", "03/01/2026");
        fields.put("until", "03/01/2027");
        fields.put("paper", "Court order 7");
        return fields;
    }

    private static Visitor looking() {
        Visitor dana = Visitor.signedIn("dana");
        Map<String, String> why = new LinkedHashMap<>(dana.form(PATIENT));
        why.put("why", "other");
        why.put("text", "A paper came");
        dana.post(PATIENT, why);
        return dana;
    }
}
