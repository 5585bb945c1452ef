// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.consentry.server.audit.outside.OldFault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How files that spreadsheets write are read. */
class OldFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n", "a;b\r\n1;2\r\n", "a\tb\r1\t2", "\uFEFFa,b\n1,2", "a , b\n\"1\",\" 2 \"\n\n"})
    void everyFormThatSpreadsheetsWriteIsTheSameTable(String text) throws OldFile.Unreadable {
        OldFile file = OldFile.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(file.heading()).containsExactly("a", "b");
        assertThat(file.rows()).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(2);
            assertThat(row.cells()).containsExactly("1", "2");
        });
    }

    @Test
    void quotedCellsKeepSeparatorsQuotesAndLineEnds() throws OldFile.Unreadable {
        OldFile file = read("a,b\n\"one, \"\"two\"\"\",\"x\ny\"\n,3\n");

        assertThat(file.rows())
                .extracting(OldFile.Row::cells)
                .containsExactly(List.of("one, \"two\"", "x\ny"), List.of("", "3"));
        assertThat(file.rows())
                .extracting(OldFile.Row::number)
                .as("as a spreadsheet has it")
                .containsExactly(2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n\"1,2\n", "a,b\n\"1\"x,2\n", "a,b\n1\"x,2\n"})
    void aQuoteInTheWrongPlaceIsNamedWithItsRow(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(OldFile.Unreadable.class, none -> {
            assertThat(none.fault().kind()).isEqualTo(Kind.QUOTE);
            assertThat(none.fault().row()).isEqualTo(2);
        });
    }

    @Test
    void otherEncodingsAreNamedAndNotGuessed() {
        for (Charset other : List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
            assertThatThrownBy(() -> OldFile.read("a,b\né,2".getBytes(other)))
                    .as(other.name())
                    .isInstanceOfSatisfying(
                            OldFile.Unreadable.class,
                            none -> assertThat(none.fault().kind()).isEqualTo(Kind.ENCODING));
        }
    }

    @Test
    void anEmptyFileHasNoRows() {
        assertThatThrownBy(() -> read(" \n\n"))
                .isInstanceOfSatisfying(
                        OldFile.Unreadable.class,
                        none -> assertThat(none.fault().kind()).isEqualTo(Kind.NO_ROWS));
    }

    private static OldFile read(String text) throws OldFile.Unreadable {
        return OldFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
