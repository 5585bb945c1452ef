// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import org.consentry.portal.config.PortalConfig;
import org.jspecify.annotations.Nullable;

/**
 * The security log of the portal: a file of its own that only its owner may read, or lines of the logger
 * {@value #LOGGER} where no folder is set. The file is opened for each line, so that a program that moves it away finds
 * a new one. At {@value #MOST_BYTES} bytes it becomes {@code .1}, that one {@code .2}, up to {@code .9}, which then
 * goes. What the file does not take goes to the logger: no line is lost. Thread-safe.
 */
@Singleton
public class SecurityLogFile {
    static final String LOGGER = "org.consentry.security";

    static final int MOST_BYTES = 10 << 20;
    static final int KEPT = 9;

    private static final System.Logger LOG = System.getLogger(LOGGER);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> OWNERS = PosixFilePermissions.asFileAttribute(OWNER);

    private final @Nullable Path file;
    private final int mostBytes;
    private final InstantSource clock;
    private boolean broken;

    SecurityLogFile(@Nullable Path file, int mostBytes, InstantSource clock) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /**
     * The log of this portal, tried once: {@code security-portal.log} in the folder {@code security-log-folder}, which
     * is made if it is not there; nowhere if that is blank.
     *
     * @throws IllegalArgumentException if nothing can be written there
     */
    @Inject
    public SecurityLogFile(PortalConfig config, InstantSource clock) {
        this(tried(config.securityLog()), MOST_BYTES, clock);
    }

    private static @Nullable Path tried(String folder) {
        if (folder.isEmpty()) {
            return null;
        }
        try {
            Path at = Path.of(folder);
            Files.createDirectories(
                    at, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = at.resolve("security-portal.log");
            append(file, "");
            Files.setPosixFilePermissions(file, OWNER);
            return file;
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            throw new IllegalArgumentException(
                    "security-log-folder: expected a folder that this process can write to, found \"" + folder + "\"",
                    e);
        }
    }

    /** Writes a line, with its time before it. The line must hold no line break. */
    synchronized void write(Level level, String line) {
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
