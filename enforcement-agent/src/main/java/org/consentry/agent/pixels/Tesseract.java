// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds text by the program tesseract (Debian package tesseract-ocr, Apache-2.0) with the language {@code eng}. Each
 * picture is read as it is and enlarged, as scattered text (page mode 11), and black for white as well. Where the
 * ground is white it is also read as one block (page mode 6), in which scattered marks are connected; of noise that
 * mode makes lines of letters. Pictures go through a pipe and never to a disk.
 *
 * @param program its path
 * @param time for all readings of one picture
 */
public record Tesseract(Path program, Duration time) implements TextFinder {
    private static final int SCATTERED = 11;
    private static final int BLOCK = 6;
    private static final int ENLARGED = 2;
    /** The letters of a larger picture are large enough. */
    private static final int LARGE = 1600;

    @Override
    public List<TextBox> find(GreyImage image) {
        Reading reading = new Reading(System.nanoTime() + time.toNanos());
        reading.read(image, SCATTERED, 1);
        if (image.ground() == GreyImage.Ground.WHITE) {
            reading.read(image, BLOCK, 1);
        } else {
            reading.read(image.inverted(), SCATTERED, 1);
        }
        if (Math.max(image.columns(), image.rows()) <= LARGE) {
            reading.read(image.enlarged(ENLARGED), SCATTERED, ENLARGED);
        }
        return reading.boxes;
    }

    /** The readings of one picture. */
    private final class Reading {
        private final long end;
        private final List<TextBox> boxes = new ArrayList<>();

        Reading(long end) {
            this.end = end;
        }

        void read(GreyImage image, int mode, int times) {
            List<String> command =
                    List.of(program.toString(), "stdin", "stdout", "-l", "eng", "--psm", String.valueOf(mode), "tsv");
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            String printed = new ReaderRun(command).printed(image, left);
            TextLines.of(TsvWords.read(printed)).forEach(box -> boxes.add(box.shrunk(times)));
        }
    }
}
