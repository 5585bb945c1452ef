// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.launcher.Artifacts;
import org.consentry.launcher.process.Child;
import org.consentry.launcher.process.ChildSpec;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.process.LocalPort;
import org.consentry.launcher.process.StopSignal;
import org.consentry.launcher.supply.PinnedSums;
import org.consentry.tls.MadePair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real Payara Micro whose pre-boot file has a command that it refuses: it warns and goes on. */
@Timeout(600)
class RefusedCommandIT {
    private static final String READY = "ready in";

    private final List<Integer> ports = LocalPort.free(3);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Children children;

    @SuppressWarnings("NullAway.Init")
    private MadePair pair;

    @BeforeEach
    void files() throws Exception {
        children = new Children(folder.resolve("pids"), folder.resolve("logs"));
        pair = MadePair.of(folder, "listener");
        pair.writeCertificate(folder.resolve("chain.pem"));
        pair.writeKey(folder.resolve("key.pem"));
    }

    @AfterEach
    void stop() {
        children.close();
    }

    @Test
    void whatPayaraTakesStarts() throws Exception {
        Child payara = start(List.of(), "", "");

        awaitReady(payara);
        Thread.sleep(Duration.ofSeconds(5));

        assertThat(payara.isAlive()).isTrue();
        for (int port : ports.subList(0, 2)) {
            try (TlsVisitor visitor = new TlsVisitor(port)) {
                assertThat(visitor.serial()).isEqualTo(pair.serial());
            }
        }
    }

    // The listener presented the certificate that every copy of Payara Micro has the key of, or was plain, or open to
    // every network; only the file had been looked at.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --certname=s1as systems                       | --certname=s1as --misspelt=true systems       | suites with CBC
        server-config.network-config.protocols.protocol.systems.security-enabled | serv-config.network-config.protocols.protocol.systems.security-enabled | found plain HTTP
        """)
    void whatPayaraRefusesEndsTheStart(String right, String wrong, String found) throws Exception {
        Child payara = start(List.of(), right, wrong);

        awaitEnd(payara);

        assertThat(payara.exitCode()).isEqualTo(1);
        assertThat(lastWords(payara))
                .contains("listener systems at 127.0.0.1:" + ports.get(1) + ": expected TLS", pair.serial(), found);
    }

    // A debugger's door was open to everybody on the machine, and nothing said so.
    @Test
    void aPortThatNobodyAskedForEndsTheStart() throws Exception {
        int port = LocalPort.free(1).getFirst();
        Child payara = start(
                List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port), "", "");

        awaitEnd(payara);

        assertThat(payara.exitCode()).isEqualTo(1);
        assertThat(lastWords(payara)).contains("expected no listeners but ", "found one at 127.0.0.1:" + port);
    }

    private Child start(List<String> options, String right, String wrong) throws Exception {
        PayaraFolder files = new PayaraFolder(folder.resolve("payara"));
        Artifacts artifacts = Artifacts.in(Artifacts.checkoutAround(Path.of("")));
        PayaraSettings settings = settings(artifacts, options);
        files.prepare(settings);
        String asked = Files.readString(PayaraSettings.preBoot(files.path()));
        assertThat(asked).contains(right);
        Files.writeString(PayaraSettings.preBoot(files.path()), asked.replace(right, wrong));
        Map<String, String> environment = Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "TLS_CERTIFICATE", folder.resolve("chain.pem").toString(),
                "TLS_KEY", folder.resolve("key.pem").toString());
        return children.start(new ChildSpec(
                "payara",
                new PayaraMicro(settings, PinnedSums.ofTheBuild()).command(files),
                environment,
                folder,
                StopSignal.TERM));
    }

    private PayaraSettings settings(Artifacts artifacts, List<String> options) {
        Path agent = Artifacts.checkoutAround(Path.of("")).resolve("deploy/tls/target/consentry-tls.jar");
        return new PayaraSettings(
                "payara",
                artifacts.payaraMicro(),
                List.of(),
                "127.0.0.1",
                ports.getFirst(),
                List.of(Listener.systems(ports.get(1)), Listener.pages(ports.get(2))),
                Optional.of(new ListenerTls(agent, folder.resolve("chain.pem"), folder.resolve("key.pem"))),
                Stream.concat(Stream.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), options.stream())
                        .toList(),
                Map.of(),
                folder.resolve("payara"),
                List.of());
    }

    private static String lastWords(Child payara) throws IOException {
        List<String> words = Files.readString(payara.log())
                .lines()
                .filter(line -> line.startsWith("ERROR: TLS: "))
                .toList();
        assertThat(words).hasSize(1);
        return words.getFirst();
    }

    // Also when it goes on: then what follows fails.
    private static void awaitEnd(Child payara) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        while (payara.isAlive() && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
        assertThat(payara.isAlive()).as("it goes on").isFalse();
    }

    private static void awaitReady(Child payara) throws Exception {
        while (!Files.readString(payara.log()).contains(READY)) {
            assertThat(payara.isAlive()).as("it ended").isTrue();
            Thread.sleep(200);
        }
    }
}
