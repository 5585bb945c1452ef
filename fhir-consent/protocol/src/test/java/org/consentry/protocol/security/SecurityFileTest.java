// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who was refused stood among everything else that a process says. */
class SecurityFileTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-15T12:00:00.123456Z"));

    @TempDir
    private Path folder;

    @Test
    void aLineHasItsTimeAndTheFileIsItsOwnersOnly() throws IOException {
        Path below = folder.resolve("logs");
        SecurityFile log = SecurityFile.in(below.toString(), "agent", CLOCK);

        log.write(Level.WARNING, "event=forbidden part=agent");
        log.write(Level.INFO, "event=staff-look part=agent");

        Path file = below.resolve("security-agent.log");
        assertThat(file).hasContent("""
                        2026-06-15T12:00:00.123Z WARNING event=forbidden part=agent
                        2026-06-15T12:00:00.123Z INFO event=staff-look part=agent
                        """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(below)))
                .isEqualTo("rwx------");
    }

    @Test
    void whatWasThereStaysAndIsClosedToOthers() throws IOException {
        Path file = Files.writeString(folder.resolve("security-server.log"), "before\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        SecurityFile.in(folder.toString(), "server", CLOCK).write(Level.WARNING, "after");

        assertThat(file).content().startsWith("before\n").endsWith("WARNING after\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFullFileMakesRoomAndTheOldestGoes() throws IOException {
        Path file = folder.resolve("security-x.log");
        SecurityFile log = new SecurityFile(file, 10, CLOCK);

        for (int i = 0; i < SecurityFile.KEPT + 3; i++) {
            log.write(Level.WARNING, "line " + i);
        }

        assertThat(folder.toFile().list()).hasSize(SecurityFile.KEPT + 1);
        assertThat(file).content().endsWith("line " + (SecurityFile.KEPT + 2) + "\n");
        assertThat(folder.resolve("security-x.log.1")).content().endsWith("line " + (SecurityFile.KEPT + 1) + "\n");
        assertThat(folder.resolve("security-x.log.9")).content().endsWith("line 2\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** A program that keeps logs elsewhere takes the file away. */
    @Test
    void whoMovesTheFileAwayFindsANewOne() throws IOException {
        Path file = folder.resolve("security-server.log");
        SecurityFile log = SecurityFile.in(folder.toString(), "server", CLOCK);
        log.write(Level.WARNING, "one");
        Files.move(file, folder.resolve("taken"));

        log.write(Level.WARNING, "two");

        assertThat(file).content().endsWith("two\n").doesNotContain("one");
    }

    @Test
    void aFolderThatCannotBeWrittenToStopsTheStart() throws IOException {
        Path noFolder = Files.writeString(folder.resolve("file"), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecurityFile.in(noFolder.toString(), "server", CLOCK))
                .withMessageContaining("security-log-folder");
    }

    @Test
    void whatTheFileDoesNotTakeIsNoFault() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        SecurityFile log = SecurityFile.in(gone.toString(), "server", CLOCK);
        Files.delete(gone.resolve("security-server.log"));
        Files.delete(gone);

        log.write(Level.WARNING, "to the logger");
        Files.createDirectory(gone);
        log.write(Level.WARNING, "to the file");

        assertThat(gone.resolve("security-server.log")).content().endsWith("to the file\n");
    }
}
