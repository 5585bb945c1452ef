// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountingCsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "|calc", "%0A", "=cmd|' /C calc'!A0"})
    void aTextThatASpreadsheetWouldRunIsMadeText(String text) {
        assertThat(AccountingCsv.cell(text)).startsWith("\"'").endsWith("\"");
    }

    @Test
    void ordinaryTextsAndNumbersStayAsTheyAre() {
        assertThat(AccountingCsv.cell("Northlight Imaging AI")).isEqualTo("\"Northlight Imaging AI\"");
        assertThat(AccountingCsv.cell(4096L)).isEqualTo("\"4096\"");
        assertThat(AccountingCsv.cell("")).isEqualTo("\"\"");
        assertThat(AccountingCsv.cell(true)).isEqualTo("\"true\"");
    }

    @Test
    void quotesCommasAndLineBreaksDoNotEndACell() {
        assertThat(AccountingCsv.cell("a \"b\", c\r\nd")).isEqualTo("\"a \"\"b\"\", c\r\nd\"");
    }

    @Test
    void linesEndAsTheStandardSays() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("date", "2026-06-15T12:00:00Z");
        line.put("number", 2L);

        assertThat(AccountingCsv.header(line)).isEqualTo("\"date\",\"number\"\r\n");
        assertThat(AccountingCsv.line(line)).isEqualTo("\"2026-06-15T12:00:00Z\",\"2\"\r\n");
    }
}
