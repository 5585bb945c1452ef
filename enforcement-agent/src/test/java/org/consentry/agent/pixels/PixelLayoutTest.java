// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.pixels.Planted.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixelLayoutTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 11, 13, 14, 24})
    void anotherLengthThanTheHeaderSaysIsRefused(long length) {
        assertRefused(Form.GREY_8.header(4, 3), length);
    }

    @Test
    void anOddLengthIsPaddedByOneByte() {
        assertThat(PixelLayout.of(Form.GREY_8.header(3, 3), 10).length()).isEqualTo(9);
        assertRefused(Form.GREY_8.header(3, 3), 9);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        MONOCHROME2,   1, 16, 12, 15, 0
        MONOCHROME2,   1, 32, 32, 31, 0
        MONOCHROME2,   1, 8,  0,  -1, 0
        MONOCHROME2,   1, 8,  9,  8,  0
        MONOCHROME2,   1, 8,  8,  7,  2
        MONOCHROME2,   3, 8,  8,  7,  0
        RGB,           1, 8,  8,  7,  0
        RGB,           3, 16, 16, 15, 0
        RGB,           3, 8,  7,  6,  0
        RGB,           3, 8,  8,  7,  1
        PALETTE COLOR, 1, 8,  8,  7,  0
        YBR_FULL,      3, 8,  8,  7,  0
        '',            1, 8,  8,  7,  0
        """)
    void otherFormsAreRefused(String meaning, int samples, int allocated, int stored, int high, int sign) {
        Dataset header = Form.GREY_8
                .header(4, 4)
                .put(Tag.PHOTOMETRIC_INTERPRETATION, meaning)
                .putShorts(Tag.SAMPLES_PER_PIXEL, samples)
                .putShorts(0x00280006, 0)
                .putShorts(Tag.BITS_ALLOCATED, allocated)
                .putShorts(Tag.BITS_STORED, stored)
                .putShorts(Tag.HIGH_BIT, high)
                .putShorts(Tag.PIXEL_REPRESENTATION, sign);

        assertRefused(header, 16L * samples * allocated / 8);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {Tag.ROWS, Tag.COLUMNS, Tag.BITS_ALLOCATED, Tag.BITS_STORED, Tag.HIGH_BIT, Tag.SAMPLES_PER_PIXEL})
    void aMissingNumberIsRefused(int tag) {
        Dataset header = Form.GREY_8.header(4, 4);
        header.remove(tag);

        assertRefused(header, 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483647", "x", ""})
    void aNumberOfFramesThatCannotBeIsRefused(String frames) {
        assertRefused(Form.GREY_8.header(4, 4).put(Tag.NUMBER_OF_FRAMES, frames), 16);
    }

    private static void assertRefused(Dataset header, long length) {
        assertThatThrownBy(() -> PixelLayout.of(header, length))
                .isInstanceOf(UnclearPixelsException.class)
                .hasMessageStartingWith("pixels of a form that is not read");
    }
}
