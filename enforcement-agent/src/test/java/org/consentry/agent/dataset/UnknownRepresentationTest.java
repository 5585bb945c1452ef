// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Converters without a dictionary write UN. What they wrote so was taken off and the rest was sent as a success. */
class UnknownRepresentationTest {
    @Test
    void aKnownTagIsReadUnderTheRepresentationOfTheDictionary() {
        Dataset read = new Bytes()
                .longStart(Tag.SOP_INSTANCE_UID, "UN", 6)
                .text("1.2.3\0")
                .longStart(Tag.PATIENT_ID, "UN", 4)
                .text("P-1 ")
                .longStart(Tag.ROWS, "UN", 2)
                .text("\1\2")
                .header(TransferSyntax.EXPLICIT_LE)
                .dataset();

        assertThat(read.elements()).extracting(Element::vr).containsExactly(Vr.UI, Vr.LO, Vr.US);
        assertThat(read.string(Tag.SOP_INSTANCE_UID)).contains("1.2.3");
        assertThat(read.string(Tag.PATIENT_ID)).contains("P-1");
        assertThat(read.integer(Tag.ROWS)).hasValue(0x0201);
    }

    @Test
    void itsNumbersAreLittleEndianInABigEndianDataSetToo() {
        byte[] bytes = {0, 0x28, 0, 0x10, 'U', 'N', 0, 0, 0, 0, 0, 2, 1, 2};

        Dataset read =
                Bytes.header(bytes, TransferSyntax.EXPLICIT_BE, Limits.STANDARD).dataset();

        assertThat(read.integer(Tag.ROWS)).hasValue(0x0201);
    }

    @Test
    void whatSharesTheSignOfThePixelsIsReadWithIt() {
        Dataset read = new Bytes()
                .longStart(Tag.PIXEL_REPRESENTATION, "UN", 2)
                .text("\1\0")
                .longStart(0x00280106, "UN", 2)
                .text("\377\377")
                .header(TransferSyntax.EXPLICIT_LE)
                .dataset();

        assertThat(read.element(0x00280106).map(Element::vr)).contains(Vr.SS);
        assertThat(read.integer(0x00280106)).hasValue(-1);
    }

    @Test
    void aValueThatDoesNotFitTheDictionaryIsMalformed() {
        Bytes bytes = new Bytes().longStart(0x00189073, "UN", 6).text("123456");

        assertThatThrownBy(() -> bytes.header(TransferSyntax.EXPLICIT_LE))
                .isInstanceOf(MalformedDatasetException.class)
                .hasMessageContaining("expected numbers of 8 bytes");
    }

    @Test
    void aPrivateTagStaysUnknown() {
        Dataset read = new Bytes()
                .longStart(0x00091001, "UN", 2)
                .text("ab")
                .header(TransferSyntax.EXPLICIT_LE)
                .dataset();

        assertThat(read.element(0x00091001).map(Element::vr)).contains(Vr.UN);
    }
}
