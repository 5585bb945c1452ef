// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.File;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Choices for one company and for one scan, through the pages. */
@ExtendWith(ArquillianExtension.class)
class SingleChoicesIT {
    private static final String COMPANY = "/choices/companies/northlight";
    private static final String SCAN = "/scans/s1";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /choices/companies/northlight | Saved. We will not share your scans with Northlight Imaging AI. \
                    | company:northlight | "reference":"Organization/northlight" | Northlight Imaging AI
                    /scans/s1 | Saved. We will not share this scan. | scan:s1 | "reference":"ImagingStudy/s1" \
                    | CT scan (chest) from January 9, 2026
                    """)
    void aNoIsStoredAsAConsentOfItsOwnAndCanBeUndone(
            String address, String title, String topic, String names, String name) {
        Visitor anna = Visitor.signedIn("anna");

        String saved = Visitor.location(anna.post(address, picked(anna, address, "no")));

        JsonObject stored = Platform.fhir().versions().get(0);
        assertThat(stored.toString()).contains("\"value\":\"" + topic + "\"", names, "\"deny\"", "\"HRESCH\"");
        String page = anna.get(saved).body();
        assertThat(page).contains(title, "Undo this choice", name);
        assertThat(anna.get("/choices").body()).contains("(1)", "href=\"" + address + "\"");
        for (String each : List.of(saved, "/choices", "/home")) {
            assertThat(anna.get(each).body().contains("It has 2 of your scans."))
                    .as("the no at each recipient on %s", each)
                    .isEqualTo(topic.startsWith("company"));
        }
        assertThat(anna.get("/choices/history").body()).contains(name, "You said no");
        assertThat(anna.get(saved.replace("/saved/", "/receipts/") + "/receipt.json")
                        .body())
                .contains("\"topic\":\"" + topic + "\"", "\"counts\":true");
        String undo = saved.replace("/saved/", "/undo/");
        HttpResponse<String> undone = anna.post(undo, Visitor.form(page, undo));
        assertThat(anna.get(Visitor.address(undone)).body()).contains("We put your choice back to your main choice.");
        assertThat(Platform.fhir().versions().get(1).getString("status")).isEqualTo("inactive");
        assertThat(anna.get("/choices").body()).doesNotContain("href=\"" + address + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {COMPANY, SCAN})
    void whatIsSoAlreadySavesNothing(String address) {
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<String> same = anna.post(address, picked(anna, address, "same"));

        assertThat(Visitor.address(same)).isEqualTo(address + "?same");
        assertThat(anna.get(Visitor.address(same)).body()).contains("So we saved nothing new.");
        assertThat(Platform.fhir().versions()).isEmpty();
        anna.post(address, picked(anna, address, "no"));
        assertThat(anna.get(address + "?same").body()).doesNotContain("So we saved nothing new.");
        assertThat(anna.get(Visitor.address(anna.post(address, picked(anna, address, "no"))))
                        .body())
                .contains("This was your choice already");
        assertThat(Platform.fhir().versions()).hasSize(1);
        anna.post(address, picked(anna, address, "same"));
        assertThat(Platform.fhir().versions()).hasSize(2);
    }

    /** A yes to one company is not offered, so no form can save one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "maybe"})
    void anAnswerThatIsNotOfferedSavesNothing(String pick) {
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<String> answer = anna.post(COMPANY, picked(anna, COMPANY, pick));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("<title>Error: ", "Pick one of the two");
        assertThat(anna.post("/choices/ai", picked(anna, "/choices/ai", "same")).statusCode())
                .isEqualTo(422);
        assertThat(Platform.fhir().versions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {COMPANY, SCAN})
    void aChoiceThatWasChangedMeanwhileKeepsThePickAndAsks(String address) {
        Visitor anna = Visitor.signedIn("anna");
        Map<String, String> late = picked(anna, address, "same");
        anna.post(address, picked(anna, address, "no"));
        late.put("id", "consent1");
        late.put("version", "7");

        HttpResponse<String> answer = anna.post(address, late);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("You picked your main choice.")
                .containsPattern("value=\"same\"[^>]*checked");
        assertThat(Platform.fhir().versions()).hasSize(1);
    }

    @Test
    void aGeneralYesIsSaidToHaveExceptions() {
        Visitor anna = Visitor.signedIn("anna");
        anna.post(COMPANY, picked(anna, COMPANY, "no"));
        anna.post(SCAN, picked(anna, SCAN, "no"));

        anna.post("/choices/ai", picked(anna, "/choices/ai", "yes"));

        assertThat(anna.get("/home").body()).contains("This is not so for 1 company.", "This is not so for 1 scan.");
        assertThat(anna.get("/choices/stop").body()).contains("also stays as it is.");
    }

    /** What is not there and what is somebody else's answer the same. */
    @ParameterizedTest
    @ValueSource(strings = {"/choices/companies/nobody", "/scans/s2"})
    void whatIsNotTheirsIsNotThere(String address) {
        Visitor anna = Visitor.signedIn("anna");

        assertThat(anna.get(address).statusCode()).isEqualTo(404);
        assertThat(anna.post(address, picked(anna, COMPANY, "no")).statusCode()).isEqualTo(404);
        assertThat(Visitor.signedIn("dana").get(address).statusCode()).isEqualTo(404);
        assertThat(Platform.fhir().versions()).isEmpty();
    }

    @Test
    void myScansLeadToEachScan() {
        Visitor anna = Visitor.signedIn("anna");

        assertThat(anna.get("/scans").body()).contains("CT scan (chest) from January 9, 2026", "href=\"/scans/s1\"");
        assertThat(anna.get("/sharing").body()).contains("href=\"/scans/s1\"");
    }

    private static Map<String, String> picked(Visitor visitor, String address, String pick) {
        var fields = new HashMap<>(visitor.form(address));
        fields.put("pick", pick);
        return fields;
    }
}
