// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consentry.portal.fhir.accounting.LegalAccounting;
import org.consentry.portal.view.Layout.Who;
import org.consentry.portal.view.document.AccountingFile;
import org.consentry.portal.view.document.Csv;
import org.consentry.portal.view.document.Pdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the law says a patient may ask for, as PDF, CSV and JSON. */
class AccountingFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void thePdfIsPdfUa(String language) throws Exception {
        byte[] pdf = Pdf.of(html(AccountingSamples.accounting(), Locale.of(language)));
        PdfChecks.keep(pdf, "disclosures", language);

        assertThat(PdfChecks.faults(pdf)).isEmpty();
        assertThat(PdfChecks.cutOff(pdf)).isEmpty();
    }

    /** 45 CFR 164.528(b)(2): the date, name and address of who got it, what it was, and why. */
    @Test
    void itHasWhatTheLawAsksForOfEachDisclosure() throws Exception {
        assertThat(PdfChecks.text(Pdf.of(html(AccountingSamples.accounting(), Locale.ENGLISH))))
                .contains("For Anna Example Hospital number MRN-0001 Example Hospital Made on November 22, 2026")
                .contains("This list starts on November 22, 2020.", "What was sent: 3 lines")
                .contains("March 16, 2026 L-7Q4K-M2RT State Registry 1 Main Street, Springfield, IL, 62701, US")
                .contains("Country: United States", "CT scan", "214 pictures", "To keep the public healthy")
                .contains("A letter We are not sure that it got there.", "We do not have the address.")
                .doesNotContain("Dr. Nobody");
    }

    /** 45 CFR 164.528(b)(3): of a series the first day, how often, and the last day. */
    @Test
    void ofASeriesItSaysHowOftenFromWhenToWhen() throws Exception {
        assertThat(PdfChecks.text(Pdf.of(html(AccountingSamples.accounting(), Locale.ENGLISH))))
                .contains("12 records 40 times, from January 2, 2026 to February 28, 2026");
    }

    @Test
    void whereThereIsNothingItSaysSo() throws Exception {
        var none = new LegalAccounting(AccountingSamples.FROM, false, List.of(), Map.of());
        byte[] pdf = Pdf.of(html(none, Locale.ENGLISH));

        assertThat(PdfChecks.faults(pdf)).isEmpty();
        assertThat(PdfChecks.text(pdf)).contains("We sent nothing since then that the law says we must list.");
        assertThat(new String(Csv.of(html(none, Locale.ENGLISH)), StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "\uFEFF\"Date\",\"Who got it, and where\",\"What\",\"Why\"",
                        "\"We sent nothing since then that the law says we must list.\"");
    }

    @Test
    void theCsvHasTheSameLinesInTheSameWords() {
        assertThat(new String(Csv.of(html(AccountingSamples.accounting(), Locale.ENGLISH)), StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"#\",\"Date\",\"Who got it, and where\",\"What\",\"Why\"\r\n\"L-7Q4K-M2RT\",")
                .contains("\"2026-03-16T18:30:00Z\"")
                .hasLineCount(4);
    }

    @Test
    void theJsonHasTheServersLinesAndNoPatient() {
        String json = new String(AccountingSamples.accounting().json(Samples.NOW), StandardCharsets.UTF_8);

        assertThat(json)
                .startsWith("{\"made\":\"2026-11-22T19:05:00Z\",\"from\":\"2020-11-22T05:00:00Z\",\"legal\":true,"
                        + "\"series\":false,\"items\":[{\"date\":\"2026-03-16T18:30:00Z\"")
                .contains("\"line-number\":\"L-7Q4K-M2RT\"", "\"recipient\":\"registry\"")
                .doesNotContain("Anna", "Patient/");
    }

    private static String html(LegalAccounting list, Locale language) {
        var file = new AccountingFile(list, "Anna Example", "MRN-0001", Samples.NOW);
        return RenderedPages.rendered(
                new SamplePages.Sample("disclosures-file", AccountingFile.VIEW, Who.PATIENT, file), language);
    }
}
