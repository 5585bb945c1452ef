// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;

/**
 * A made-up frame with text drawn into it, as native pixel data of some form. It knows which pixels the text changed.
 */
public final class Planted {
    private final Form form;
    private final int columns;
    private final int rows;
    private final List<Word> words;
    private final byte[] pixels;

    private Planted(Form form, int columns, int rows, List<Word> words, byte... pixels) {
        this.form = form;
        this.columns = columns;
        this.rows = rows;
        this.words = words;
        this.pixels = pixels;
    }

    /** The value of the pixel data; not to be changed. */
    public byte[] pixels() {
        return pixels;
    }

    /** The words that were written. */
    public List<Word> words() {
        return words;
    }

    /** The elements that say how the pixels lie. */
    public Dataset header() {
        return form.header(columns, rows);
    }

    /**
     * The words that can still be seen in pixels of the same form: of which a fourth of the places is as it was. A
     * place that is painted with the value that it had by chance does not make a word readable.
     */
    public List<Word> left(byte... after) {
        return words.stream().filter(word -> isLeft(word, after)).toList();
    }

    private boolean isLeft(Word word, byte... after) {
        long same = word.places().stream().filter(at -> isSame(at, after)).count();
        return same * 4 >= word.places().size();
    }

    private boolean isSame(int place, byte... after) {
        int width = form.samples * form.allocated / Byte.SIZE;
        int size = columns * rows;
        for (int i = 0; i < width; i++) {
            int at = form == Form.RGB_PLANES ? i * size + place : place * width + i;
            if (pixels[at] != after[at]) {
                return false;
            }
        }
        return true;
    }

    /** A word and the places, in rows of the picture, whose value it changed. */
    public record Word(String text, List<Integer> places) {}

    /** A form of pixel data. */
    public enum Form {
        GREY_8("MONOCHROME2", 1, 8, 8),
        WHITE_IS_ZERO("MONOCHROME1", 1, 8, 8),
        GREY_12("MONOCHROME2", 1, 16, 12),
        RGB("RGB", 3, 8, 8),
        RGB_PLANES("RGB", 3, 8, 8);

        private final String meaning;
        private final int samples;
        private final int allocated;
        private final int stored;

        Form(String meaning, int samples, int allocated, int stored) {
            this.meaning = meaning;
            this.samples = samples;
            this.allocated = allocated;
            this.stored = stored;
        }

        /** The elements that say so, for one frame of this size. */
        public Dataset header(int columns, int rows) {
            Dataset header = new Dataset()
                    .putShorts(Tag.SAMPLES_PER_PIXEL, samples)
                    .put(Tag.PHOTOMETRIC_INTERPRETATION, meaning)
                    .putShorts(Tag.ROWS, rows)
                    .putShorts(Tag.COLUMNS, columns)
                    .putShorts(Tag.BITS_ALLOCATED, allocated)
                    .putShorts(Tag.BITS_STORED, stored)
                    .putShorts(Tag.HIGH_BIT, stored - 1)
                    .putShorts(Tag.PIXEL_REPRESENTATION, 0);
            return samples == 1 ? header : header.putShorts(0x00280006, this == RGB_PLANES ? 1 : 0);
        }
    }

    /** Draws frames. */
    public static final class Easel {
        private final BufferedImage image;
        private final List<Word> words = new ArrayList<>();

        /** A black picture. */
        public Easel(int columns, int rows) {
            image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        }

        /** A sector as ultrasound shows it, with speckle a few pixels wide. */
        public Easel sector(long seed) {
            Random luck = new Random(seed);
            double[][] noise = new double[image.getHeight()][image.getWidth()];
            for (double[] row : noise) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = luck.nextGaussian();
                }
            }
            double middle = image.getWidth() / 2.0;
            for (int y = 2; y < image.getHeight() - 2; y++) {
                for (int x = 2; x < image.getWidth() - 2; x++) {
                    double depth = Math.hypot(x - middle, y - image.getHeight() / 12.0);
                    double angle = Math.atan2(x - middle, y - image.getHeight() / 12.0);
                    if (depth > image.getHeight() / 8.0 && depth < image.getHeight() * 0.85 && Math.abs(angle) < 0.7) {
                        double sum = 0;
                        for (int j = -2; j <= 2; j++) {
                            for (int i = -2; i <= 2; i++) {
                                sum += noise[y + j][x + i];
                            }
                        }
                        dot(x, y, Math.abs(sum) / 5 * 70 * (0.7 + 0.3 * Math.sin(depth / 30)));
                    }
                }
            }
            return this;
        }

        /** Soft light and shade with a little noise, as an X-ray image has them. */
        public Easel shade(long seed) {
            Random luck = new Random(seed);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    double wave = Math.sin(x * Math.PI / image.getWidth()) * Math.sin(y * 2.5 / image.getHeight());
                    dot(x, y, 20 + 190 * wave + 5 * luck.nextGaussian());
                }
            }
            return this;
        }

        /** Writes a line, word by word. */
        public Easel write(String line, int x, int y, Font font, Color color) {
            int at = x;
            for (String word : line.split(" ", -1)) {
                at += word(word, at, y, font, color);
            }
            return this;
        }

        /** The frame in this form. */
        public Planted in(Form form) {
            int size = image.getWidth() * image.getHeight();
            byte[] pixels = new byte[size * form.samples * form.allocated / Byte.SIZE];
            for (int at = 0; at < size; at++) {
                int rgb = image.getRGB(at % image.getWidth(), at / image.getWidth());
                int grey = rgb & 0xFF;
                switch (form) {
                    case GREY_8 -> pixels[at] = (byte) grey;
                    case WHITE_IS_ZERO -> pixels[at] = (byte) (255 - grey);
                    case GREY_12 -> {
                        int value = grey << 4 | at % 16;
                        pixels[2 * at] = (byte) value;
                        pixels[2 * at + 1] = (byte) (value >> 8);
                    }
                    case RGB, RGB_PLANES -> {
                        for (int sample = 0; sample < 3; sample++) {
                            int to = form == Form.RGB ? 3 * at + sample : sample * size + at;
                            pixels[to] = (byte) (rgb >> (16 - 8 * sample));
                        }
                    }
                }
            }
            return new Planted(form, image.getWidth(), image.getHeight(), List.copyOf(words), pixels);
        }

        private int word(String word, int x, int y, Font font, Color color) {
            int[] before = rgb();
            Graphics2D pen = image.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setFont(font);
            pen.setColor(color);
            pen.drawString(word, x, y);
            int advance = pen.getFontMetrics().stringWidth(word + " ");
            pen.dispose();
            int[] after = rgb();
            List<Integer> places = new ArrayList<>();
            for (int at = 0; at < before.length; at++) {
                if (before[at] != after[at]) {
                    places.add(at);
                }
            }
            words.add(new Word(word, List.copyOf(places)));
            return advance;
        }

        private int[] rgb() {
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        }

        private void dot(int x, int y, double grey) {
            int value = (int) Math.clamp(grey, 0, 255);
            image.setRGB(x, y, new Color(value, value, value).getRGB());
        }
    }
}
