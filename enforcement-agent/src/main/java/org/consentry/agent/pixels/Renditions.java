// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes grey images of a frame in which text can be seen that one window alone would hide: all values from the least to
 * the greatest, the usual ones without outliers, and what is brighter or darker than its surroundings, where faint text
 * on an even ground stands out. Of colors the lightness, the strongest and the weakest sample are looked at: red on
 * green and yellow on white differ in one of them.
 */
final class Renditions {
    private static final int WHITE = 255;
    private static final int OUTLIERS = 100;

    private final int columns;
    private final int rows;

    private Renditions(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** The images of a frame; none twice. */
    static List<GreyImage> of(Frames frames, int frame) {
        PixelLayout layout = frames.layout();
        Renditions make = new Renditions(layout.columns(), layout.rows());
        List<GreyImage> images = new ArrayList<>();
        if (layout.samples() == 1) {
            int[] values = make.values(frames, frame, Renditions::first);
            make.add(images, values);
            if (layout.bytes() == 2) {
                add(images, make.window(values, values.length / OUTLIERS));
            }
        } else {
            make.add(images, make.values(frames, frame, Renditions::lightness));
            make.add(images, make.values(frames, frame, Renditions::strongest));
            make.add(images, make.values(frames, frame, Renditions::weakest));
        }
        return images;
    }

    private void add(List<GreyImage> images, int... values) {
        add(images, window(values, 0));
        LocalContrast contrast = LocalContrast.of(columns, rows, values, range(values));
        add(images, contrast.brighter());
        add(images, contrast.darker());
    }

    private static void add(List<GreyImage> images, GreyImage next) {
        if (images.stream().noneMatch(next::isSame)) {
            images.add(next);
        }
    }

    /** One number for a pixel. */
    private interface Value {
        int of(Frames frames, int frame, int x, int y);
    }

    private static int first(Frames frames, int frame, int x, int y) {
        return frames.sample(frame, x, y, 0);
    }

    private static int lightness(Frames frames, int frame, int x, int y) {
        return (299 * frames.sample(frame, x, y, 0)
                        + 587 * frames.sample(frame, x, y, 1)
                        + 114 * frames.sample(frame, x, y, 2))
                / 1000;
    }

    private static int strongest(Frames frames, int frame, int x, int y) {
        int first = Math.max(frames.sample(frame, x, y, 0), frames.sample(frame, x, y, 1));
        return Math.max(first, frames.sample(frame, x, y, 2));
    }

    private static int weakest(Frames frames, int frame, int x, int y) {
        int first = Math.min(frames.sample(frame, x, y, 0), frames.sample(frame, x, y, 1));
        return Math.min(first, frames.sample(frame, x, y, 2));
    }

    private int[] values(Frames frames, int frame, Value value) {
        int[] values = new int[columns * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                values[y * columns + x] = value.of(frames, frame, x, y);
            }
        }
        return values;
    }

    /** @param outliers how many of the least and of the greatest values are cut off */
    private GreyImage window(int[] values, int outliers) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        int least = sorted[outliers];
        int width = Math.max(1, sorted[sorted.length - 1 - outliers] - least);
        byte[] greys = new byte[values.length];
        for (int at = 0; at < greys.length; at++) {
            greys[at] = (byte) Math.clamp((long) (values[at] - least) * WHITE / width, 0, WHITE);
        }
        return new GreyImage(columns, rows, GreyImage.Ground.SHADED, greys);
    }

    /** The usual range of values, without outliers; at least 1. */
    private static int range(int... values) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        int outliers = values.length / OUTLIERS;
        return Math.max(1, sorted[sorted.length - 1 - outliers] - sorted[outliers]);
    }
}
