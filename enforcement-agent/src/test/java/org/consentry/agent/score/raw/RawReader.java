// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.raw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads files of PS3.10 in little endian, explicit or implicit, with everything in memory.
 *
 * <p>In implicit files the representation is the one that the original had; what the original did not have is a
 * sequence if its length is undefined, and bytes otherwise.
 */
public final class RawReader {
    private static final int META_START = 132;
    private static final int META_HEADER = 12;
    private static final int PIXEL_DATA = 0x7FE00010;
    private static final String SYNTAX = "00020010";

    private final ByteBuffer in;
    private final Map<Integer, String> known;

    private RawReader(ByteBuffer in, Map<Integer, String> known) {
        this.in = in;
        this.known = known;
    }

    /**
     * The elements of a file, those of its meta information too.
     *
     * @param known representations of the original's elements by tag
     * @throws IllegalArgumentException if this is no such file
     */
    public static RawItem read(byte[] file, Map<Integer, String> known) {
        if (file.length < META_START + META_HEADER
                || !"DICM".equals(new String(file, META_START - 4, 4, StandardCharsets.US_ASCII))) {
            throw new IllegalArgumentException("expected DICM at offset 128");
        }
        ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int metaEnd = META_START + META_HEADER + all.getInt(META_START + 8);
        RawItem result = new RawItem();
        RawReader reader = new RawReader(all, known);
        all.position(META_START);
        while (all.position() < metaEnd) {
            result.put(reader.element(true));
        }
        String syntax = result.at(SYNTAX).map(RawReader::text).orElse(RawWriter.IMPLICIT);
        boolean explicit = !syntax.equals(RawWriter.IMPLICIT);
        while (all.remaining() >= 8) {
            result.put(reader.element(explicit));
        }
        return result;
    }

    /** ASCII text without padding. */
    public static String text(RawElement element) {
        return new String(trimmed(element.value()), StandardCharsets.ISO_8859_1);
    }

    /** Bytes without spaces and zeros at the end. */
    static byte[] trimmed(byte[] value) {
        int end = value.length;
        while (end > 0 && (value[end - 1] == 0 || value[end - 1] == ' ')) {
            end--;
        }
        return Arrays.copyOf(value, end);
    }

    private RawElement element(boolean explicit) {
        int tag = tag();
        String vr = known.getOrDefault(tag, "UN");
        boolean longForm = true;
        if (explicit) {
            vr = new String(new byte[] {in.get(), in.get()}, StandardCharsets.US_ASCII);
            longForm = RawWriter.LONG_FORM.contains(vr);
            if (longForm) {
                in.getShort();
            }
        }
        int length = longForm ? in.getInt() : Short.toUnsignedInt(in.getShort());
        boolean undefined = length == RawWriter.UNDEFINED;
        if (undefined && tag == PIXEL_DATA) {
            return RawElement.compressed(tag, fragments());
        }
        if (vr.equals("SQ") || undefined) {
            return RawElement.sequence(tag, items(length, explicit && vr.equals("SQ")));
        }
        byte[] value = new byte[length];
        in.get(value);
        return RawElement.of(tag, vr, value);
    }

    private List<byte[]> fragments() {
        List<byte[]> fragments = new ArrayList<>();
        while (tag() == RawWriter.ITEM) {
            byte[] fragment = new byte[in.getInt()];
            in.get(fragment);
            fragments.add(fragment);
        }
        in.getInt();
        return fragments;
    }

    private List<RawItem> items(int length, boolean explicit) {
        List<RawItem> items = new ArrayList<>();
        int end = length == RawWriter.UNDEFINED ? in.limit() : in.position() + length;
        while (in.position() < end) {
            int mark = tag();
            int itemLength = in.getInt();
            if (mark == RawWriter.SEQUENCE_END) {
                break;
            }
            items.add(item(itemLength, explicit));
        }
        return items;
    }

    private RawItem item(int length, boolean explicit) {
        RawItem item = new RawItem();
        int end = length == RawWriter.UNDEFINED ? in.limit() : in.position() + length;
        while (in.position() < end) {
            in.mark();
            if (tag() == RawWriter.ITEM_END) {
                in.getInt();
                break;
            }
            in.reset();
            item.put(element(explicit));
        }
        return item;
    }

    private int tag() {
        return (in.getShort() << 16) | Short.toUnsignedInt(in.getShort());
    }
}
