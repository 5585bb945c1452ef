// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.security;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The security log of a part: a file of its own that only its owner may read, or lines of the logger {@value #LOGGER}
 * where no folder is set. The file is opened for each line, so that a program that moves it away finds a new one. At
 * {@value #MOST_BYTES} bytes it becomes {@code .1}, that one {@code .2}, up to {@code .9}, which then goes. What the
 * file does not take goes to the logger: no line is lost. Thread-safe.
 */
public final class SecurityFile {
    /** Name of the logger. */
    public static final String LOGGER = "org.consentry.security";

    static final int MOST_BYTES = 10 << 20;
    static final int KEPT = 9;

    private static final System.Logger LOG = System.getLogger(LOGGER);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> OWNERS = PosixFilePermissions.asFileAttribute(OWNER);

    private final @Nullable Path file;
    private final int mostBytes;
    private final InstantSource clock;
    private boolean broken;

    SecurityFile(@Nullable Path file, int mostBytes, InstantSource clock) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /**
     * The log of a part, tried once.
     *
     * @param folder setting {@code security-log-folder}; made if it is not there, and blank for none
     * @param part its file is {@code security-PART.log}
     * @throws IllegalArgumentException if nothing can be written there
     */
    public static SecurityFile in(String folder, String part, InstantSource clock) {
        if (folder.isBlank()) {
            return new SecurityFile(null, MOST_BYTES, clock);
        }
        try {
            Path at = Path.of(folder.strip());
            Files.createDirectories(
                    at, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = at.resolve("security-" + part + ".log");
            append(file, "");
            Files.setPosixFilePermissions(file, OWNER);
            return new SecurityFile(file, MOST_BYTES, clock);
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            throw new IllegalArgumentException(
                    "security-log-folder: expected a folder that this process can write to, found \"" + folder + "\"",
                    e);
        }
    }

    /** Writes a line, with its time before it. The line must hold no line break. */
    public synchronized void write(Level level, String line) {
        Path at = file;
        if (at == null) {
            LOG.log(level, line);
            return;
        }
        try {
            makeRoom(at);
            append(at, clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + level + " " + line + "\n");
            broken = false;
        } catch (IOException e) {
            if (!broken) {
                LOG.log(Level.ERROR, "The security log cannot be written to " + at + "; its lines are here", e);
            }
            broken = true;
            LOG.log(level, line);
        }
    }

    private static void append(Path file, String text) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (SeekableByteChannel channel = Files.newByteChannel(file, options, OWNERS)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private void makeRoom(Path full) throws IOException {
        if (!Files.exists(full) || Files.size(full) < mostBytes) {
            return;
        }
        for (int number = KEPT; number > 0; number--) {
            Path before = number == 1 ? full : numbered(full, number - 1);
            if (Files.exists(before)) {
                Files.move(before, numbered(full, number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Path numbered(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
