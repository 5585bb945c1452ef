// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * An instance as its sender knows it, on the way on which it was sent: a keyed hash, so that whoever has the disk but
 * not the key learns nothing of it and can test no guess.
 *
 * @param high the first half of the hash of way and instance
 * @param low the second half
 * @param sopClass the same with the SOP class, shorter
 */
public record InstanceMark(long high, long low, int sopClass) {
    static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

    /**
     * From two keyed hashes.
     *
     * @param instance at least 16 bytes
     * @param sopClass at least 4 bytes
     */
    public static InstanceMark of(byte[] instance, byte[] sopClass) {
        ByteBuffer hash = ByteBuffer.wrap(instance);
        return new InstanceMark(
                hash.getLong(), hash.getLong(), ByteBuffer.wrap(sopClass).getInt());
    }

    /**
     * From its text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static InstanceMark parsed(String text) {
        byte[] bytes = HexFormat.of().parseHex(text);
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("expected " + BYTES + " bytes, found " + bytes.length);
        }
        return read(ByteBuffer.wrap(bytes));
    }

    /** 40 hexadecimal digits. */
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        write(bytes);
        return HexFormat.of().formatHex(bytes.array());
    }

    /** Whether both are of one instance on one way, whatever its class. */
    public boolean isOfInstance(InstanceMark other) {
        return high == other.high && low == other.low;
    }

    void write(ByteBuffer to) {
        to.putLong(high).putLong(low).putInt(sopClass);
    }

    static InstanceMark read(ByteBuffer from) {
        return new InstanceMark(from.getLong(), from.getLong(), from.getInt());
    }
}
