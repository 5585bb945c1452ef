// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.consentry.agent.dataset.Dataset;

/**
 * Takes text out of pixels (PS3.15 section E.3.1, Clean Pixel Data): whatever a reader takes for text is painted over
 * in all frames, and read again until a reading of all frames finds nothing. Safe for every thread; two objects are
 * read at a time, since a reading takes a core for seconds.
 *
 * <p>Memory: for each of the two, twice its pixel data and a few images of one frame.
 */
public final class TextRemoval {
    /** Painting makes new edges that look like a letter now and then; more readings than this are no way out. */
    private static final int MOST_READINGS = 5;

    /** A reading takes a core. */
    private static final int AT_ONCE = 2;

    private static final int PARTS = 100;

    private final TextFinder finder;
    private final Limits limits;
    private final LongSupplier ticks;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /**
     * What is spent on one object.
     *
     * @param bytes of pixel data at most
     * @param time for all readings; a reading that has begun ends by its own limit
     * @param painted how much of the picture may be painted over, in percent; more is no picture anymore
     */
    public record Limits(int bytes, Duration time, int painted) {}

    /** @param ticks nanoseconds that only ever grow */
    public TextRemoval(TextFinder finder, Limits limits, LongSupplier ticks) {
        this.finder = finder;
        this.limits = limits;
        this.ticks = ticks;
    }

    /** How many bytes of pixel data may be held. */
    public int mostBytes() {
        return limits.bytes();
    }

    /** Waits until it is one's turn to hold an object's pixels. */
    public Turn turn() {
        turns.acquireUninterruptibly();
        return new Turn(this);
    }

    /** The turn of one object; others wait until it is closed. */
    public static final class Turn implements AutoCloseable {
        private final TextRemoval removal;

        private Turn(TextRemoval removal) {
            this.removal = removal;
        }

        /**
         * Cleans pixels.
         *
         * @param header says how they lie
         * @param pixels the value of native pixel data, low bytes first; not changed
         * @throws UnclearPixelsException if they cannot be cleaned, or a last reading found text
         */
        public CleanPixels clean(Dataset header, byte... pixels) {
            Frames frames = new Frames(PixelLayout.of(header, pixels.length), pixels.clone());
            return removal.clean(
                    frames, removal.ticks.getAsLong() + removal.limits.time().toNanos());
        }

        @Override
        public void close() {
            removal.turns.release();
        }
    }

    private CleanPixels clean(Frames frames, long end) {
        Set<TextBox> painted = new LinkedHashSet<>();
        for (int reading = 0; reading < MOST_READINGS; reading++) {
            Set<TextBox> found = read(frames, end);
            if (found.isEmpty()) {
                return new CleanPixels(painted.size(), frames.bytes());
            }
            found.forEach(frames::paint);
            painted.addAll(found);
            requirePicture(frames.layout(), painted);
        }
        throw new UnclearPixelsException("text is left after " + MOST_READINGS + " readings");
    }

    /** Where text is in any frame, with a margin. */
    private Set<TextBox> read(Frames frames, long end) {
        PixelLayout layout = frames.layout();
        Set<TextBox> found = new LinkedHashSet<>();
        for (int frame = 0; frame < layout.frames(); frame++) {
            if (frame > 0 && frames.areSame(frame, frame - 1)) {
                continue;
            }
            for (GreyImage image : Renditions.of(frames, frame)) {
                if (ticks.getAsLong() - end > 0) {
                    throw new UnclearPixelsException("reading took longer than it may");
                }
                for (TextBox box : within(image, finder.find(image))) {
                    found.add(box.padded(layout.columns(), layout.rows()));
                }
            }
        }
        return found;
    }

    private static List<TextBox> within(GreyImage image, List<TextBox> boxes) {
        if (!boxes.stream().allMatch(box -> box.right() <= image.columns() && box.bottom() <= image.rows())) {
            throw new UnclearPixelsException("the text reader named a place outside of the picture");
        }
        return boxes;
    }

    private void requirePicture(PixelLayout layout, Set<TextBox> painted) {
        boolean[] gone = new boolean[layout.rows() * layout.columns()];
        long count = 0;
        for (TextBox box : painted) {
            for (int y = box.top(); y < box.bottom(); y++) {
                for (int x = box.left(); x < box.right(); x++) {
                    int at = y * layout.columns() + x;
                    count += gone[at] ? 0 : 1;
                    gone[at] = true;
                }
            }
        }
        if (count * PARTS > (long) limits.painted() * gone.length) {
            throw new UnclearPixelsException("more than " + limits.painted() + " % of the picture looks like text");
        }
    }
}
