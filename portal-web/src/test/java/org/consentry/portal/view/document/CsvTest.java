// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final String TABLE = "<table><tr><th>%s</th><td>%s</td></tr></table>";

    @Test
    void cellsAreTheWordsOfTheTableAndTimesAreForMachines() {
        String html = TABLE.formatted(
                "<time datetime='2026-06-15T12:00:00Z'>June 15, 2026</time>", "<b>Say \"no\"</b>,<br>they  said");

        assertThat(text(html)).isEqualTo("\uFEFF\"2026-06-15T12:00:00Z\",\"Say \"\"no\"\", they said\"\r\n");
    }

    @Test
    void aNumberToSayIsAColumnOfItsOwn() {
        String html = "<table><tr><th>Date</th></tr><tr><td><time datetime='2026-06-15'>June</time>"
                + "<span class='p-number'>L-7Q4K-M2RT</span></td></tr><tr><td>later</td></tr></table>";

        assertThat(text(html))
                .isEqualTo("\uFEFF\"#\",\"Date\"\r\n\"L-7Q4K-M2RT\",\"2026-06-15\"\r\n\"\",\"later\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void whatASpreadsheetWouldComputeIsText(String name) {
        assertThat(text(TABLE.formatted("a", name))).isEqualTo("\uFEFF\"a\",\"'" + name + "\"\r\n");
    }

    @Test
    void namesOfEveryScriptStayAsTheyAre() {
        assertThat(text(TABLE.formatted("Zoë Núñez", "王小明"))).contains("\"Zoë Núñez\",\"王小明\"");
    }

    private static String text(String html) {
        return new String(Csv.of(html), StandardCharsets.UTF_8);
    }
}
