// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.consentry.launcher.process.StartException;
import org.consentry.launcher.supply.PinnedSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakProgramTest {
    @TempDir
    Path folder;

    // Any archive of that name was unpacked, and its kc.sh run.
    @Test
    void anArchiveThatIsNotThePinnedOneIsNotUnpacked() throws IOException {
        Path archive = folder.resolve("keycloak.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("keycloak/bin/kc.sh"));
            zip.closeEntry();
        }
        Path program = folder.resolve("keycloak");

        assertThatThrownBy(() -> KeycloakProgram.unpackOnce(PinnedSums.ofTheBuild(), archive, program))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll("keycloak.zip", "expected SHA-256", "found");
        assertThat(program).doesNotExist();
        assertThat(folder.resolve("keycloak.partial")).doesNotExist();
    }
}
