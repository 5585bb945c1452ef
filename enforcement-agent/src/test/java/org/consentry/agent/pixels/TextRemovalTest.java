// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Font;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.pixels.Planted.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextRemovalTest {
    private static final int COLUMNS = 120;
    private static final int ROWS = 80;
    private static final TextBox NAME = new TextBox(8, 8, 50, 22);
    private static final TextRemoval.Limits LIMITS = new TextRemoval.Limits(1 << 20, Duration.ofMinutes(1), 50);

    @ParameterizedTest
    @EnumSource(Form.class)
    void whatIsReadIsPaintedAndAllElseStaysToTheByte(Form form) {
        Planted planted = planted(form);

        CleanPixels clean = clean(new ScriptedFinder(NAME), planted.header(), planted.pixels());

        assertThat(clean.boxes()).isEqualTo(1);
        PixelLayout layout = PixelLayout.of(planted.header(), planted.pixels().length);
        Frames before = new Frames(layout, planted.pixels());
        Frames after = new Frames(layout, clean.value());
        TextBox painted = NAME.padded(COLUMNS, ROWS);
        int value = after.sample(0, NAME.left(), NAME.top(), 0);
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                boolean inside =
                        x >= painted.left() && x < painted.right() && y >= painted.top() && y < painted.bottom();
                for (int sample = 0; sample < layout.samples(); sample++) {
                    int expected = inside ? value : before.sample(0, x, y, sample);
                    assertThat(after.sample(0, x, y, sample)).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void whatIsReadInOneFrameIsPaintedInAll() {
        Planted planted = planted(Form.GREY_8);
        byte[] two = Arrays.copyOf(planted.pixels(), 2 * planted.pixels().length);
        Arrays.fill(two, planted.pixels().length, two.length, (byte) 77);
        two[two.length - 1] = 3;

        CleanPixels clean = clean(new ScriptedFinder(NAME), planted.header().put(Tag.NUMBER_OF_FRAMES, "2"), two);

        Frames after =
                new Frames(PixelLayout.of(planted.header().put(Tag.NUMBER_OF_FRAMES, "2"), two.length), clean.value());
        assertThat(after.sample(1, NAME.left(), NAME.top(), 0)).isEqualTo(after.sample(0, NAME.left(), NAME.top(), 0));
        assertThat(after.sample(1, COLUMNS - 1, ROWS - 1, 0)).isEqualTo(3);
    }

    @Test
    void whatCameIsNotChanged() {
        Planted planted = planted(Form.GREY_8);
        byte[] came = planted.pixels().clone();

        clean(new ScriptedFinder(NAME), planted.header(), came);

        assertThat(came).isEqualTo(planted.pixels());
    }

    /** A first reading that misses a word is no proof; here the second one sees it, and a third sees nothing. */
    @Test
    void whatALaterReadingFindsIsPaintedTooAndReadAgain() {
        TextBox overlooked = new TextBox(60, 40, 100, 52);
        boolean[] looked = new boolean[1];
        TextFinder forgetful = image -> {
            List<TextBox> name = new ScriptedFinder(NAME).find(image);
            boolean first = !looked[0];
            looked[0] = looked[0] || name.isEmpty();
            return first ? name : new ScriptedFinder(NAME, overlooked).find(image);
        };
        Planted planted = planted(Form.GREY_8);

        CleanPixels clean = clean(forgetful, planted.header(), planted.pixels());

        assertThat(clean.boxes()).isEqualTo(2);
    }

    @Test
    void textThatStaysHoweverOftenItIsPaintedIsRefused() {
        Planted planted = planted(Form.GREY_8);

        assertRefused(image -> List.of(NAME), planted.header(), "text is left", planted.pixels());
    }

    @Test
    void aPictureThatWouldBeHardlyThereAnymoreIsRefused() {
        Planted planted = planted(Form.GREY_8);

        assertRefused(new ScriptedFinder(new TextBox(0, 0, COLUMNS, ROWS)), planted.header(), "50 %", planted.pixels());
    }

    @Test
    void aReaderThatNamesPlacesOutsideIsNotBelieved() {
        Planted planted = planted(Form.GREY_8);

        assertRefused(
                image -> List.of(new TextBox(0, 0, COLUMNS + 1, 4)), planted.header(), "outside", planted.pixels());
    }

    @Test
    void aReaderThatFailsRefuses() {
        Planted planted = planted(Form.GREY_8);
        TextFinder broken = image -> {
            throw new UnclearPixelsException("the text reader failed");
        };

        assertRefused(broken, planted.header(), "failed", planted.pixels());
    }

    @Test
    void readingsThatTakeTooLongRefuse() {
        AtomicLong ticks = new AtomicLong();
        TextFinder slow = image -> {
            ticks.addAndGet(Duration.ofSeconds(61).toNanos());
            return List.of();
        };
        Planted planted = planted(Form.GREY_8);

        try (TextRemoval.Turn turn = new TextRemoval(slow, LIMITS, ticks::get).turn()) {
            assertThatThrownBy(() -> turn.clean(planted.header(), planted.pixels()))
                    .isInstanceOf(UnclearPixelsException.class)
                    .hasMessageContaining("longer");
        }
    }

    @Test
    void somethingInUnusedBitsRefuses() {
        Planted planted = planted(Form.GREY_12);
        byte[] pixels = planted.pixels().clone();
        pixels[101] |= (byte) 0x10;

        assertRefused(new ScriptedFinder(), planted.header(), "unused bits", pixels);
    }

    @Test
    void theSignMayBeCopiedIntoUnusedBits() {
        Dataset header = Form.GREY_12.header(2, 1).putShorts(Tag.PIXEL_REPRESENTATION, 1);

        CleanPixels clean = clean(new ScriptedFinder(), header, (byte) 0xFE, (byte) 0xFF, (byte) 5, (byte) 0);

        assertThat(clean.boxes()).isZero();
        assertThat(new Frames(PixelLayout.of(header, 4), clean.value()).sample(0, 0, 0, 0))
                .isEqualTo(-2);
    }

    private static Planted planted(Form form) {
        return new Planted.Easel(COLUMNS, ROWS)
                .shade(3)
                .write("FICTIONAL", 8, 20, new Font(Font.SANS_SERIF, Font.PLAIN, 12), Color.WHITE)
                .in(form);
    }

    private static CleanPixels clean(TextFinder finder, Dataset header, byte... pixels) {
        try (TextRemoval.Turn turn = new TextRemoval(finder, LIMITS, () -> 0).turn()) {
            return turn.clean(header, pixels);
        }
    }

    private static void assertRefused(TextFinder finder, Dataset header, String why, byte... pixels) {
        assertThatThrownBy(() -> clean(finder, header, pixels))
                .isInstanceOf(UnclearPixelsException.class)
                .hasMessageContaining(why);
    }
}
