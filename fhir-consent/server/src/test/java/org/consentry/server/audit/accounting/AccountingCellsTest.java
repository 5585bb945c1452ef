// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.Json;
import org.consentry.server.audit.Samples;
import org.consentry.server.audit.event.Disclosure;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountingCellsTest {
    private static final AccountingDuty DUTY =
            AccountingDuty.of(List.of(AccountingRulesTest.HIPAA), Samples.AT, ZoneId.of("UTC"));
    private static final AccountingCells CELLS =
            new AccountingCells(new AccountingNames.Session(key -> Optional.empty()));
    private static final String SELF = "\"consent-server\"";
    private static final String AGENT = "\"agent-1\"";
    private static final Disclosure SCAN = Samples.disclosure(State.SENT, Set.of(), Samples.KNOWN);

    /** The accounting told patients that the lines of a bulk export were images. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    1, 'Bulk export, 1 record'
                    5, 'Bulk export, 5 records'
                    """)
    void aBulkExportIsOfRecordsAndNotOfImages(int number, String description) {
        assertThat(CELLS.of(line(Samples.exported(number))))
                .containsEntry("description", description)
                .containsEntry("objects", 0L)
                .containsEntry("records", (long) number)
                .containsEntry("bytes", 8192L)
                .containsEntry("study", "");
    }

    @Test
    void aScanIsOfImagesAndNotOfRecords() {
        assertThat(CELLS.of(line(SCAN)))
                .containsEntry("description", "3 images")
                .containsEntry("objects", 3L)
                .containsEntry("records", 0L);
    }

    @Test
    void factsOfHeadersAreRecordsAndNoImagesAndNoneIsCalledAnExport() {
        AccountingLine line = line(Samples.headers(State.SENT, Samples.KNOWN));

        assertThat(CELLS.of(line))
                .containsEntry("description", "facts about it without any image, 3 records")
                .containsEntry("objects", 0L)
                .containsEntry("records", 3L);
        assertThat(line.series()).isNotEqualTo(line(SCAN).series());
    }

    /** An agent may call its way out whatever it likes: what it sends are images. */
    @Test
    void onlyWhatThisServerExportedIsOfRecords() {
        String byAnAgent = body(Samples.exported(5)).replace(SELF, AGENT);
        String byAnotherWay = body(Samples.exported(5)).replace("\"bulk-export\"", "\"NORTHLIGHT_AI\"");

        assertThat(List.of(byAnAgent, byAnotherWay))
                .extracting(body -> line(body).totals())
                .containsOnly(new AccountingItem.Amount(5, 0, 8192));
    }

    @Test
    void aSeriesAddsRecordsToRecordsAndNeverToImages() {
        AccountingLine exports = line(Samples.exported(5)).and(line(Samples.exported(2)));

        assertThat(CELLS.of(exports))
                .containsEntry("description", "7 records")
                .containsEntry("objects", 0L)
                .containsEntry("records", 7L);
        assertThat(CELLS.of(line(SCAN).and(line(SCAN)))).containsEntry("description", "6 images");
        assertThat(exports.series())
                .isEqualTo(line(Samples.exported(2)).series())
                .isNotEqualTo(
                        line(body(Samples.exported(5)).replace(SELF, AGENT)).series());
    }

    @Test
    void everyFormatSaysSo() {
        AccountingAnswerMapping answer = new AccountingAnswerMapping(
                new Accounting.Request("anna", Set.of("anna"), null, null, false, DUTY),
                new Accounting.Page(List.of(line(Samples.exported(5))), null),
                null,
                CELLS);
        Map<String, Object> cells = CELLS.of(line(Samples.exported(5)));

        assertThat(AccountingCsv.header(cells)).contains("\"objects\",\"records\",\"bytes\"");
        assertThat(AccountingCsv.line(cells)).contains("\"Bulk export, 5 records\",\"\",\"0\",\"5\",\"8192\"");
        JsonObject item = Json.createReader(new StringReader(answer.json()))
                .readObject()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(item.getInt("objects")).isZero();
        assertThat(item.getInt("records")).isEqualTo(5);
        List<ParametersParameterComponent> parts =
                answer.parameters().getParameter("item").getPart();
        assertThat(parts)
                .filteredOn(part -> part.getName().equals("records"))
                .singleElement()
                .satisfies(part ->
                        assertThat(((IntegerType) part.getValue()).getValue()).isEqualTo(5));
        assertThat(answer.json()).doesNotContain("image");
    }

    private static AccountingLine line(Disclosure disclosure) {
        return line(body(disclosure));
    }

    private static AccountingLine line(String body) {
        return AccountingLine.of(AccountingItemJson.read(body), DUTY);
    }

    private static String body(Disclosure disclosure) {
        return Samples.kept(disclosure).body();
    }
}
