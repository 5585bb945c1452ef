// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A sealed file whose key is in memory only, so nobody can read it once the process has ended. It is written once, then
 * read as often as it takes. Nobody waits for the disk. For one thread.
 */
public final class FleetingFile {
    private static final byte[] NO_FACTS = {};

    private final FileSeal seal;
    private final Path file;
    private final FileChannel channel;
    private @Nullable SealedOutput output;
    private long bytes;

    private FleetingFile(FileSeal seal, Path file, FileChannel channel, FileKeeper keeper) {
        this.seal = seal;
        this.file = file;
        this.channel = channel;
        this.output = new SealedOutput(seal, new Unforced(channel), keeper);
    }

    /**
     * Begins a file.
     *
     * @param key in memory only
     */
    public static FleetingFile create(Path file, SealKey key, RandomGenerator random, FileKeeper keeper)
            throws IOException {
        FileSeal seal = FileSeal.made(key, String.valueOf(file.getFileName()), NO_FACTS, random);
        return new FleetingFile(
                seal, file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), keeper);
    }

    /** Takes what is sealed. Writing may throw what the keeper makes of a fault of the disk. */
    public OutputStream output() {
        return open(output);
    }

    /** All of it was written. Its buffer goes: there may be thousands of such files. */
    public void finish() throws IOException {
        SealedOutput whole = open(output);
        whole.finish();
        bytes = whole.bytes();
        output = null;
        channel.close();
    }

    /** How many bytes are sealed, once all of it was written. */
    public long bytes() {
        return bytes;
    }

    /** What is sealed, from its beginning; reading throws {@link DamagedFileException} if the file was changed. */
    public InputStream open() throws IOException {
        return open(0);
    }

    /** The same without its first bytes, which are not read; of too few bytes it is an {@link IOException}. */
    public InputStream open(long from) throws IOException {
        return new SealedInput(seal, file, from);
    }

    /** Deletes it, whole or not. */
    public void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    private static SealedOutput open(@Nullable SealedOutput output) {
        if (output == null) {
            throw new IllegalStateException("expected a file that is being written, found a whole one");
        }
        return output;
    }

    /**
     * A file that need not outlive the process.
     *
     * @param channel open for writing
     */
    private record Unforced(FileChannel channel) implements SealedDisk.OpenFile {
        @Override
        public void append(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void force() {
            // its key is gone with the process
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
