// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Seals a data set on its way to the disk. A fault of the disk is what the owner of the files makes of it. */
final class SealedOutput extends OutputStream {
    /** How often it is looked whether the disk still has room. */
    private static final int PIECES_BETWEEN_LOOKS = 64;

    private final FileSeal seal;
    private final SealedDisk.OpenFile file;
    private final FileKeeper keeper;
    private final byte[] piece = new byte[FileSeal.PIECE];
    private int filled;
    private long number;
    private long sealedBytes;
    private long bytes;

    SealedOutput(FileSeal seal, SealedDisk.OpenFile file, FileKeeper keeper) {
        this.seal = seal;
        this.file = file;
        this.keeper = keeper;
    }

    @Override
    public void write(int value) {
        if (filled == piece.length) {
            flushPiece(false);
        }
        piece[filled++] = (byte) value;
        bytes++;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, from.length);
        bytes += length;
        int at = offset;
        int left = length;
        while (left > 0) {
            if (filled == piece.length) {
                flushPiece(false);
            }
            int taken = Math.min(left, piece.length - filled);
            System.arraycopy(from, at, piece, filled, taken);
            filled += taken;
            at += taken;
            left -= taken;
        }
    }

    /** Writes the last piece and waits for the disk. */
    void finish() {
        flushPiece(true);
        try {
            file.force();
        } catch (IOException e) {
            throw keeper.broken(e);
        }
    }

    /** Bytes that were taken so far. */
    long bytes() {
        return bytes;
    }

    /** Bytes written to the disk so far. */
    long sealedBytes() {
        return sealedBytes;
    }

    private void flushPiece(boolean last) {
        if (number % PIECES_BETWEEN_LOOKS == 0) {
            keeper.requireRoom();
        }
        byte[] sealed = seal.piece(number, last, piece, filled);
        try {
            file.append(ByteBuffer.wrap(sealed));
        } catch (IOException e) {
            throw keeper.broken(e);
        }
        sealedBytes += sealed.length;
        number++;
        filled = 0;
    }
}
