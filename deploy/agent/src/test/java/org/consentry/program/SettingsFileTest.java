// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void aValueIsTakenAsItStands() throws IOException {
        SettingsFile file = read("""
                # a comment
                  agent-id=gateway-1

                agent-client-secret =  a\\b="c" # d \s
                SITE_NAME = Klinik Süd
                """);

        assertThat(file.mistakes()).isEmpty();
        assertThat(file.value("agent-id")).contains("gateway-1");
        assertThat(file.value("agent-client-secret")).contains("a\\b=\"c\" # d");
        assertThat(file.value("site-name")).contains("Klinik Süd");
        assertThat(file.value("server-url")).isEmpty();
    }

    @Test
    void anEmptyValueIsNone() throws IOException {
        assertThat(read("site-name =\n").value("site-name")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server-url", "export SERVER_URL=x", "server url = x", "Server-Url = x", "= x", "-a = x"})
    void aLineThatSaysNothingIsAMistake(String line) throws IOException {
        assertThat(read("agent-id = a\n" + line + "\n").mistakes())
                .containsExactly("line 2: expected name = value, found something else");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dicom-port = 104", "DICOM_PORT = 11112"})
    void aNameStandsOnce(String again) throws IOException {
        assertThat(read("dicom-port = 11112\n" + again + "\n").mistakes())
                .containsExactly("dicom-port: expected once, found again in line 2");
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        Path file = Paper.file(folder, "agent-id = a\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(SettingsFile.read(file).mistakes())
                .containsExactly(
                        file + ": expected a file that only its owner may read (chmod 600), found one that others may");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {'a', '=', (byte) 0xE9});
        Files.setPosixFilePermissions(bytes, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("none: expected a file that this account may read, found NoSuchFileException");
        assertThatThrownBy(() -> SettingsFile.read(bytes))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("bytes: expected text in UTF-8, found other bytes");
    }

    @Test
    void itNamesNoSecret() throws IOException {
        assertThat(read("agent-client-secret = hidden\n"))
                .asString()
                .contains("agent-client-secret")
                .doesNotContain("hidden");
    }

    private SettingsFile read(String text) throws IOException {
        return SettingsFile.read(Paper.file(folder, text));
    }
}
