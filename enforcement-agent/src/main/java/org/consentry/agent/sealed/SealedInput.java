// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Opens a sealed body piece by piece; a changed, missing or moved piece is a {@link DamagedFileException}. */
final class SealedInput extends InputStream {
    private static final int SEALED_PIECE = FileSeal.PIECE + Aes.TAG_BYTES;

    private final FileSeal seal;
    private final InputStream in;
    private byte[] ahead;
    private byte[] piece = new byte[0];
    private int at;
    private long number;
    private boolean last;

    SealedInput(FileSeal seal, Path body) throws IOException {
        this(seal, body, 0);
    }

    /**
     * Reads from within.
     *
     * @param from how many bytes of what is sealed are left out; reading fails if there are fewer
     */
    SealedInput(FileSeal seal, Path body, long from) throws IOException {
        this.seal = seal;
        this.number = from / FileSeal.PIECE;
        this.in = Files.newInputStream(body);
        try {
            in.skipNBytes(number * SEALED_PIECE);
            this.ahead = in.readNBytes(SEALED_PIECE);
            skipNBytes(from % FileSeal.PIECE);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        return isOver() ? -1 : piece[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (isOver()) {
            return -1;
        }
        int taken = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, taken);
        at += taken;
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean isOver() throws IOException {
        while (at == piece.length && !last) {
            byte[] sealed = ahead;
            ahead = in.readNBytes(SEALED_PIECE);
            last = ahead.length == 0;
            piece = seal.opened(number, last, sealed, sealed.length);
            number++;
            at = 0;
        }
        return at == piece.length;
    }
}
