// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.sharing.LineFilter;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.sharing.SharingFilter;
import org.consentry.portal.sharing.SharingPage;
import org.consentry.portal.view.Languages;
import org.consentry.portal.view.Layout.Who;
import org.junit.jupiter.api.Test;

/** What a phone on a slow line has to load. */
class PageWeightTest {
    /** Of a list with 25 lines. */
    private static final int LONGEST_LIST = 15_000;

    private static final int LONGEST_PAGE = 6_000;

    @Test
    void aWholePageOfTheListIsSmall() throws IOException {
        List<SharingRow> rows = IntStream.range(0, 25)
                .mapToObj(n -> Samples.row(
                        "line%09d".formatted(n * 7_919_717),
                        n % 3 == 0 ? SharingEvent.State.REFUSED : SharingEvent.State.SENT))
                .toList();
        SharingPage list = new SharingPage(
                new SharingFilter(new LineFilter("2026", "northlight", "MLTRAINING", "", "", ""), 1),
                Samples.ledger(rows, new SharingHistory.Counts(25, 25, 16, 1, 16, 0, 9)),
                Samples.STARTS,
                PageSection.there(List.of()));
        var sample = new SamplePages.Sample("sharing-whole", "sharing/sharing.html", Who.PATIENT, list);

        for (Locale language : Languages.ALL) {
            assertThat(zipped(RenderedPages.rendered(sample, language)))
                    .as(language.toString())
                    .isLessThanOrEqualTo(LONGEST_LIST);
        }
    }

    @Test
    void everyOtherPageIsSmall() throws IOException {
        for (SamplePages.Sample sample : SamplePages.all()) {
            for (Locale language : Languages.ALL) {
                assertThat(zipped(RenderedPages.render(sample, language)))
                        .as(sample.name() + " in " + language)
                        .isLessThanOrEqualTo(sample.name().startsWith("sharing") ? LONGEST_LIST : LONGEST_PAGE);
            }
        }
    }

    private static int zipped(String page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(page.getBytes(StandardCharsets.UTF_8));
        }
        return out.size();
    }
}
