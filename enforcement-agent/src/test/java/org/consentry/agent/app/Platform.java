// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.consentry.agent.dicom.peer.Authority;
import org.consentry.agent.replica.Entries;
import org.consentry.agent.replica.FakeServer;
import org.consentry.protocol.FeedEntry;
import org.consentry.testkit.LastingPayara;
import org.consentry.testkit.LoopbackPort;
import org.consentry.testkit.PayaraUnderTest;
import org.consentry.testkit.TestPlatform;
import org.jspecify.annotations.Nullable;

/** What the agent under test needs: a consent server whose feed says that Anna said yes, and tokens. */
public final class Platform extends TestPlatform {

    private static final Path LOGS = Path.of("target", "it-logs").toAbsolutePath();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static final int CALLS_A_MINUTE = 2000;
    static final int MOST_STORED_MEGABYTES = 20;
    static final Path SECURITY_LOG = LOGS.resolve("security-agent.log");
    static final String METRICS_TOKEN = "0123456789abcdef0123456789abcdef";

    private static @Nullable FakeServer server;
    private static @Nullable Tokens tokens;
    private static int dicomPort;
    private static int dicomTlsPort;
    private static int originPort;
    private static int auditPort;
    private static String firstMetrics = "";

    @SuppressWarnings("NullAway.Init")
    private static Authority authority;

    static FakeServer server() {
        return Objects.requireNonNull(server);
    }

    static Tokens tokens() {
        return Objects.requireNonNull(tokens);
    }

    /** Returns once the agent that was deployed says that it is ready; fails if it does not for a while. */
    static void awaitReady(URL agent) throws Exception {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.getPort() + "/health/ready"))
                .build();
        HttpResponse<String> answer = HTTP.send(ready, BodyHandlers.ofString());
        for (int i = 0; answer.statusCode() != 200; i++) {
            assertThat(i).as(answer.body()).isLessThan(100);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            answer = HTTP.send(ready, BodyHandlers.ofString());
        }
    }

    /** The numbers for monitoring, before anybody asked anything. */
    static String firstMetrics() {
        return firstMetrics;
    }

    private static String metrics(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .header("Authorization", "Bearer " + METRICS_TOKEN)
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString()).join().body();
    }

    /** Where senders call. */
    static int dicomPort() {
        return dicomPort;
    }

    /** Where senders call by TLS. */
    static int dicomTlsPort() {
        return dicomTlsPort;
    }

    /** Where the archive is that the agent fetches from, while a test has one there. */
    static int originPort() {
        return originPort;
    }

    /** Where archives send their audit messages, by TLS. */
    static int auditPort() {
        return auditPort;
    }

    /** It has signed the certificates of the agent and of {@code pacs}. */
    static Authority authority() {
        return authority;
    }

    @Override
    protected void start(Path folder) throws IOException, GeneralSecurityException {
        Files.deleteIfExists(SECURITY_LOG);
        dicomPort = LoopbackPort.free();
        dicomTlsPort = LoopbackPort.free();
        originPort = LoopbackPort.free();
        auditPort = LoopbackPort.free();
        authority = Authority.in(Files.createTempDirectory(folder, "tls"), "hospital");
        authority.issue("agent");
        authority.issue("pacs");
        FakeServer fake = new FakeServer();
        server = fake;
        Tokens signer = new Tokens(fake.issuer().toString(), InstantSource.system());
        tokens = signer;
        fake.keys(signer.keys());
        for (FeedEntry entry : Entries.annaSaysYes()) {
            fake.add(entry);
        }
        int port = LoopbackPort.free();
        new PayaraUnderTest(port, "256m", settings(fake, folder)).configure(folder);
        LastingPayara.lookFirst(() -> firstMetrics = metrics(port));
    }

    @Override
    protected void stop() {
        FakeServer running = server;
        if (running != null) {
            running.close();
        }
    }

    private static Map<String, String> settings(FakeServer fake, Path folder) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("oidc-issuer", fake.issuer().toString());
        settings.put("server-url", fake.server().toString());
        settings.put("agent-id", "agent-1");
        settings.put("site-name", "Main");
        settings.put("agent-client-secret", "secret");
        settings.put("data-folder", Files.createTempDirectory(folder, "data").toString());
        settings.put("key-file", key(folder).toString());
        settings.put("security-log-folder", LOGS.toString());
        settings.put("calls-a-minute", Integer.toString(CALLS_A_MINUTE));
        settings.put("metrics-token", METRICS_TOKEN);
        settings.put("dicomweb-most-megabytes", Integer.toString(MOST_STORED_MEGABYTES));
        settings.put("dicomweb-rendered", "pixels-only");
        settings.put("dicomweb-origin", "http://127.0.0.1:" + originPort + "/dicom-web");
        settings.put("audit-messages-port", Integer.toString(auditPort));
        settings.put("dicom-port", Integer.toString(dicomPort));
        settings.put("dicom-warm-up", "PT0S");
        settings.put("calling-ae-titles", "DEMOPACS");
        settings.put("dicom-tls-port", Integer.toString(dicomTlsPort));
        settings.put(
                "dicom-tls-certificate", authority.pair("agent").certificate().toString());
        settings.put("dicom-tls-key", authority.pair("agent").key().toString());
        settings.put("dicom-tls-caller-authorities", authority.pem().toString());
        settings.put("dicom-tls-callers", "DEMOPACS=CN=pacs");
        return settings;
    }

    private static Path key(Path folder) throws IOException {
        Path key = folder.resolve("key");
        Files.deleteIfExists(key);
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(key, "0".repeat(64));
    }
}
