// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consentry.portal.choice.SavedPage;
import org.consentry.portal.choice.receipt.Receipt;
import org.consentry.portal.fhir.choice.ReceiptJson;
import org.consentry.portal.view.Layout.Who;
import org.consentry.portal.view.document.Pdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The receipt of a choice as PDF and JSON, while the choice counts and afterwards. */
class ReceiptFileTest {

    @ParameterizedTest
    @CsvSource({"saved-stop, en", "saved-stop, es", "ended-both, en", "saved-entered, es", "saved-unknown, en"})
    void thePdfIsPdfUa(String page, String language) throws Exception {
        byte[] pdf = pdf(page, Locale.of(language));
        PdfChecks.keep(pdf, "receipt-" + page, language);

        assertThat(PdfChecks.faults(pdf)).isEmpty();
        assertThat(PdfChecks.cutOff(pdf)).isEmpty();
    }

    @Test
    void itSaysWhoseItIsWhatWasPickedWhenAndHowToUndoIt() throws Exception {
        assertThat(PdfChecks.text(pdf("saved-stop", Locale.ENGLISH)))
                .contains("Receipt of your choice For Anna Example Example Hospital Made on November 22, 2026")
                .contains("Build AI tools: You said no on March 3, 2026, at 10:00 AM Eastern Time. The number is C-")
                .contains("Research: You said no on March 3, 2026")
                .contains("Go to https://scans.example.org/choices and pick again. Or call 555-0100.")
                .doesNotContain("has changed since then", "have changed since then");
    }

    /** An old page was shown as if it still counted; a file that was kept is older still. */
    @Test
    void ofAChoiceThatCountsNoMoreItSaysFirstWhatCountsNow() throws Exception {
        String text = PdfChecks.text(pdf("ended-SAVE", Locale.ENGLISH));

        assertThat(text.indexOf("Your choice has changed since then What counts today"))
                .isPositive()
                .isLessThan(text.indexOf("Build AI tools: You said yes on March 3, 2026"));
        assertThat(text.indexOf("Build AI tools: You said yes"))
                .isLessThan(text.indexOf("What you picked then Build AI tools: You said no"));
        assertThat(text).doesNotContain("Your choice works at");
    }

    @Test
    void whatStaffEnteredSaysHowAndWhen() throws Exception {
        assertThat(PdfChecks.text(pdf("saved-entered", Locale.ENGLISH))).contains("Our staff put it in on");
    }

    @Test
    void theJsonHasCodesAndNamesNobody() {
        SavedPage page = saved("ended-SAVE");

        String json = new String(
                ReceiptJson.write(page.now(), page.choices(), page.standing(), Optional.empty()),
                StandardCharsets.UTF_8);

        assertThat(json).isEqualTo("""
                {"made":"2026-11-22T19:05:00Z","now":[\
                {"topic":"ai","value":"yes","since":"2026-03-03T15:00:00Z","number":"%1$s","consent":"c0nsentai.2"},\
                {"topic":"research","value":"no","since":"2026-03-03T15:00:00Z","number":"%2$s","consent":"c0nsentresearch.2"}],\
                "choices":[{"number":"%1$s","consent":"c0nsentai.2","topic":"ai","purposes":["MLTRAINING","SYSDEV"],\
                "value":"no","at":"2026-03-03T15:00:00Z","since":"2026-03-03T15:00:00Z",\
                "text":"https://consentry.org/fhir/text/ai/0123456789abcdef","counts":false}]}""".formatted(
                        page.choices().get(0).number(),
                        page.all().get(1).choice().orElseThrow().number()));
    }

    @Test
    void theJsonSaysTheRuleWhereNothingIsPickedAndHowFarAChoiceReaches() {
        SavedPage page = saved("ended-now-rule");

        assertThat(new String(
                        ReceiptJson.write(
                                page.now(), List.of(), page.standing(), Optional.of(Samples.waitingEnforcement())),
                        StandardCharsets.UTF_8))
                .contains("{\"topic\":\"ai\",\"value\":\"none\",\"rule\":\"permit_without_name\"}")
                .contains("\"places\":", "\"placesInForce\":");
    }

    /** What a patient said of one company or one scan counts beside the topics. */
    @Test
    void theReceiptSaysWhatCountsForSingleCompaniesAndScansAsWell() throws Exception {
        SavedPage page = saved("saved-company-no");

        assertThat(new String(
                        ReceiptJson.write(page.now(), page.choices(), page.standing(), Optional.empty()),
                        StandardCharsets.UTF_8))
                .contains("{\"topic\":\"company:northlight\",\"value\":\"no\",\"since\":\"2026-05-02T15:00:00Z\"")
                .contains("{\"topic\":\"scan:study1\",\"value\":\"no\"")
                .contains("\"purposes\":[\"MLTRAINING\",\"SYSDEV\",\"HRESCH\"]", "\"counts\":true");
        assertThat(PdfChecks.text(pdf("saved-company-no", Locale.ENGLISH)))
                .contains("Northlight Imaging AI: You said no on May 2, 2026.")
                .contains("CT scan (chest) from January 9, 2026: You said no on May 2, 2026.")
                .contains("Northlight Imaging AI: You said no on May 2, 2026, at");
    }

    private static SavedPage saved(String page) {
        return (SavedPage) RenderedPages.page(page).page();
    }

    private static byte[] pdf(String page, Locale language) {
        Receipt receipt = new Receipt(saved(page), "Anna Example", URI.create("https://scans.example.org"));
        return Pdf.of(RenderedPages.rendered(
                new SamplePages.Sample("receipt-file", "choice/receipt.html", Who.PATIENT, receipt), language));
    }
}
