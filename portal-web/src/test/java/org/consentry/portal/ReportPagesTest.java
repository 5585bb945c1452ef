// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.consentry.portal.fhir.report.Figure;
import org.consentry.portal.staff.report.TimeSpan;
import org.consentry.portal.view.Layout.Who;
import org.consentry.portal.view.document.Csv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPagesTest {

    @Test
    void aSmallCountReadsAsSuchAndOneKeptBackReadsOtherwise() {
        assertThat(RenderedPages.words("staff-reports", Locale.ENGLISH))
                .contains("No to AI tools 1,435 1,400 Not shown Fewer than 11 0 0")
                .contains("9 of 10 took at most 4 days", "Half of these took at most 30 hours")
                .contains("Half of these took at most 1 second");
        assertThat(RenderedPages.words("staff-reports-few", Locale.ENGLISH))
                .contains("Answered or closed Fewer than 11 Half of these took at most Too few to say");
    }

    /** What the page does not tell must not be in the file. */
    @Test
    void theFileHasEachNumberOfThePageOnALineOfItsOwn() {
        String html = RenderedPages.rendered(
                new SamplePages.Sample("reports-file", "staff/reports-file.html", Who.STAFF, ReportSamplePages.many()),
                Locale.ENGLISH);

        List<String> lines =
                new String(Csv.of(html), StandardCharsets.UTF_8).lines().toList();

        assertThat(lines)
                .hasSize(1 + 8 * 10 + 6 + 6 + 3)
                .contains("\"What people chose\",\"No to AI tools\",\"By phone\",\"Fewer than 11\"")
                .contains("\"What people chose\",\"No to AI tools\",\"On paper\",\"Not shown\"")
                .contains(
                        "\"Questions to the privacy team\",\"Answered or closed\",\"9 of 10 took at most\",\"4 days\"")
                .contains("\"Requests to delete\",\"All\",\"Done\",\"1400\"");
    }

    @ParameterizedTest
    @CsvSource({"0,seconds,0", "1,seconds,1", "119001,seconds,120", "120000,minutes,2", "7200000,hours,2"})
    void aTimeIsRoundedUpSoThatItNeverLooksFaster(long millis, String unit, long number) {
        assertThat(TimeSpan.of(Duration.ofMillis(millis))).isEqualTo(new TimeSpan(unit, number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "<0", "few", "1.5"})
    void whatIsNoCountIsRefused(String text) {
        assertThatThrownBy(() -> new Figure(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
