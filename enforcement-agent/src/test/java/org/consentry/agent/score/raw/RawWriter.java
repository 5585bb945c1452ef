// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.raw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Writes files of PS3.10 in little endian, explicit or implicit. Sequences have undefined lengths. */
public final class RawWriter {
    public static final String IMPLICIT = "1.2.840.10008.1.2";
    public static final String EXPLICIT = "1.2.840.10008.1.2.1";
    public static final String RLE = "1.2.840.10008.1.2.5";

    static final Set<String> LONG_FORM =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");
    static final int ITEM = 0xFFFEE000;
    static final int ITEM_END = 0xFFFEE00D;
    static final int SEQUENCE_END = 0xFFFEE0DD;
    static final int UNDEFINED = -1;
    private static final Set<String> ZERO_PADDED = Set.of("UI", "OB", "UN", "OW", "US", "UL", "FD", "FL", "AT");
    private static final int PREAMBLE_BYTES = 128;

    private final boolean explicit;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private RawWriter(boolean explicit) {
        this.explicit = explicit;
    }

    /**
     * A whole file.
     *
     * @param preamble what stands in the first 128 bytes, at most so long
     * @param meta elements of group 0002 but for the length of the group
     */
    public static byte[] file(String preamble, RawItem meta, RawItem dataset, String syntax) {
        RawWriter head = new RawWriter(true);
        meta.elements().forEach(head::write);
        byte[] group = head.out.toByteArray();
        RawWriter file = new RawWriter(true);
        file.out.writeBytes(Arrays.copyOf(preamble.getBytes(StandardCharsets.US_ASCII), PREAMBLE_BYTES));
        file.out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.write(RawElement.of(0x00020000, "UL", int32(group.length)));
        file.out.writeBytes(group);
        file.out.writeBytes(dataset(dataset, !syntax.equals(IMPLICIT)));
        return file.out.toByteArray();
    }

    /** The bytes of a data set alone. */
    public static byte[] dataset(RawItem dataset, boolean explicit) {
        RawWriter writer = new RawWriter(explicit);
        dataset.elements().forEach(writer::write);
        return writer.out.toByteArray();
    }

    private void write(RawElement element) {
        if (element.vr().equals("SQ")) {
            start(element.tag(), "SQ", UNDEFINED);
            element.items().forEach(item -> {
                mark(ITEM, UNDEFINED);
                item.elements().forEach(this::write);
                mark(ITEM_END, 0);
            });
            mark(SEQUENCE_END, 0);
        } else if (!element.fragments().isEmpty()) {
            start(element.tag(), element.vr(), UNDEFINED);
            element.fragments().forEach(fragment -> {
                mark(ITEM, fragment.length);
                out.writeBytes(fragment);
            });
            mark(SEQUENCE_END, 0);
        } else {
            byte[] value = padded(element);
            start(element.tag(), element.vr(), value.length);
            out.writeBytes(value);
        }
    }

    private static byte[] padded(RawElement element) {
        byte[] value = element.value();
        if ((value.length & 1) == 0) {
            return value;
        }
        byte[] even = Arrays.copyOf(value, value.length + 1);
        even[value.length] = ZERO_PADDED.contains(element.vr()) ? 0 : (byte) ' ';
        return even;
    }

    private void start(int tag, String vr, int length) {
        out.writeBytes(tag(tag));
        if (!explicit) {
            out.writeBytes(int32(length));
            return;
        }
        out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
        if (LONG_FORM.contains(vr)) {
            out.writeBytes(new byte[2]);
            out.writeBytes(int32(length));
        } else {
            out.writeBytes(int16(length));
        }
    }

    private void mark(int tag, int length) {
        out.writeBytes(tag(tag));
        out.writeBytes(int32(length));
    }

    private static byte[] tag(int tag) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .array();
    }

    /** Two bytes of a number. */
    public static byte[] int16(int number) {
        return ByteBuffer.allocate(2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) number)
                .array();
    }

    /** Four bytes of a number. */
    public static byte[] int32(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }
}
