// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.pixels.Planted.Easel;
import org.consentry.agent.pixels.Planted.Form;

/**
 * A made-up picture with words whose traces are counted.
 *
 * @param kind what is special about it
 * @param planted the frame with the words
 * @param first the frame before it; empty if there is none
 */
record RecallPicture(String kind, Planted planted, Optional<Planted> first) {
    private static final int COLUMNS = 480;
    private static final int ROWS = 360;
    private static final Color SHADE = new Color(60, 60, 60);
    private static final List<String> LINES =
            List.of("FICTIONAL ANNA P-100234", "Beispiel, Otto 03.12.1957", "ID 4711-0815 Mueller F 68Y");

    /** All of one seed. */
    static List<RecallPicture> of(int seed) {
        List<RecallPicture> all = new ArrayList<>();
        for (int size : new int[] {8, 10, 12, 16, 24, 40}) {
            all.add(margin("size " + size, seed, sans(size), Color.WHITE, Form.GREY_8));
        }
        for (Font font : List.of(
                new Font(Font.SERIF, Font.PLAIN, 16),
                new Font(Font.MONOSPACED, Font.PLAIN, 16),
                new Font(Font.SANS_SERIF, Font.BOLD, 16),
                new Font(Font.SERIF, Font.ITALIC, 16))) {
            all.add(margin("other fonts", seed, font, Color.WHITE, Form.GREY_8));
        }
        for (int grey : new int[] {160, 90, 50, 30, 15}) {
            all.add(margin("grey " + grey + " on black", seed, sans(16), new Color(grey, grey, grey), Form.GREY_8));
        }
        for (Form form : Form.values()) {
            all.add(margin("form " + form, seed, sans(16), Color.WHITE, form));
        }
        for (Color color : List.of(Color.YELLOW, Color.RED, Color.BLUE)) {
            all.add(margin("color on black", seed, sans(16), color, Form.RGB));
        }
        for (int size : new int[] {12, 18, 28}) {
            all.add(inside("white on speckle, size " + size, new Easel(COLUMNS, ROWS).sector(seed), size, Color.WHITE));
            all.add(inside("white on X-ray, size " + size, new Easel(COLUMNS, ROWS).shade(seed), size, Color.WHITE));
            all.add(inside("black on X-ray, size " + size, new Easel(COLUMNS, ROWS).shade(seed), size, Color.BLACK));
        }
        for (int size : new int[] {12, 20}) {
            Easel easel = new Easel(COLUMNS, ROWS).shade(seed).write(LINES.get(0), 10, 30, sans(size), SHADE);
            all.add(new RecallPicture("as grey as parts of the X-ray", easel.in(Form.GREY_8), Optional.empty()));
        }
        RecallPicture last = margin("in the second frame", seed, sans(16), Color.WHITE, Form.GREY_8);
        Planted blank = new Easel(COLUMNS, ROWS).sector(seed + 1L).in(Form.GREY_8);
        all.add(new RecallPicture(last.kind, last.planted, Optional.of(blank)));
        return all;
    }

    int frames() {
        return first.isPresent() ? 2 : 1;
    }

    /** The elements that say how the pixels lie. */
    Dataset header() {
        return planted.header().put(Tag.NUMBER_OF_FRAMES, Integer.toString(frames()));
    }

    /** The value of the pixel data. */
    byte[] pixels() {
        byte[] last = planted.pixels();
        byte[] all = new byte[frames() * last.length];
        first.ifPresent(frame -> System.arraycopy(frame.pixels(), 0, all, 0, last.length));
        System.arraycopy(last, 0, all, all.length - last.length, last.length);
        return all;
    }

    /** The words that can still be seen in pixels of this form. */
    List<Planted.Word> left(byte... after) {
        return planted.left(Arrays.copyOfRange(after, after.length - planted.pixels().length, after.length));
    }

    private static Font sans(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    /** Words where ultrasound devices write them: beside the sector. */
    private static RecallPicture margin(String kind, int seed, Font font, Color color, Form form) {
        Easel easel = new Easel(COLUMNS, ROWS).sector(seed);
        int size = font.getSize();
        if (size <= 24) {
            easel.write(LINES.get(seed % LINES.size()), 8, size + 4, font, color);
        }
        easel.write(LINES.get((seed + 1) % LINES.size()).split(" ", -1)[0], 8, ROWS - 10, font, color);
        return new RecallPicture(kind, easel.in(form), Optional.empty());
    }

    private static RecallPicture inside(String kind, Easel easel, int size, Color color) {
        easel.write(LINES.get(1), 90, ROWS / 2, sans(size), color);
        easel.write(LINES.get(0), 90, ROWS / 2 + 2 * size, sans(size), color);
        return new RecallPicture(kind, easel.in(Form.GREY_8), Optional.empty());
    }
}
