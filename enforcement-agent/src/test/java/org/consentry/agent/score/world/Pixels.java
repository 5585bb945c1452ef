// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.consentry.agent.score.key.Kind;
import org.consentry.agent.score.key.Matter;
import org.consentry.agent.score.raw.RawElement;

/** Pixels of small images, with text in them where somebody burned it in. */
final class Pixels {
    static final int SIDE = 32;
    private static final int PIXEL_DATA = 0x7FE00010;
    private static final int HIGHEST_BIT = 0x80;
    private static final int WHITE = 0x0F;
    private static final int RLE_HEADER = 64;
    private static final int MOST_LITERALS = 128;

    private Pixels() {}

    /** Twelve of sixteen bits of noise, which stay as they are. */
    static void plain(Node node, Luck luck, int frames) {
        describe(node, frames);
        node.bytes(PIXEL_DATA, "OW", noise(luck, frames)).fact(Kind.PIXELS_RETAINED, Matter.SCIENCE, PIXEL_DATA, "");
    }

    /** The same in RLE (PS3.5 annex G), all of it literal. */
    static void compressed(Node node, Luck luck) {
        describe(node, 1);
        byte[] noise = noise(luck, 1);
        ByteArrayOutputStream high = new ByteArrayOutputStream();
        ByteArrayOutputStream low = new ByteArrayOutputStream();
        for (int at = 0; at < noise.length; at += 2) {
            low.write(noise[at]);
            high.write(noise[at + 1]);
        }
        byte[] first = literals(high.toByteArray());
        byte[] second = literals(low.toByteArray());
        ByteBuffer frame = ByteBuffer.allocate(RLE_HEADER + first.length + second.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(2)
                .putInt(RLE_HEADER)
                .putInt(RLE_HEADER + first.length);
        frame.position(RLE_HEADER);
        frame.put(first).put(second);
        node.item().put(RawElement.compressed(PIXEL_DATA, List.of(new byte[0], frame.array())));
        node.fact(Kind.PIXELS_RETAINED, Matter.SCIENCE, PIXEL_DATA, "");
    }

    /** Noise with white letters in it; returns where they are. */
    static List<Integer> burned(Node node, Luck luck) {
        describe(node, 1);
        byte[] pixels = noise(luck, 1);
        List<Integer> letters = new ArrayList<>();
        for (int at = SIDE * 2 * 4; at < SIDE * 2 * 12; at += 2) {
            if ((at / 2) % 3 != 0) {
                pixels[at + 1] = WHITE;
                pixels[at] = (byte) 0xFF;
                letters.add(at);
            }
        }
        node.bytes(PIXEL_DATA, "OW", pixels).fact(Kind.PIXELS_HIDDEN, Matter.NAME, PIXEL_DATA, "");
        return letters;
    }

    /** Noise with letters in the highest bit, which an overlay of old uses; returns where they are. */
    static List<Integer> overlaid(Node node, Luck luck) {
        describe(node, 1);
        byte[] pixels = noise(luck, 1);
        List<Integer> letters = new ArrayList<>();
        for (int at = SIDE * 2 * 4; at < SIDE * 2 * 12; at += 2) {
            if ((at / 2) % 3 != 0) {
                pixels[at + 1] |= (byte) HIGHEST_BIT;
                letters.add(at + 1);
            }
        }
        node.bytes(PIXEL_DATA, "OW", pixels).fact(Kind.PIXELS_HIDDEN, Matter.NAME, PIXEL_DATA, "");
        return letters;
    }

    private static void describe(Node node, int frames) {
        node.number(0x00280002, 1).keep(0x00280004, "CS", "MONOCHROME2");
        if (frames > 1) {
            node.keep(0x00280008, "IS", Integer.toString(frames));
        }
        node.number(0x00280010, SIDE)
                .number(0x00280011, SIDE)
                .number(0x00280100, 16)
                .number(0x00280101, 12)
                .number(0x00280102, 11)
                .number(0x00280103, 0);
    }

    private static byte[] noise(Luck luck, int frames) {
        byte[] noise = luck.bytes(SIDE * SIDE * 2 * frames);
        for (int at = 1; at < noise.length; at += 2) {
            noise[at] &= (byte) WHITE;
        }
        return noise;
    }

    private static byte[] literals(byte[] plane) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < plane.length; at += MOST_LITERALS) {
            out.write(MOST_LITERALS - 1);
            out.write(plane, at, MOST_LITERALS);
        }
        return out.toByteArray();
    }
}
