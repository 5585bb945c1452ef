// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.supply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.consentry.launcher.process.StartException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher unpacked and started whatever lay in its folder of programs. */
class PinnedSumsTest {
    private static final String GOOD = "a program";

    @TempDir
    Path folder;

    private Path file;
    private PinnedSums sums;

    @BeforeEach
    void pin() throws IOException {
        file = Files.writeString(folder.resolve("payara-micro.jar"), GOOD);
        sums = PinnedSums.of(sum(GOOD) + "  payara-micro.jar\n");
    }

    @Test
    void whatWasPinnedIsTaken() throws IOException {
        sums.require("payara-micro.jar", file);
        assertThat(sums.require("payara-micro.jar", stream(GOOD)))
                .asString(UTF_8)
                .isEqualTo(GOOD);
    }

    @Test
    void oneByteMakesAnotherProgram() throws IOException {
        Files.writeString(file, "b program");

        assertThatThrownBy(() -> sums.require("payara-micro.jar", file))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll(
                        "payara-micro.jar (" + file, "expected SHA-256 " + sum(GOOD), "found " + sum("b program"));
        assertThatThrownBy(() -> sums.require("payara-micro.jar", stream("b program")))
                .isInstanceOf(StartException.class);
    }

    @Test
    void whatChangesWhileTheLauncherRunsIsReadAnew() throws IOException {
        sums.require("payara-micro.jar", file);
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(file, "b program");
        Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 1000));

        assertThatThrownBy(() -> sums.require("payara-micro.jar", file)).isInstanceOf(StartException.class);
    }

    @Test
    void aProgramWithoutASumIsNotTaken() {
        assertThatThrownBy(() -> sums.require("keycloak.zip", file))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("its name is not in the list");
    }

    @Test
    void aListThatIsNoListPinsNothing() {
        assertThatThrownBy(() -> PinnedSums.of("d41d8cd9  keycloak.zip"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("found: d41d8cd9  keycloak.zip");
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(UTF_8));
    }

    private static String sum(String content) throws IOException {
        return Sha256.of(stream(content));
    }
}
