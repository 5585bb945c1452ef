// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDatasetTest {
    private static final long UNDEFINED = 0xFFFFFFFFL;
    private static final int SEQUENCE = Examples.REFERENCED_STUDY_SEQUENCE;

    @Test
    void aSecondPatientIdIsRefused() {
        refuses(new Bytes().element(Tag.PATIENT_ID, "LO", "P1").element(Tag.PATIENT_ID, "LO", "P2"), "(0010,0020)");
    }

    @Test
    void descendingTagsAreRefused() {
        refuses(
                new Bytes().element(Tag.PATIENT_ID, "LO", "P1").element(Tag.PATIENT_NAME, "PN", "A^"),
                "expected a tag after (0010,0020), found (0010,0010) at offset 10");
    }

    @Test
    void descendingTagsInAnItemAreRefused() {
        refuses(
                new Bytes()
                        .longStart(SEQUENCE, "SQ", UNDEFINED)
                        .plain(Tag.ITEM, UNDEFINED)
                        .element(Tag.PATIENT_ID, "LO", "P1")
                        .element(Tag.PATIENT_ID, "LO", "P2"),
                "expected a tag after (0010,0020)");
    }

    @Test
    void tagsAboveTheMiddleAreOrderedAsUnsignedNumbers() {
        Dataset read = new Bytes()
                .element(0x7FDF0010, "LO", "P1")
                .header(TransferSyntax.EXPLICIT_LE)
                .dataset();
        Dataset built = new Dataset().put(Element.of(0xFFFA0010, Vr.LO)).put(Element.of(0x00080005, Vr.CS));

        assertThat(read.elements()).hasSize(1);
        assertThat(built.elements()).extracting(Element::tag).containsExactly(0x00080005, 0xFFFA0010);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "lo", "  ", "\0\0"})
    void misspelledValueRepresentationsAreRefused(String vr) {
        refuses(new Bytes().element(Tag.PATIENT_ID, vr, "P1"), "expected a VR");
    }

    @Test
    void oddLengthsAreRefused() {
        refuses(new Bytes().element(Tag.PATIENT_ID, "LO", "P-1"), "expected an even length");
    }

    @Test
    void aLengthBeyondTheEndIsRefused() {
        refuses(new Bytes().element(Tag.PATIENT_ID, "LO", "P1", 4), "expected more bytes");
    }

    @Test
    void aHugeLengthCostsNoMemoryBeforeTheBytesArrive() {
        refuses(new Bytes().longStart(0x00420011, "OB", 0xFFFFFFF0L), "more bytes of header");
        refuses(new Bytes().longStart(0x00420011, "OB", 30 << 20).zeros(10), "expected more bytes");
    }

    @Test
    void aHeaderAboveItsBudgetIsRefused() {
        byte[] bytes = new Bytes().longStart(0x00420011, "OB", 2000).zeros(2000).array();

        assertThatThrownBy(() -> Bytes.header(bytes, TransferSyntax.EXPLICIT_LE, new Limits(1999, 5, 10)))
                .isInstanceOf(MalformedDatasetException.class);
        assertThat(Bytes.header(bytes, TransferSyntax.EXPLICIT_LE, new Limits(2000, 5, 10))
                        .dataset()
                        .elements())
                .hasSize(1);
    }

    @Test
    void aSmallDeflateStreamThatBecomesHugeIsRefused() {
        byte[] bomb = Bytes.written(
                new Dataset().put(Element.of(0x00420011, Vr.OB, new byte[40 << 20])), TransferSyntax.DEFLATED_LE);

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> Bytes.header(bomb, TransferSyntax.DEFLATED_LE, Limits.STANDARD))
                .isInstanceOf(MalformedDatasetException.class);
    }

    @Test
    void tooManyElementsAreRefusedHoweverSmall() {
        Bytes bytes = new Bytes().longStart(SEQUENCE, "SQ", UNDEFINED);
        for (int item = 0; item < 100; item++) {
            bytes.plain(Tag.ITEM, 0);
        }
        byte[] array = bytes.plain(Tag.SEQUENCE_DELIMITER, 0).array();

        assertThatThrownBy(() -> Bytes.header(array, TransferSyntax.EXPLICIT_LE, new Limits(10_000, 5, 100)))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("too many");
    }

    @Test
    void sequencesNestOnlyAsDeepAsTheLimit() {
        assertThat(nested(24).header(TransferSyntax.EXPLICIT_LE).dataset().elements())
                .hasSize(1);
        refuses(nested(25), "expected at most 24 nested sequences");
    }

    @Test
    void anItemMayNotReachBeyondItsSequence() {
        refuses(
                new Bytes()
                        .longStart(SEQUENCE, "SQ", 18)
                        .plain(Tag.ITEM, 12)
                        .element(Tag.PATIENT_ID, "LO", "P1")
                        .zeros(10),
                "to end by offset");
    }

    @Test
    void anElementMayNotReachBeyondItsItem() {
        refuses(
                new Bytes()
                        .longStart(SEQUENCE, "SQ", 18)
                        .plain(Tag.ITEM, 10)
                        .element(Tag.PATIENT_ID, "LO", "P1P1")
                        .zeros(10),
                "to end by offset");
    }

    @Test
    void delimitersWhereNoneIsDueAreRefused() {
        refuses(new Bytes().plain(Tag.ITEM, 0), "found delimiter");
        refuses(new Bytes().longStart(SEQUENCE, "SQ", 8).plain(Tag.SEQUENCE_DELIMITER, 0), "expected an item");
        refuses(new Bytes().longStart(SEQUENCE, "SQ", UNDEFINED).plain(Tag.SEQUENCE_DELIMITER, 2), "expected length 0");
    }

    @Test
    void undefinedLengthIsForSequencesOnly() {
        refuses(new Bytes().longStart(0x00420011, "OB", UNDEFINED), "expected a defined length");
        refuses(new Bytes().longStart(Tag.PATIENT_ID, "UT", UNDEFINED), "expected a defined length");
    }

    @Test
    void commandsAndFileInformationAreNoDataSet() {
        refuses(new Bytes().element(0x00000002, "UI", "1.2\0"), "expected a data set");
        refuses(new Bytes().element(0x00020010, "UI", "1.2\0"), "expected a data set");
    }

    @Test
    void numbersOfTheWrongSizeAreRefused() {
        refuses(new Bytes().element(0x00189073, "FD", "123456"), "expected numbers of 8 bytes");
    }

    @Test
    void severalPatientIdsInOneValueAreNoPatientId() {
        Dataset read = new Bytes()
                .element(Tag.PATIENT_ID, "LO", "P1\\P2 ")
                .header(TransferSyntax.EXPLICIT_LE)
                .dataset();

        assertThatThrownBy(() -> read.string(Tag.PATIENT_ID)).hasMessage("expected one value in (0010,0020), found 2");
    }

    @Test
    void messagesAndTextFormsNeverShowValues() {
        Dataset dataset = new Dataset().put(Tag.PATIENT_NAME, "SECRET^NAME");

        assertThat(dataset + " " + dataset.elements()).doesNotContain("SECRET");
    }

    private static Bytes nested(int depth) {
        Bytes bytes = new Bytes();
        for (int level = 0; level < depth; level++) {
            bytes.longStart(SEQUENCE, "SQ", UNDEFINED).plain(Tag.ITEM, UNDEFINED);
        }
        for (int level = 0; level < depth; level++) {
            bytes.plain(Tag.ITEM_DELIMITER, 0).plain(Tag.SEQUENCE_DELIMITER, 0);
        }
        return bytes;
    }

    private static void refuses(Bytes bytes, String message) {
        assertThatThrownBy(() -> bytes.header(TransferSyntax.EXPLICIT_LE))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining(message);
    }
}
