// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
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
        Path archive = archive("1");
        Path program = folder.resolve("keycloak");

        assertThatThrownBy(() -> KeycloakProgram.unpackOnce(PinnedSums.ofTheBuild(), archive, program))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll("keycloak.zip", "expected SHA-256", "found");
        assertThat(program).doesNotExist();
        assertThat(folder.resolve("keycloak.partial")).doesNotExist();
    }

    // The folder's name has no patch version, so an update of Keycloak was never unpacked.
    @Test
    void aNewerKeycloakTakesTheFolderOverAndKeepsTheData() throws Exception {
        Path program = folder.resolve("keycloak");
        Path first = archive("1");
        KeycloakProgram.unpackOnce(pinned(first), first, program);
        Path accounts = Files.writeString(
                Files.createDirectories(program.resolve("data")).resolve("h2"), "accounts");
        Path second = archive("2");

        KeycloakProgram.unpackOnce(pinned(second), second, program);

        assertThat(program.resolve("bin/kc.sh")).hasContent("2");
        assertThat(accounts).hasContent("accounts");
        assertThat(folder).isDirectoryNotContaining("glob:**.{earlier,partial}");
    }

    // What is there is not read again at each start.
    @Test
    void whatIsUnpackedNeedsItsArchiveNoLonger() throws Exception {
        Path program = folder.resolve("keycloak");
        Path archive = archive("1");
        PinnedSums sums = pinned(archive);
        KeycloakProgram.unpackOnce(sums, archive, program);
        Files.delete(archive);

        KeycloakProgram.unpackOnce(sums, archive, program);

        assertThat(program.resolve("bin/kc.sh")).hasContent("1");
    }

    private Path archive(String version) throws IOException {
        Path archive = folder.resolve("keycloak.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("keycloak/bin/kc.sh"));
            zip.write(version.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return archive;
    }

    private static PinnedSums pinned(Path archive) throws Exception {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
        return PinnedSums.of(HexFormat.of().formatHex(sum) + "  keycloak.zip");
    }
}
