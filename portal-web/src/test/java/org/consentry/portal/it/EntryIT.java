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

/** Staff enter what a patient chose on paper, by phone or at the desk. */
@ExtendWith(ArquillianExtension.class)
class EntryIT {

    private static final String FORM = "/staff/patients/p1/choice";
    private static final String CHECK = FORM + "/check";
    private static final String PDF = "%PDF-1.7\n%%EOF";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void withoutAReasonNothingOfAPatientIsShownOrTaken() {
        Visitor dana = Visitor.signedIn("dana");

        for (String path : new String[] {FORM, CHECK, "/staff/patients/p1/receipt/consent1.1"}) {
            assertThat(Visitor.location(dana.get(path))).isEqualTo("/staff/patients/p1");
        }
        assertThat(Platform.fhir().asked()).noneMatch(asked -> asked.contains("p1"));
        assertThat(Visitor.signedIn("anna").get(FORM).statusCode()).isEqualTo(404);
    }

    @Test
    void aPaperNoIsReadBackSavedOnceAndHasAReceipt() {
        Visitor dana = looking();
        HttpResponse<String> filled = dana.postWithFile(FORM, filled(dana, "paper", "no", "same"), PDF);
        assertThat(Visitor.location(filled)).isEqualTo(CHECK);
        assertThat(Platform.fhir().versions()).as("before it was read back").isEmpty();
        String read = dana.get(CHECK).body();
        assertThat(read)
                .contains("This is about Anna Avila, born on April 9, 1961. Your hospital number is MRN-0001.")
                .contains("AI tools: You said no.", "Scan of the form: PDF");

        Map<String, String> save = Visitor.form(read, CHECK);
        HttpResponse<String> saved = dana.post(CHECK, save);
        HttpResponse<String> again = dana.post(CHECK, save);

        assertThat(Visitor.location(saved)).isEqualTo("/staff/patients/p1/receipt/consent1.1");
        assertThat(Visitor.location(again)).isEqualTo(Visitor.location(saved));
        assertThat(Platform.fhir().versions()).hasSize(1);
        assertThat(Platform.fhir().documents()).hasSize(1);
        assertThat(Platform.fhir().versions().get(0).toString())
                .contains("\"dateTime\":\"2026-03-03\"", "\"deny\"", "\"paper\"", "Patient/p1", "/fhir/script/ai/")
                .doesNotContain("/fhir/text/");
        assertThat(dana.get(Visitor.location(saved)).body())
                .contains("Dear Anna Avila", "You told us on paper, on March 3, 2026.");
        assertThat(Visitor.signedIn("anna").get("/home").body())
                .contains("You said no on March 3, 2026.", "You told us on paper. Our staff put it in on");
        assertThat(Platform.fhir().reasons()).isNotEmpty();
    }

    @Test
    void whatIsMissingOrNoScanIsSaidAndNothingIsKept() {
        Visitor dana = looking();

        HttpResponse<String> empty = dana.postWithFile(FORM, dana.form(FORM), "");
        HttpResponse<String> page = dana.postWithFile(FORM, filled(dana, "paper", "no", "same"), "<html>");
        HttpResponse<String> yes = dana.postWithFile(FORM, filled(dana, "paper", "yes", "same"), "");
        HttpResponse<String> large = dana.postWithFile(FORM, filled(dana, "paper", "no", "same"), PDF.repeat(90_000));

        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Pick how the patient told us", "Enter the day as year-month-day");
        assertThat(page.body()).contains("The file is not a whole PDF, JPEG or PNG");
        assertThat(yes.body()).contains("A yes on paper needs a scan of the form");
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("The scan is too large", "value=\"2026-03-03\"");
        assertThat(Visitor.location(dana.get(CHECK))).isEqualTo(FORM);
    }

    @Test
    void aFormOfAnotherSiteOrWithoutItsTokenIsRefused() {
        Visitor dana = looking();
        var fields = new HashMap<>(filled(dana, "phone", "no", "same"));
        fields.put("_csrf", "of-yesterday");

        dana.postWithFile(FORM, fields, "");

        assertThat(dana.get(FORM).body()).contains("Nothing was saved. Press the button again.");
        assertThat(Visitor.location(dana.get(CHECK))).isEqualTo(FORM);
    }

    /** What was read aloud would have been saved on top of something else. */
    @Test
    void ifThePatientChoosesMeanwhileNothingIsSavedAndItIsReadAnew() {
        Visitor dana = looking();
        Platform.fhir().file("c1", consent("permit", "2026-03-01T10:00:00Z"));
        dana.postWithFile(FORM, filled(dana, "phone", "no", "same"), "");
        Map<String, String> save = Visitor.form(dana.get(CHECK).body(), CHECK);
        Platform.fhir().file("c1", consent("permit", "2026-03-09T10:00:00Z"));

        HttpResponse<String> conflict = dana.post(CHECK, save);

        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body())
                .contains(
                        "have just changed",
                        "The patient chose this on the same day or later",
                        "There is nothing to save")
                .doesNotContain("It is right. Save it");
        assertThat(Platform.fhir().versions()).hasSize(2);
    }

    /** With two patients in two tabs, the text of one could have been saved for the other. */
    @Test
    void whatWasReadForOnePatientIsNeverSavedForAnother() {
        Visitor dana = looking();
        because(dana, "p2");
        dana.postWithFile(FORM, filled(dana, "phone", "no", "same"), "");
        Map<String, String> first = Visitor.form(dana.get(CHECK).body(), CHECK);
        String other = "/staff/patients/p2/choice";
        dana.postWithFile(other, filled(dana, other, "phone", "yes", "same"), "");

        assertThat(Visitor.location(dana.post(CHECK, first))).isEqualTo(FORM);
        assertThat(Visitor.location(dana.post(other + "/check", first))).isEqualTo(other);
        assertThat(Platform.fhir().versions()).isEmpty();
        assertThat(dana.get(other + "/check").body()).contains("AI tools: You said yes.");
    }

    /** The page of the patient led to it, and it was not there. */
    @Test
    void aReceiptUnderARecordThatWasMergedOpens() {
        Visitor dana = looking();
        String entered = consent("deny", "2026-03-01T10:00:00Z")
                .replace("Patient/p1", "Patient/old")
                .replaceFirst(
                        "\\{",
                        "{\"extension\":[{\"url\":\"https://consentry.org/fhir/StructureDefinition/entered\","
                                + "\"extension\":[{\"url\":\"channel\",\"valueCode\":\"phone\"}]}],");
        Platform.fhir().file("c1", entered);

        HttpResponse<String> patient = dana.get("/staff/patients/p1");

        assertThat(patient.body()).contains("href=\"/staff/patients/p1/receipt/c1.1\"");
        assertThat(dana.get("/staff/patients/p1/receipt/c1.1").body()).contains("You told us by phone");
    }

    @Test
    void aReceiptOfAnotherPatientIsNotThere() {
        Visitor dana = looking();
        because(dana, "p2");
        String own = consent("deny", "2026-03-01T10:00:00Z");
        String entered = "{\"extension\":[{\"url\":\"https://consentry.org/fhir/StructureDefinition/entered\","
                + "\"extension\":[{\"url\":\"channel\",\"valueCode\":\"phone\"}]}],";
        Platform.fhir().file("c1", own.replaceFirst("\\{", entered));
        Platform.fhir().file("c2", own);

        assertThat(dana.get("/staff/patients/p1/receipt/c1.1").statusCode()).isEqualTo(200);
        assertThat(dana.get("/staff/patients/p2/receipt/c1.1").statusCode()).isEqualTo(404);
        assertThat(dana.get("/staff/patients/p1/receipt/c2.1").statusCode())
                .as("what the patient chose on the site")
                .isEqualTo(404);
    }

    @Test
    void whatWasEnteredByMistakeIsTakenBack() {
        Visitor dana = looking();
        Platform.fhir().file("c1", consent("permit", "2026-03-01T10:00:00Z"));
        dana.postWithFile(FORM, filled(dana, "phone", "no", "same"), "");
        String receipt =
                Visitor.location(dana.post(CHECK, Visitor.form(dana.get(CHECK).body(), CHECK)));
        Map<String, String> back = Visitor.form(dana.get(receipt).body(), receipt);

        HttpResponse<String> taken = dana.post(receipt, back);
        dana.post(receipt, back);

        assertThat(Platform.fhir().versions()).hasSize(3);
        assertThat(Platform.fhir().versions().get(2).toString()).contains("\"permit\"", "\"correction\"");
        assertThat(dana.get(Visitor.location(taken)).body())
                .contains("We had put in a choice for you by mistake")
                .doesNotContain("Take it back");
        assertThat(Visitor.signedIn("anna").get("/home").body())
                .contains("You said yes on March 1, 2026.")
                .doesNotContain("You told us by phone");
    }

    @Test
    void whenTheServerDoesNotTakeItItIsSaidNotToBeSaved() {
        Visitor dana = looking();
        dana.postWithFile(FORM, filled(dana, "phone", "no", "no"), "");
        Map<String, String> save = Visitor.form(dana.get(CHECK).body(), CHECK);
        Platform.fhir().takeNoWrites();

        HttpResponse<String> answer = dana.post(CHECK, save);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("We are not sure that it was saved", "It is right. Save it");
    }

    private static Visitor looking() {
        Visitor dana = Visitor.signedIn("dana");
        because(dana, "p1");
        return dana;
    }

    private static void because(Visitor dana, String patient) {
        String path = "/staff/patients/" + patient;
        var fields = new HashMap<>(dana.form(path));
        fields.put("why", "paper");
        dana.post(path, fields);
    }

    private static Map<String, String> filled(Visitor dana, String channel, String ai, String research) {
        return filled(dana, FORM, channel, ai, research);
    }

    private static Map<String, String> filled(Visitor dana, String path, String channel, String ai, String research) {
        var fields = new HashMap<>(dana.form(path));
        fields.putAll(Map.of("channel", channel, "day", "2026-03-03", "ai", ai, "research", research));
        return fields;
    }

    private static String consent(String type, String at) {
        return """
                {"resourceType":"Consent","status":"active","patient":{"reference":"Patient/p1"},
                "identifier":[{"system":"https://consentry.org/fhir/consent-topic","value":"ai"}],
                "dateTime":"%s","policy":[{"uri":"https://consentry.org/fhir/text/ai/0"}],
                "provision":{"type":"%s","purpose":[{"code":"MLTRAINING"}]}}""".formatted(at, type);
    }
}
