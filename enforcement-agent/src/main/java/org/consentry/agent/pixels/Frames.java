// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.util.Arrays;

/** Native pixel data with its layout, held whole. Only {@link #paint} changes it. */
final class Frames {
    private final PixelLayout layout;
    private final byte[] bytes;

    /** @param bytes the value of the pixel data; taken, not copied */
    Frames(PixelLayout layout, byte... bytes) {
        this.layout = layout;
        this.bytes = bytes;
        requireUnusedBitsEmpty();
    }

    PixelLayout layout() {
        return layout;
    }

    /** The value of the pixel data as it is now; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** A sample, with its sign. */
    int sample(int frame, int x, int y, int sample) {
        int raw = raw(layout.at(frame, x, y, sample));
        int unused = Integer.SIZE - layout.bitsStored();
        return layout.signed() ? raw << unused >> unused : raw;
    }

    /** Whether a frame shows the same as another. */
    boolean areSame(int frame, int other) {
        int length = Math.toIntExact(layout.frameBytes());
        int from = layout.at(frame, 0, 0, 0);
        int to = layout.at(other, 0, 0, 0);
        return Arrays.equals(bytes, from, from + length, bytes, to, to + length);
    }

    /** Paints a box over in all frames and all samples, with the one value that is usual around it in the first. */
    void paint(TextBox box) {
        int value = around(box);
        for (int frame = 0; frame < layout.frames(); frame++) {
            for (int y = box.top(); y < box.bottom(); y++) {
                for (int x = box.left(); x < box.right(); x++) {
                    for (int sample = 0; sample < layout.samples(); sample++) {
                        put(layout.at(frame, x, y, sample), value);
                    }
                }
            }
        }
    }

    private void put(int at, int value) {
        bytes[at] = (byte) value;
        if (layout.bytes() == 2) {
            bytes[at + 1] = (byte) (value >> Byte.SIZE);
        }
    }

    /** The median of the samples around a box; 0 if the box is the whole picture. */
    private int around(TextBox box) {
        int left = Math.max(0, box.left() - 1);
        int right = Math.min(layout.columns(), box.right() + 1);
        int top = Math.max(0, box.top() - 1);
        int bottom = Math.min(layout.rows(), box.bottom() + 1);
        int[] found = new int[(right - left) * (bottom - top) * layout.samples()];
        int count = 0;
        for (int y = top; y < bottom; y++) {
            boolean beside = y < box.top() || y >= box.bottom();
            for (int x = left; x < right; x++) {
                if (beside || x < box.left() || x >= box.right()) {
                    for (int sample = 0; sample < layout.samples(); sample++) {
                        found[count++] = sample(0, x, y, sample);
                    }
                }
            }
        }
        Arrays.sort(found, 0, count);
        return count == 0 ? 0 : found[count / 2];
    }

    private int raw(int at) {
        int low = bytes[at] & 0xFF;
        return layout.bytes() == 1 ? low : low | (bytes[at + 1] & 0xFF) << Byte.SIZE;
    }

    /** Bits that do not count can hold a drawing that no reader sees; the copies of a sign are none. */
    private void requireUnusedBitsEmpty() {
        int unused = layout.bytes() * Byte.SIZE - layout.bitsStored();
        if (unused == 0) {
            return;
        }
        int all = (1 << unused) - 1;
        for (int at = 0; at < layout.length(); at += layout.bytes()) {
            int raw = raw(at);
            int above = raw >> layout.bitsStored();
            boolean negative = layout.signed() && (raw >> (layout.bitsStored() - 1) & 1) == 1;
            if (above != 0 && !(negative && above == all)) {
                throw new UnclearPixelsException("pixels of a form that is not read: something in unused bits");
            }
        }
    }
}
