// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Up to which line a list was read, kept in a file. For one thread. */
public final class ListPosition {
    private static final long UNKNOWN = -1;

    private final Path file;
    private long last;

    private ListPosition(Path file, long last) {
        this.file = file;
        this.last = last;
    }

    /**
     * Reads the file, if there is one.
     *
     * @throws IOException if it cannot be read, or holds no number
     */
    public static ListPosition in(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new ListPosition(file, UNKNOWN);
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9]{1,18}")) {
            throw new IOException("expected a number in the file of the list's position, found something else");
        }
        return new ListPosition(file, Long.parseLong(text));
    }

    /** Whether nothing was read yet. */
    boolean isUnknown() {
        return last == UNKNOWN;
    }

    /** The number of the last line that was read. */
    long last() {
        return last;
    }

    /** From now on this one was the last; on disk when it returns. */
    void moveTo(long number) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
            ByteBuffer text = ByteBuffer.wrap(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
            while (text.hasRemaining()) {
                out.write(text);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        last = number;
    }
}
