// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A question that is taken whole before its answer begins. Most HTTP clients send all before they read: an answer that
 * began earlier would wait for its reader, and the reader for the rest of its question. It is held in a file that has
 * lost its name already, so that nothing is left of it, whatever happens to the agent.
 */
final class HeldQuestion {

    /** The longest question, in bytes: more than a million scans. */
    static final int MOST = 64 << 20;

    private HeldQuestion() {}

    /**
     * Takes a question.
     *
     * @param body the question, which the caller closes
     * @param folder where files may be
     * @return the same from its beginning; it is gone when it is closed
     * @throws UnheldQuestionException if it is too long, or the disk does not take it
     * @throws IOException if it does not come whole
     */
    static InputStream of(InputStream body, Path folder) throws IOException {
        FileChannel file = file(folder);
        try {
            copy(body, file);
            return Channels.newInputStream(file.position(0));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static FileChannel file(Path folder) {
        try {
            return FileChannel.open(
                    Files.createTempFile(folder, "question", ""),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw notHeld(e);
        }
    }

    private static void copy(InputStream body, FileChannel file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            size += read;
            if (size > MOST) {
                throw new UnheldQuestionException(
                        413, "expected a question of at most " + MOST + " bytes, found a longer one", null);
            }
            write(ByteBuffer.wrap(buffer, 0, read), file);
        }
    }

    private static void write(ByteBuffer some, FileChannel file) {
        try {
            while (some.hasRemaining()) {
                file.write(some);
            }
        } catch (IOException e) {
            throw notHeld(e);
        }
    }

    private static UnheldQuestionException notHeld(IOException cause) {
        return new UnheldQuestionException(503, "the agent's disk does not take the question", cause);
    }
}
