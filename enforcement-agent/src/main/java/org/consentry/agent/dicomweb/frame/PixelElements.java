// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.frame;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.dataset.Header;
import org.consentry.agent.dataset.PixelStart;
import org.consentry.agent.dataset.Tag;

/** The elements of group 7FE0 of a data set that is held. */
final class PixelElements {
    private static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;
    private static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE00002;
    private static final int FLOAT_PIXEL_DATA = 0x7FE00008;
    private static final int DOUBLE_FLOAT_PIXEL_DATA = 0x7FE00009;
    private static final Set<Integer> PIXELS = Set.of(Tag.PIXEL_DATA, FLOAT_PIXEL_DATA, DOUBLE_FLOAT_PIXEL_DATA);
    private static final long UNDEFINED = 0xFFFFFFFFL;
    private static final int MOST_ELEMENTS = 16;

    private final long offset;
    private final long length;
    private final long[] table;
    private final long[] lengths;

    private PixelElements(long offset, long length, long[] table, long... lengths) {
        this.offset = offset;
        this.length = length;
        this.table = table;
        this.lengths = lengths;
    }

    /** Where the value of the pixel data begins. */
    long offset() {
        return offset;
    }

    /** How long it is in bytes, -1 if it is encapsulated. */
    long length() {
        return length;
    }

    /**
     * How many frames have an entry in the Extended Offset Table, or in its lengths; none if there is no such table.
     */
    int extended() {
        return Math.max(table.length, lengths.length);
    }

    /** Whether the Extended Offset Table and its lengths have so many entries. */
    boolean hasTableOf(int count) {
        return table.length == count && lengths.length == count;
    }

    /** Where a frame begins, from the first fragment on, as the Extended Offset Table says. */
    long begin(int index) {
        return table[index];
    }

    /** How long a frame is, as the Extended Offset Table Lengths say. */
    long lengthOf(int index) {
        return lengths[index];
    }

    /** Reads them up to the pixel data. */
    static PixelElements read(Header header, HeldBytes held) throws IOException {
        long[] table = {};
        long[] lengths = {};
        long offset = header.offset();
        PixelStart at = header.pixels().orElseThrow(PixelElements::none);
        for (int i = 0; i < MOST_ELEMENTS; i++) {
            if (PIXELS.contains(at.tag())) {
                return new PixelElements(offset, at.length(), table, lengths);
            }
            if (at.tag() == EXTENDED_OFFSET_TABLE) {
                table = numbers(at.length(), offset, held);
            } else if (at.tag() == EXTENDED_OFFSET_TABLE_LENGTHS) {
                lengths = numbers(at.length(), offset, held);
            }
            long next = offset + at.length();
            boolean explicit = header.syntax().explicitVr();
            at = start(next, explicit, at, held).orElseThrow(PixelElements::none);
            offset = next + (explicit ? 12 : 8);
        }
        throw none();
    }

    /** All VRs of the group have the long form. */
    private static Optional<PixelStart> start(long at, boolean explicit, PixelStart before, HeldBytes held)
            throws IOException {
        try (DataInputStream in = new DataInputStream(held.from(at))) {
            ByteBuffer head = little(in.readNBytes(explicit ? 12 : 8));
            if (head.remaining() < (explicit ? 12 : 8)) {
                return Optional.empty();
            }
            int tag = Tag.of(head.getShort() & 0xFFFF, head.getShort() & 0xFFFF);
            long length = head.getInt(head.limit() - Integer.BYTES) & UNDEFINED;
            boolean same = Tag.group(tag) == Tag.group(before.tag());
            return same
                    ? Optional.of(new PixelStart(tag, before.vr(), length == UNDEFINED ? -1 : length))
                    : Optional.empty();
        }
    }

    private static long[] numbers(long length, long offset, HeldBytes held) throws IOException {
        if (length < 0 || length % Long.BYTES != 0 || length / Long.BYTES > EncapsulatedFrames.MOST_FRAGMENTS) {
            throw new UncutFramesException("expected an offset table for at most " + EncapsulatedFrames.MOST_FRAGMENTS
                    + " frames, found another");
        }
        try (DataInputStream in = new DataInputStream(held.from(offset))) {
            long[] numbers = new long[(int) (length / Long.BYTES)];
            little(in.readNBytes((int) length)).asLongBuffer().get(numbers);
            return numbers;
        }
    }

    static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static UncutFramesException none() {
        return new UncutFramesException("expected pixel data, found none");
    }
}
