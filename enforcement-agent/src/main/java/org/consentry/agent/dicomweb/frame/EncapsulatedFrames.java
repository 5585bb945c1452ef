// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.frame;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compressed frames (PS3.5, A.4): where an offset table says it, or where each has a fragment of its own. A fragment
 * never has parts of two frames, so as many fragments as frames are one for each. All else would be a guess.
 *
 * @param frames each with its fragments
 */
record EncapsulatedFrames(List<Frame> frames) implements FrameMap {
    /** So many are looked at; each takes some 100 bytes of memory. */
    static final int MOST_FRAGMENTS = 1 << 16;

    private static final int ITEM_HEAD = 8;
    private static final int ITEM = 0xE000FFFE;
    private static final int SEQUENCE_DELIMITER = 0xE0DDFFFE;
    private static final long UNSIGNED = 0xFFFFFFFFL;

    @Override
    public int count() {
        return frames.size();
    }

    @Override
    public Frame frame(int number) {
        return frames.get(number - 1);
    }

    static EncapsulatedFrames read(PixelElements pixels, int count, HeldBytes held) throws IOException {
        try (InputStream in = new BufferedInputStream(held.from(pixels.offset()))) {
            long[] basic = basicTable(in);
            long first = pixels.offset() + ITEM_HEAD + (long) basic.length * Integer.BYTES;
            List<Frame.Run> fragments = fragments(in, first);
            if (pixels.extended() > 0) {
                requireNone(basic);
                return extended(pixels, count, first, fragments);
            }
            if (basic.length > 0) {
                return byTable(basic, count, first, fragments);
            }
            return alone(count, fragments);
        }
    }

    private static long[] basicTable(InputStream in) throws IOException {
        ByteBuffer head = head(in);
        long length = head.getInt() == ITEM ? head.getInt() & UNSIGNED : -1;
        if (length < 0 || length % Integer.BYTES != 0 || length / Integer.BYTES > MOST_FRAGMENTS) {
            throw new UncutFramesException("expected an offset table of at most " + MOST_FRAGMENTS + " frames");
        }
        ByteBuffer table = PixelElements.little(in.readNBytes((int) length));
        long[] offsets = new long[table.remaining() / Integer.BYTES];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = table.getInt() & UNSIGNED;
        }
        return offsets;
    }

    /** The values of all fragments. */
    private static List<Frame.Run> fragments(InputStream in, long first) throws IOException {
        List<Frame.Run> fragments = new ArrayList<>();
        long at = first;
        ByteBuffer head = head(in);
        for (int tag = head.getInt(); tag != SEQUENCE_DELIMITER; tag = head.getInt()) {
            if (tag != ITEM || fragments.size() == MOST_FRAGMENTS) {
                throw new UncutFramesException("expected at most " + MOST_FRAGMENTS + " fragments");
            }
            long length = head.getInt() & UNSIGNED;
            fragments.add(new Frame.Run(at + ITEM_HEAD, length));
            in.skipNBytes(length);
            at += ITEM_HEAD + length;
            head = head(in);
        }
        return fragments;
    }

    private static ByteBuffer head(InputStream in) throws IOException {
        byte[] head = in.readNBytes(ITEM_HEAD);
        if (head.length < ITEM_HEAD) {
            throw new UncutFramesException("expected whole fragments, found the end");
        }
        return PixelElements.little(head);
    }

    private static EncapsulatedFrames extended(PixelElements pixels, int count, long first, List<Frame.Run> fragments) {
        if (!pixels.hasTableOf(count) || fragments.size() != count) {
            throw wrongTable();
        }
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Frame.Run fragment = fragments.get(i);
            long length = pixels.lengthOf(i);
            boolean padded = length + length % 2 == fragment.length();
            if (first + pixels.begin(i) + ITEM_HEAD != fragment.offset() || length < 1 || !padded) {
                throw wrongTable();
            }
            frames.add(Frame.of(List.of(new Frame.Run(fragment.offset(), length))));
        }
        return new EncapsulatedFrames(frames);
    }

    private static EncapsulatedFrames byTable(long[] table, int count, long first, List<Frame.Run> fragments) {
        if (table.length != count || table[0] != 0) {
            throw wrongTable();
        }
        long[] starts = fragments.stream()
                .mapToLong(fragment -> fragment.offset() - ITEM_HEAD - first)
                .toArray();
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = Arrays.binarySearch(starts, table[i]);
            int to = i + 1 < count ? Arrays.binarySearch(starts, table[i + 1]) : starts.length;
            if (from < 0 || to <= from) {
                throw wrongTable();
            }
            frames.add(Frame.of(fragments.subList(from, to)));
        }
        return new EncapsulatedFrames(frames);
    }

    private static EncapsulatedFrames alone(int count, List<Frame.Run> fragments) {
        if (count == 1 && !fragments.isEmpty()) {
            return new EncapsulatedFrames(List.of(Frame.of(fragments)));
        }
        if (fragments.size() != count) {
            throw new UncutFramesException("expected an offset table, or as many fragments as frames, found neither");
        }
        return new EncapsulatedFrames(
                fragments.stream().map(fragment -> Frame.of(List.of(fragment))).toList());
    }

    private static void requireNone(long... basic) {
        if (basic.length > 0) {
            throw wrongTable();
        }
    }

    private static UncutFramesException wrongTable() {
        return new UncutFramesException("expected an offset table that fits the fragments, found another");
    }
}
