// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.fhir.sharing.SharingJson;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.sharing.SharingFilter;
import org.consentry.portal.sharing.file.ListFile;
import org.consentry.portal.sharing.file.ListPart;
import org.consentry.portal.view.Layout.Who;
import org.consentry.portal.view.document.Csv;
import org.consentry.portal.view.document.Pdf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** The list as PDF, CSV and JSON: the same lines in the same words, and a PDF that a screen reader can read. */
class ListFileTest {
    private static final Instant MADE = Instant.parse("2026-06-20T08:00:00Z");

    @BeforeAll
    static void begin() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void thePdfIsPdfUa(String language) throws Exception {
        byte[] pdf = Pdf.of(html(Samples.ledger().all(), Locale.of(language)));

        ValidationResult result = checked(pdf);

        assertThat(result.getTestAssertions())
                .filteredOn(each -> each.getStatus() == TestAssertion.Status.FAILED)
                .extracting(each -> each.getRuleId() + " " + each.getMessage())
                .isEmpty();
        assertThat(result.isCompliant()).isTrue();
    }

    /** Else the test above could not fail. */
    @Test
    void aPdfWithoutATitleIsNot() throws Exception {
        byte[] pdf = Pdf.of("<!DOCTYPE html><html lang=en><head></head><body><p>words</p></body></html>");

        assertThat(checked(pdf).isCompliant()).isFalse();
    }

    @Test
    void everyFileHasEveryLine() throws Exception {
        List<SharingRow> rows = IntStream.range(0, 120)
                .mapToObj(n -> Samples.row("line%09d".formatted(n), SharingEvent.State.SENT))
                .toList();
        String html = html(rows, Locale.ENGLISH);

        String csv = new String(Csv.of(html), StandardCharsets.UTF_8);
        String json = new String(SharingJson.write(MADE, 120, 1, rows), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(121);
        assertThat(count(json, "\"id\":\"line")).isEqualTo(120);
        assertThat(count(text(Pdf.of(html)).replaceAll("\\s+", " "), "Northlight Imaging AI"))
                .isEqualTo(120);
    }

    /** The font has no such letters. They are missing; the file is not. */
    @Test
    void aNameInAnotherScriptStopsNothing() throws Exception {
        byte[] pdf =
                Pdf.of("<!DOCTYPE html><html lang=en><head><title>t</title><meta name=description content=d></head>"
                        + "<body><h1>t</h1><p>For 王小明 and Zoë</p></body></html>");

        assertThat(text(pdf)).contains("Zoë");
        assertThat(checked(pdf).isCompliant()).isTrue();
    }

    @Test
    void aFileSaysWhoseItIsAndWhichLinesItHas() throws Exception {
        String text = text(Pdf.of(html(Samples.ledger().all(), Locale.ENGLISH))).replaceAll("\\s+", " ");

        assertThat(text)
                .contains("Who got my scans", "For Anna Example", "Example Hospital", "Made on June 20, 2026")
                .contains("Only these lines were asked for.", "Year: 2026.")
                .contains("Lines 1 to 10 of 10, newest first.");
    }

    private static String html(List<SharingRow> all, Locale language) {
        Map<Boolean, List<SharingRow>> rows =
                all.stream().collect(Collectors.partitioningBy(row -> row.line().waits()));
        List<SharingRow> lines = rows.getOrDefault(false, List.of());
        ListPart part = new ListPart(rows.getOrDefault(true, List.of()), lines, 1, lines.size(), "");
        SharingFilter filter = new SharingFilter("2026", "", "", 1);
        ListFile file = new ListFile(part, filter, "Anna Example", MADE, Samples.STARTS);
        return RenderedPages.rendered(
                new SamplePages.Sample("list-file", "sharing/file.html", Who.PATIENT, file), language);
    }

    private static ValidationResult checked(byte[] pdf) throws Exception {
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1)) {
            PDFAValidator validator =
                    Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, 100, false, true, false);
            return validator.validate(parser);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
