// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Where a frame is in a data set.
 *
 * @param runs its bytes, in order
 * @param shift bits of its first byte that are another frame's, 0 to 7; the lowest ones, since pixels of one bit fill a
 *     byte from there (PS3.5, 8.1.1)
 * @param bits how many bits it has from there on
 */
public record Frame(List<Run> runs, int shift, long bits) {
    private static final int BUFFER = 1 << 16;

    /**
     * Bytes behind one another.
     *
     * @param offset of the first, from the beginning of the data set
     * @param length how many
     */
    public record Run(long offset, long length) {}

    public Frame {
        runs = List.copyOf(runs);
    }

    /** One of whole bytes. */
    static Frame of(List<Run> runs) {
        return new Frame(
                runs, 0, Byte.SIZE * runs.stream().mapToLong(Run::length).sum());
    }

    /**
     * Copies it in constant memory. A frame that begins within a byte, or ends there, becomes one that begins with its
     * first bit, with zero bits behind its last.
     */
    public void copy(HeldBytes held, OutputStream out) throws IOException {
        for (Run run : runs) {
            try (InputStream in = held.from(run.offset())) {
                if (bits % Byte.SIZE == 0 && shift == 0) {
                    whole(in, run.length(), out);
                } else {
                    shifted(in, out);
                }
            }
        }
    }

    private static void whole(InputStream in, long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int some = in.readNBytes(buffer, 0, (int) Math.min(left, BUFFER));
            if (some == 0) {
                throw new IOException("expected all of a frame, found its end before");
            }
            out.write(buffer, 0, some);
            left -= some;
        }
    }

    private void shifted(InputStream in, OutputStream out) throws IOException {
        int last = in.read();
        for (long left = bits; left > 0; left -= Byte.SIZE) {
            int next = left > Byte.SIZE - shift ? in.read() : 0;
            if (last < 0 || next < 0) {
                throw new IOException("expected all of a frame, found its end before");
            }
            int value = (last | (next << Byte.SIZE)) >>> shift;
            int mask = left < Byte.SIZE ? (1 << left) - 1 : 0xFF;
            out.write(value & mask);
            last = next;
        }
    }
}
