// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.consentry.launcher.web.ListenerTls;
import org.consentry.launcher.web.PayaraSettings;
import org.consentry.tls.PairFiles;
import org.junit.jupiter.api.Test;

/** How the agent's process is started. */
class AgentRunTest {
    private static final Path FOLDER = Path.of("/data/program");
    private static final Bundle BUNDLE =
            new Bundle(FOLDER.resolve("payara-micro.jar"), FOLDER.resolve("agent.war"), FOLDER.resolve("tls.jar"));
    private static final PairFiles PAIR = new PairFiles(Path.of("chain.pem"), Path.of("key.pem"));

    // The heap of a replica is an eighth smaller with short headers.
    @Test
    void itHasItsHeapAndShortObjectHeaders() {
        assertThat(payara(Optional.empty()).javaOptions()).contains("-Xmx512m", "-XX:+UseCompactObjectHeaders");
    }

    @Test
    void plainListenersAreLookedAtToo() {
        PayaraSettings settings = payara(Optional.empty());

        assertThat(settings.tls()).isEmpty();
        assertThat(settings.javaOptions()).contains("-javaagent:/data/program/tls.jar=/data/program/preboot.txt");
    }

    // Without it, a certificate in the settings would be asked for in vain.
    @Test
    void listenersShowTheCertificateOfTheSettings() {
        PayaraSettings settings = payara(Optional.of(PAIR));

        assertThat(settings.tls()).contains(new ListenerTls(BUNDLE.tls(), PAIR.certificate(), PAIR.key()));
        assertThat(settings.javaOptions()).noneMatch(option -> option.startsWith("-javaagent:"));
    }

    @Test
    void itListensWhereItIsToldTo() {
        PayaraSettings settings = payara(Optional.of(PAIR));

        assertThat(settings.address()).isEqualTo("10.1.2.3");
        assertThat(settings.port()).isEqualTo(9443);
        assertThat(settings.more()).isEmpty();
        assertThat(settings.environment()).isEqualTo(Map.of("AGENT_ID", "a"));
    }

    private static PayaraSettings payara(Optional<PairFiles> pair) {
        ProgramSettings settings =
                new ProgramSettings(Path.of("/data"), "10.1.2.3", 9443, "512m", pair, Map.of("AGENT_ID", "a"));
        return new AgentRun(settings).payara(BUNDLE, FOLDER);
    }
}
