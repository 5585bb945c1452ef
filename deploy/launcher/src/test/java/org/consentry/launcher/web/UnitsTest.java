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

/** The units for production start Payara as the launcher does. */
class UnitsTest {
    private static final Path UNITS = Path.of("..", "systemd");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theListenersAreThoseOfTheLauncher(boolean tls) throws IOException {
        String end = tls ? "-tls.preboot" : ".preboot";
        assertThat(Files.readAllLines(UNITS.resolve("main" + end)))
                .isEqualTo(PayaraFolder.listeners(List.of(Listener.systems(8081), Listener.pages(8082)), tls));
        assertThat(Files.readAllLines(UNITS.resolve("agent" + end))).isEqualTo(PayaraFolder.listeners(List.of(), tls));
    }

    // Without it, a certificate in the settings would be asked for in vain.
    @ParameterizedTest
    @ValueSource(strings = {"main", "agent"})
    void theUnitReadsCertificatesForTheListenersThatItStarts(String part) throws IOException {
        assertThat(Files.readString(UNITS.resolve("consentry-" + part + ".service")))
                .contains(
                        "Environment=PREBOOT=" + part + ".preboot\n",
                        "-javaagent:/opt/consentry/consentry-tls.jar=/opt/consentry/systemd/${PREBOOT} ",
                        "--prebootcommandfile /opt/consentry/systemd/${PREBOOT} ");
    }

    // Under systemd refusals stood in the journal among everything else.
    @ParameterizedTest
    @ValueSource(strings = {"main", "agent"})
    void theUnitHasAFolderForTheSecurityLog(String part) throws IOException {
        assertThat(Files.readAllLines(UNITS.resolve("consentry-" + part + ".service")))
                .contains(
                        "Environment=SECURITY_LOG_FOLDER=/var/log/consentry-" + part,
                        "LogsDirectory=consentry-" + part,
                        "LogsDirectoryMode=0700");
    }

    // The heap of a replica is an eighth smaller with it.
    @Test
    void theAgentHasShortObjectHeaders() throws IOException {
        assertThat(Files.readString(UNITS.resolve("consentry-agent.service")))
                .contains(" -XX:+UseCompactObjectHeaders ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "agent"})
    void everyOptionOfTheLauncherIsInTheUnit(String part) throws IOException {
        PayaraSettings settings = new PayaraSettings(
                part,
                Path.of("payara-micro.jar"),
                List.of(),
                8080,
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Path.of(part),
                List.of(URI.create("http://localhost/")));
        List<String> unit = Files.readAllLines(UNITS.resolve("consentry-" + part + ".service"));

        List<String> options = new PayaraMicro(settings, PinnedSums.ofTheBuild())
                .command(new PayaraFolder(Path.of(part))).stream()
                        .filter(word -> word.startsWith("-"))
                        // The unit has a folder for temporary files of its own, and logs to the journal.
                        .filter(word -> !word.startsWith("-Djava.io.tmpdir") && !word.equals("--logproperties"))
                        .toList();
        assertThat(options).isNotEmpty().allSatisfy(option -> assertThat(unit).anyMatch(line -> line.contains(option)));
    }
}
