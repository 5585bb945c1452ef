// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.launcher.supply.PinnedSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units for production start Payara as the launcher does. That of the agent leaves it to the agent's program. */
class UnitsTest {
    private static final Path UNITS = Path.of("..", "systemd");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theListenersAreThoseOfTheLauncher(boolean tls) throws IOException {
        String end = tls ? "-tls.preboot" : ".preboot";
        assertThat(Files.readAllLines(UNITS.resolve("main" + end)))
                .isEqualTo(PayaraFolder.listeners(
                        "127.0.0.1", List.of(Listener.systems(8081), Listener.pages(8082)), tls));
    }

    // Without it, a certificate in the settings would be asked for in vain.
    @Test
    void theUnitReadsCertificatesForTheListenersThatItStarts() throws IOException {
        assertThat(Files.readString(UNITS.resolve("consentry-main.service")))
                .contains(
                        "Environment=PREBOOT=main.preboot\n",
                        "-javaagent:/opt/consentry/consentry-tls.jar=/opt/consentry/systemd/${PREBOOT} ",
                        "--prebootcommandfile /opt/consentry/systemd/${PREBOOT} ");
    }

    // Under systemd refusals stood in the journal among everything else.
    @ParameterizedTest
    @ValueSource(strings = {"main", "agent"})
    void theUnitHasAFolderForTheSecurityLog(String part) throws IOException {
        assertThat(Files.readAllLines(UNITS.resolve("consentry-" + part + ".service")))
                .contains("LogsDirectory=consentry-" + part, "LogsDirectoryMode=0700");
    }

    // The agent's is in its file of settings.
    @Test
    void theUnitWritesTheSecurityLogThere() throws IOException {
        assertThat(Files.readAllLines(UNITS.resolve("consentry-main.service")))
                .contains("Environment=SECURITY_LOG_FOLDER=/var/log/consentry-main");
    }

    @Test
    void everyOptionOfTheLauncherIsInTheUnit() throws IOException {
        PayaraSettings settings = new PayaraSettings(
                "main",
                Path.of("payara-micro.jar"),
                List.of(),
                "127.0.0.1",
                8080,
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Path.of("main"),
                List.of(URI.create("http://localhost/")));
        List<String> unit = Files.readAllLines(UNITS.resolve("consentry-main.service"));

        List<String> options = new PayaraMicro(settings, PinnedSums.ofTheBuild())
                .command(new PayaraFolder(Path.of("main"))).stream()
                        .filter(word -> word.startsWith("-"))
                        // The unit has a folder for temporary files of its own, and logs to the journal.
                        .filter(word -> !word.startsWith("-Djava.io.tmpdir") && !word.equals("--logproperties"))
                        .toList();
        assertThat(options).isNotEmpty().allSatisfy(option -> assertThat(unit).anyMatch(line -> line.contains(option)));
    }
}
