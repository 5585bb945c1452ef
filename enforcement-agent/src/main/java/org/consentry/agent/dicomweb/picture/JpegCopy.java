// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * A JPEG picture (ISO 10918-1) of one frame: tables, scans, the JFIF segment without a thumbnail and Adobe's, which
 * says what the colors mean. Other application segments and comments are left out. For one picture.
 */
final class JpegCopy {
    private static final int MARKER = 0xFF;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int FIRST_APPLICATION = 0xE0;
    private static final int LAST_APPLICATION = 0xEF;
    private static final int ADOBE = 0xEE;
    private static final int COMMENT = 0xFE;
    private static final int HUFFMAN_TABLE = 0xC4;
    private static final int QUANTIZATION_TABLE = 0xDB;
    private static final int RESTART_INTERVAL = 0xDD;
    /** Baseline, extended, progressive. */
    private static final Set<Integer> FRAMES = Set.of(0xC0, 0xC1, 0xC2);

    private static final int JFIF_BYTES = 14;
    private static final int ADOBE_BYTES = 12;
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE_NAME = "Adobe".getBytes(StandardCharsets.US_ASCII);

    private final PictureInput in;
    private final OutputStream out;
    private boolean framed;
    private boolean scanned;

    JpegCopy(PictureInput in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void all() throws IOException {
        if (in.octet() != MARKER || in.octet() != START) {
            throw PictureInput.malformed("the beginning of a JPEG");
        }
        write(START);
        int marker = marker();
        while (marker != END) {
            marker = segment(marker);
        }
        if (!scanned) {
            throw PictureInput.malformed("a scan");
        }
        write(END);
        in.requireEnd();
    }

    /** Any number of fill bytes may stand before a marker. */
    private int marker() throws IOException {
        if (in.octet() != MARKER) {
            throw PictureInput.malformed("a marker behind a segment");
        }
        int marker = in.octet();
        while (marker == MARKER) {
            marker = in.octet();
        }
        return marker;
    }

    /** The marker that follows the segment. */
    private int segment(int marker) throws IOException {
        boolean application = marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION;
        boolean frame = FRAMES.contains(marker);
        boolean table = marker == HUFFMAN_TABLE || marker == QUANTIZATION_TABLE || marker == RESTART_INTERVAL;
        boolean known = application || frame || table || marker == COMMENT || marker == SCAN;
        if (!known || (frame && framed)) {
            throw PictureInput.malformed("segments that are known");
        }
        int length = in.uint16() - Short.BYTES;
        if (length < 0) {
            throw PictureInput.malformed("segments of a length");
        }
        byte[] value = in.bytes(length);
        requireForm(marker, value);
        if (isKept(marker, value)) {
            write(marker);
            out.write((length + Short.BYTES) >>> Byte.SIZE);
            out.write(length + Short.BYTES);
            out.write(value);
        }
        framed |= frame;
        return marker == SCAN ? scan() : marker();
    }

    private static boolean isKept(int marker, byte... value) {
        if (marker == FIRST_APPLICATION) {
            // the last two bytes are the size of a thumbnail
            return value.length == JFIF_BYTES && startsWith(value, JFIF) && value[12] == 0 && value[13] == 0;
        }
        if (marker == ADOBE) {
            return value.length == ADOBE_BYTES && startsWith(value, ADOBE_NAME);
        }
        return marker < FIRST_APPLICATION;
    }

    /** No segment that is kept has room for anything else than what it is for. */
    private static void requireForm(int marker, byte... value) {
        boolean holds = true;
        if (FRAMES.contains(marker)) {
            holds = value.length >= 6 && value.length == 6 + 3 * (value[5] & 0xFF);
        } else if (marker == SCAN) {
            holds = value.length >= 1 && value.length == 4 + 2 * (value[0] & 0xFF);
        } else if (marker == RESTART_INTERVAL) {
            holds = value.length == Short.BYTES;
        } else if (marker == QUANTIZATION_TABLE) {
            holds = areQuantizationTables(value);
        } else if (marker == HUFFMAN_TABLE) {
            holds = areHuffmanTables(value);
        }
        if (!holds) {
            throw PictureInput.malformed("segments of the length that they say");
        }
    }

    private static boolean areQuantizationTables(byte... value) {
        int at = 0;
        while (at < value.length) {
            at += 1 + 64 * ((value[at] & 0xF0) == 0 ? 1 : Short.BYTES);
        }
        return at == value.length;
    }

    private static boolean areHuffmanTables(byte... value) {
        int at = 0;
        while (at + 17 <= value.length) {
            int codes = 0;
            for (int i = at + 1; i < at + 17; i++) {
                codes += value[i] & 0xFF;
            }
            at += 17 + codes;
        }
        return at == value.length;
    }

    private static boolean startsWith(byte[] value, byte... start) {
        return Arrays.equals(Arrays.copyOf(value, start.length), start);
    }

    /** What is coded, up to the marker behind it. */
    private int scan() throws IOException {
        if (!framed) {
            throw PictureInput.malformed("a frame before its scans");
        }
        scanned = true;
        while (true) {
            int octet = in.octet();
            if (octet != MARKER) {
                out.write(octet);
                continue;
            }
            int next = in.octet();
            while (next == MARKER) {
                next = in.octet();
            }
            if (next != 0 && (next < FIRST_RESTART || next > LAST_RESTART)) {
                return next;
            }
            write(next);
        }
    }

    private void write(int marker) throws IOException {
        out.write(MARKER);
        out.write(marker);
    }
}
