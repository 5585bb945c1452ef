// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    static Stream<TransferSyntax> syntaxes() {
        return Stream.of(
                TransferSyntax.IMPLICIT_LE,
                TransferSyntax.EXPLICIT_LE,
                TransferSyntax.EXPLICIT_BE,
                TransferSyntax.DEFLATED_LE,
                TransferSyntax.of("1.2.840.10008.1.2.4.70").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("syntaxes")
    void whatIsWrittenIsReadAgainInEverySyntax(TransferSyntax syntax) {
        byte[] reference = Bytes.written(Examples.everyForm(), TransferSyntax.EXPLICIT_LE);

        Dataset read = Bytes.header(Bytes.written(Examples.everyForm(), syntax), syntax, Limits.STANDARD)
                .dataset();

        assertThat(Bytes.written(read, TransferSyntax.EXPLICIT_LE)).isEqualTo(reference);
        assertThat(read.string(Tag.PATIENT_NAME)).contains("Müller^Änne");
        assertThat(read.integer(Tag.ROWS)).hasValue(512);
        assertThat(read.integer(Examples.SMALLEST_IMAGE_PIXEL_VALUE)).hasValue(-2);
    }

    @ParameterizedTest
    @MethodSource("syntaxes")
    void everyWrittenDataSetHasEvenLength(TransferSyntax syntax) {
        byte[] bytes = Bytes.written(Examples.everyForm(), syntax);

        assertThat(bytes.length % 2).isZero();
    }

    @Test
    void numbersAreTheSameInBothByteOrders() {
        Dataset dataset = new Dataset()
                .putShorts(Tag.ROWS, 0x0102)
                .put(Element.of(
                        Examples.FRAME_INCREMENT_POINTER, Vr.AT, (byte) 0x18, (byte) 0, (byte) 0x63, (byte) 0x10))
                .put(Element.of(0x00181063, Vr.FD, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));

        byte[] big = Bytes.written(dataset, TransferSyntax.EXPLICIT_BE);

        // The first eight bytes: tag (0018,1063), FD, length 8; then the number from its high end.
        assertThat(big).startsWith(0x00, 0x18, 0x10, 0x63, 'F', 'D', 0, 8, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(big).containsSequence(0x00, 0x28, 0x00, 0x09, 'A', 'T', 0, 4, 0x00, 0x18, 0x10, 0x63);
        assertThat(big).endsWith(0x00, 0x28, 0x00, 0x10, 'U', 'S', 0, 2, 1, 2);
    }

    @Test
    void sequencesOfDefinedLengthReadLikeThoseOfUndefinedLength() {
        Dataset read = new Bytes()
                .longStart(Examples.REFERENCED_STUDY_SEQUENCE, "SQ", 8 + 12)
                .plain(Tag.ITEM, 12)
                .element(0x00081155, "UI", "1.2\0")
                .element(Tag.PATIENT_ID, "LO", "P1")
                .header(TransferSyntax.EXPLICIT_LE)
                .dataset();

        assertThat(read.items(Examples.REFERENCED_STUDY_SEQUENCE)).hasSize(1);
        assertThat(read.items(Examples.REFERENCED_STUDY_SEQUENCE).get(0).string(0x00081155))
                .contains("1.2");
        assertThat(read.string(Tag.PATIENT_ID)).contains("P1");
    }

    @Test
    void unknownElementsOfUndefinedLengthHoldAnImplicitSequence() {
        Dataset read = new Bytes()
                .longStart(0x00091001, "UN", 0xFFFFFFFFL)
                .plain(Tag.ITEM, 0xFFFFFFFFL)
                .plain(Tag.PATIENT_ID, 2)
                .text("P1")
                .plain(Tag.ITEM_DELIMITER, 0)
                .plain(Tag.SEQUENCE_DELIMITER, 0)
                .header(TransferSyntax.EXPLICIT_LE)
                .dataset();

        assertThat(read.items(0x00091001))
                .singleElement()
                .satisfies(item -> assertThat(item.string(Tag.PATIENT_ID)).contains("P1"));
    }

    @Test
    void standardSequencesSentAsUnknownAreOpened() {
        Dataset read = new Bytes()
                .longStart(Examples.REFERENCED_STUDY_SEQUENCE, "UN", 8 + 10)
                .plain(Tag.ITEM, 10)
                .plain(Tag.PATIENT_ID, 2)
                .text("P1")
                .header(TransferSyntax.EXPLICIT_LE)
                .dataset();

        assertThat(read.items(Examples.REFERENCED_STUDY_SEQUENCE).get(0).string(Tag.PATIENT_ID))
                .contains("P1");
    }

    @Test
    void groupLengthsAreDropped() {
        Dataset read = new Bytes()
                .element(0x00080000, "UL", "\u0004\0\0\0")
                .element(Tag.PATIENT_ID, "LO", "P1")
                .header(TransferSyntax.EXPLICIT_LE)
                .dataset();

        assertThat(read.elements()).hasSize(1);
    }

    @Test
    void valuesTooLongForTheShortFormAreWrittenAsUnknown() {
        Dataset dataset = new Dataset().put(Element.of(0x00282000, Vr.DS, new byte[70_000]));

        byte[] bytes = Bytes.written(dataset, TransferSyntax.EXPLICIT_LE);

        assertThat(bytes).startsWith(0x28, 0, 0, 0x20, 'U', 'N', 0, 0, 0x70, 0x11, 1, 0);
    }
}
