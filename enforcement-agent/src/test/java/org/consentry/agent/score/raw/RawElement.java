// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.raw;

import java.util.List;

/**
 * One element as it stands in a file: bytes in little endian, or items, or for compressed pixels fragments.
 *
 * @param vr two letters
 * @param value without padding for text; empty for a sequence
 * @param items of a sequence, else empty
 * @param fragments of compressed pixels, else empty
 */
@SuppressWarnings("ArrayRecordComponent") // nobody changes or compares them
public record RawElement(int tag, String vr, byte[] value, List<RawItem> items, List<byte[]> fragments) {
    public RawElement {
        items = List.copyOf(items);
        fragments = List.copyOf(fragments);
    }

    public static RawElement of(int tag, String vr, byte[] value) {
        return new RawElement(tag, vr, value, List.of(), List.of());
    }

    public static RawElement sequence(int tag, List<RawItem> items) {
        return new RawElement(tag, "SQ", new byte[0], items, List.of());
    }

    public static RawElement compressed(int tag, List<byte[]> fragments) {
        return new RawElement(tag, "OB", new byte[0], List.of(), fragments);
    }
}
