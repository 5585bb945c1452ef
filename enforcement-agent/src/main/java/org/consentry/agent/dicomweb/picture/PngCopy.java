// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A PNG picture (ISO 15948): what the pixels and their colors need. Chunks of text, time, camera and color profile are
 * left out, and a chunk of another name is a refusal. For one picture.
 */
final class PngCopy {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final String HEADER = "IHDR";
    private static final String PIXELS = "IDAT";
    private static final String END = "IEND";
    /** The longest chunk that is kept, by name. A palette has 256 colors at most. */
    private static final Map<String, Integer> KEPT = Map.of(
            HEADER,
            13,
            "PLTE",
            768,
            "tRNS",
            256,
            PIXELS,
            Integer.MAX_VALUE,
            END,
            0,
            "gAMA",
            4,
            "cHRM",
            32,
            "sRGB",
            1,
            "sBIT",
            4,
            "pHYs",
            9);

    private static final Set<String> LEFT_OUT =
            Set.of("tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP", "bKGD", "hIST", "sPLT", "oFFs", "pCAL", "sCAL");
    private static final int PIECE = 1 << 16;

    private final PictureInput in;
    private final OutputStream out;
    private boolean pixels;

    PngCopy(PictureInput in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void all() throws IOException {
        if (!Arrays.equals(in.bytes(SIGNATURE.length), SIGNATURE)) {
            throw PictureInput.malformed("the beginning of a PNG");
        }
        out.write(SIGNATURE);
        String name = chunk();
        if (!name.equals(HEADER)) {
            throw PictureInput.malformed("a header first");
        }
        while (!name.equals(END)) {
            name = chunk();
            pixels |= name.equals(PIXELS);
            if (name.equals(HEADER)) {
                throw PictureInput.malformed("one header");
            }
        }
        if (!pixels) {
            throw PictureInput.malformed("pixels");
        }
        in.requireEnd();
    }

    private String chunk() throws IOException {
        long length = in.uint32();
        byte[] type = in.bytes(Integer.BYTES);
        String name = new String(type, StandardCharsets.US_ASCII);
        boolean kept = KEPT.containsKey(name);
        if (!kept && !LEFT_OUT.contains(name)) {
            throw PictureInput.malformed("chunks that are known");
        }
        if (length > KEPT.getOrDefault(name, Integer.MAX_VALUE)) {
            throw PictureInput.malformed("chunks of a length that can be");
        }
        OutputStream target = kept ? out : OutputStream.nullOutputStream();
        target.write(ByteBuffer.allocate(Integer.BYTES).putInt((int) length).array());
        CRC32 check = new CRC32();
        check.update(type);
        target.write(type);
        for (long left = length; left > 0; ) {
            byte[] piece = in.bytes((int) Math.min(left, PIECE));
            check.update(piece);
            target.write(piece);
            left -= piece.length;
        }
        long said = in.uint32();
        if (said != check.getValue()) {
            throw PictureInput.malformed("chunks that are whole");
        }
        target.write(ByteBuffer.allocate(Integer.BYTES).putInt((int) said).array());
        return name;
    }
}
