// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.config.PortalConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who was refused stood among everything else that a process says. */
class SecurityLogFileTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-15T12:00:00.123456Z"));

    @TempDir
    private Path folder;

    @Test
    void aLineHasItsTimeAndTheFileIsItsOwnersOnly() throws IOException {
        Path below = folder.resolve("logs");

        new SecurityLogFile(config(below), CLOCK).write(Level.WARNING, "event=csrf part=portal");

        Path file = below.resolve("security-portal.log");
        assertThat(file).hasContent("2026-06-15T12:00:00.123Z WARNING event=csrf part=portal\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(below)))
                .isEqualTo("rwx------");
    }

    @Test
    void aFullFileMakesRoomAndTheOldestGoes() {
        Path file = folder.resolve("security-x.log");
        var log = new SecurityLogFile(file, 10, CLOCK);

        for (int i = 0; i < SecurityLogFile.KEPT + 3; i++) {
            log.write(Level.WARNING, "line " + i);
        }

        assertThat(folder.toFile().list()).hasSize(SecurityLogFile.KEPT + 1);
        assertThat(file).content().endsWith("line " + (SecurityLogFile.KEPT + 2) + "\n");
        assertThat(folder.resolve("security-x.log.9")).content().endsWith("line 2\n");
    }

    @Test
    void aFolderThatCannotBeWrittenToStopsTheStart() throws IOException {
        Path noFolder = Files.writeString(folder.resolve("file"), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecurityLogFile(config(noFolder), CLOCK))
                .withMessageContaining("security-log-folder");
    }

    @Test
    void whatTheFileDoesNotTakeIsNoFault() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        var log = new SecurityLogFile(config(gone), CLOCK);
        Files.delete(gone.resolve("security-portal.log"));
        Files.delete(gone);

        log.write(Level.WARNING, "to the logger");
        Files.createDirectory(gone);
        log.write(Level.WARNING, "to the file");

        assertThat(gone.resolve("security-portal.log")).content().endsWith("to the file\n");
    }

    private static PortalConfig config(Path folder) {
        Map<String, String> settings = Map.of(
                "oidc-issuer", "http://localhost:8180/realms/consentry",
                "oidc-client-secret", "secret",
                "portal-url", "http://localhost:8080",
                "fhir-url", "http://localhost:8080/fhir/r4",
                "security-log-folder", folder.toString());
        return PortalConfig.read(key -> Optional.ofNullable(settings.get(key)));
    }
}
