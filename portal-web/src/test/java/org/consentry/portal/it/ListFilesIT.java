// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

/** Patients take their list with them as a file. */
@ExtendWith(ArquillianExtension.class)
class ListFilesIT {

    private static final String PAGE = "/sharing/save";

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    @Test
    void theListLeadsToItsFilesInTwoSteps() {
        Visitor anna = Visitor.signedIn("anna");

        assertThat(anna.get("/sharing?year=2026").body()).contains("href=\"/sharing/save?year=2026\"");
        assertThat(anna.get(PAGE + "?year=2026").body())
                .contains("href=\"/sharing/save/list.pdf?year=2026\"", "href=\"/sharing/save/list.csv?year=2026\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"pdf | application/pdf | %PDF-1", "json | application/json | \"id\":\"ev1\""})
    void aFileComesAsWhatItIs(String kind, String type, String content) throws Exception {
        HttpResponse<byte[]> file = Visitor.signedIn("anna").bytes(PAGE + "/list." + kind);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"who-got-my-scans." + kind + "\"");
        assertThat(new String(file.body(), StandardCharsets.ISO_8859_1)).contains(content);
    }

    @Test
    void theTableHasTheWordsOfTheList() throws Exception {
        HttpResponse<byte[]> file = Visitor.signedIn("anna").bytes(PAGE + "/list.csv");

        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(new String(file.body(), StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"#\",\"Date\",")
                .contains("\"2026-03-16T18:30:00Z\"", "Northlight Imaging AI")
                .hasLineCount(2);
    }

    /** The list, its files and the FHIR operation answer the same question. */
    @ParameterizedTest
    @ValueSource(strings = {"/sharing", "/sharing/save", PAGE + "/list.pdf", PAGE + "/list.csv", PAGE + "/list.json"})
    void everyFilterHoldsForTheListAndItsFiles(String path) throws Exception {
        String filter = "year=2026&who=northlight&why=MLTRAINING&scan=s1&outcome=refused&name=off";

        HttpResponse<byte[]> answer = Visitor.signedIn("anna").bytes(path + "?" + filter);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Platform.fhir().asked())
                .anyMatch(asked -> asked.endsWith(
                        "&year=2026&recipient=northlight&purpose=MLTRAINING&scan=s1&outcome=refused&name=off"));
    }

    @Test
    void aPartThatIsNotThereAndOtherPeopleGetNothing() throws Exception {
        Visitor anna = Visitor.signedIn("anna");

        assertThat(anna.bytes(PAGE + "/list.pdf?part=2").statusCode()).isEqualTo(404);
        assertThat(Visitor.signedIn("dana").bytes(PAGE + "/list.pdf").statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(Platform.portal()).bytes(PAGE + "/list.csv").statusCode())
                .isEqualTo(302);
        Platform.fhir().answerOnly(503);
        assertThat(anna.bytes(PAGE + "/list.csv").statusCode()).isEqualTo(503);
    }

    @Test
    void whatTheLawSaysTheyMayAskForComesAsFilesToo() throws Exception {
        Visitor anna = Visitor.signedIn("anna");

        HttpResponse<byte[]> pdf = anna.bytes("/sharing/accounting/disclosures.pdf");

        assertThat(anna.get("/sharing").body()).contains("href=\"/sharing/accounting\"");
        assertThat(anna.get("/sharing/accounting").body()).contains("href=\"/sharing/accounting/disclosures.pdf\"");
        assertThat(pdf.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/pdf");
        assertThat(new String(pdf.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-1");
        assertThat(anna.get("/sharing/accounting/disclosures.csv").body()).contains("State Registry");
        assertThat(anna.get("/sharing/accounting/disclosures.json").body())
                .contains("\"recipient-name\":\"State Registry\"")
                .doesNotContain("Patient/");
        assertThat(Platform.fhir().asked()).anyMatch(asked -> asked.contains("/Patient/p1/$accounting?legal=true"));
        Platform.fhir().answerOnly(503);
        assertThat(anna.bytes("/sharing/accounting/disclosures.pdf").statusCode())
                .isEqualTo(503);
    }

    /** Staff answer who asks on paper or by phone, and the patient can read why they looked. */
    @Test
    void staffTakeThePatientsAccountingForAReasonOnly() throws Exception {
        String page = "/staff/patients/p1/accounting";
        Visitor dana = Visitor.signedIn("dana");
        assertThat(Visitor.location(dana.get(page))).isEqualTo("/staff/patients/p1");
        assertThat(Visitor.location(dana.get(page + "/disclosures.pdf"))).isEqualTo("/staff/patients/p1");

        String form = "/staff/patients/p1";
        Map<String, String> because = Visitor.form(dana.get(form).body(), form);
        because.put("why", "accounting");
        dana.post(form, because);

        assertThat(dana.get(form).body()).contains("href=\"" + page + "\"");
        assertThat(dana.get(page).body()).contains("State Registry", "href=\"" + page + "/disclosures.pdf\"");
        assertThat(new String(dana.bytes(page + "/disclosures.pdf").body(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-1");
        assertThat(dana.get(page + "/disclosures.csv").body()).contains("State Registry");
        assertThat(dana.get(page + "/disclosures.json").body()).contains("State Registry");
        assertThat(Platform.fhir().reasons()).anyMatch(reason -> reason.contains("list%20of%20disclosures"));
        assertThat(Visitor.signedIn("anna").get(page).statusCode()).isEqualTo(404);
    }
}
