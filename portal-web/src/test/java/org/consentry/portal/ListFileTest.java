// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consentry.portal.fhir.sharing.LineFilter;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.SharingJson;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.sharing.SharingFilter;
import org.consentry.portal.sharing.file.ListFile;
import org.consentry.portal.sharing.file.ListPart;
import org.consentry.portal.view.Layout.Who;
import org.consentry.portal.view.document.Csv;
import org.consentry.portal.view.document.Pdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list as PDF, CSV and JSON: the same lines in the same words, and a PDF that a screen reader can read. */
class ListFileTest {
    private static final Instant MADE = Instant.parse("2026-06-20T08:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void thePdfIsPdfUa(String language) throws Exception {
        byte[] pdf = Pdf.of(html(Samples.ledger().all(), Locale.of(language)));

        PdfChecks.keep(pdf, "list", language);
        assertThat(PdfChecks.faults(pdf)).isEmpty();
        assertThat(PdfChecks.cutOff(pdf)).isEmpty();
    }

    /** Else the test above could not fail. */
    @Test
    void aPdfWithoutATitleIsNot() throws Exception {
        byte[] pdf = Pdf.of("<!DOCTYPE html><html lang=en><head></head><body><p>words</p></body></html>");

        assertThat(PdfChecks.faults(pdf)).isNotEmpty();
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
        assertThat(count(PdfChecks.text(Pdf.of(html)), "Northlight Imaging AI")).isEqualTo(120);
    }

    /** Letters that the font lacks were left out, so that half of a name looked like a whole one. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            For 王小明 and Zoë,          For (*) and Zoë
            For ليلى حداد,              For (*) (*)
            For Ελένη and Наталія,      For Ελένη and Наталія
            For Żółć Nguyễn,            For Żółć Nguyễn
            For Zoe\u0308 and प्रिया,      For Zoë and (*)
            """)
    void aNameInAnotherScriptIsPrintedOrMarked(String said, String printed) throws Exception {
        byte[] pdf = Pdf.of(
                "<!DOCTYPE html><html lang=en><head><title>t</title><meta name=description content=d></head><body><h1>t</h1>"
                        + "<p>" + said.replace("\\u0308", "\u0308")
                        + "</p><p class=p-unprinted>What the sign means</p></body></html>");

        assertThat(PdfChecks.text(pdf)).contains(printed);
        assertThat(PdfChecks.text(pdf).contains("What the sign means")).isEqualTo(printed.contains("(*)"));
        assertThat(PdfChecks.faults(pdf)).isEmpty();
    }

    @Test
    void aWordWithoutEndStaysOnThePage() throws Exception {
        String html = html(Samples.ledger().all(), Locale.ENGLISH)
                .replace("Anna Example", "A".repeat(300))
                .replace("Northlight Imaging AI", "B".repeat(300));

        byte[] pdf = Pdf.of(html);

        assertThat(PdfChecks.cutOff(pdf)).isEmpty();
        assertThat(PdfChecks.text(pdf).replace(" ", "")).contains("A".repeat(300));
    }

    @Test
    void aFileSaysWhoseItIsAndWhichLinesItHas() throws Exception {
        String text = PdfChecks.text(Pdf.of(html(Samples.ledger().all(), Locale.ENGLISH)));

        assertThat(text)
                .contains("Who got my scans", "For Anna Example", "Example Hospital", "Made on June 20, 2026")
                .contains("These are only some lines.", "Year: 2026.")
                .contains("Lines 1 to 11 of 11, newest first.");
    }

    private static String html(List<SharingRow> all, Locale language) {
        Map<Boolean, List<SharingRow>> rows =
                all.stream().collect(Collectors.partitioningBy(row -> row.line().waits()));
        List<SharingRow> lines = rows.getOrDefault(false, List.of());
        ListPart part =
                new ListPart(rows.getOrDefault(true, List.of()), lines, 1, lines.size(), SharingHistory.Chosen.NONE);
        SharingFilter filter = new SharingFilter(new LineFilter("2026", "", "", "", "", ""), 1);
        ListFile file = new ListFile(part, filter, "Anna Example", MADE, Samples.STARTS);
        return RenderedPages.rendered(
                new SamplePages.Sample("list-file", "sharing/file.html", Who.PATIENT, file), language);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
