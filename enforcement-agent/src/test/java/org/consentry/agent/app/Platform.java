// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.consentry.agent.replica.Entries;
import org.consentry.agent.replica.FakeServer;
import org.consentry.protocol.FeedEntry;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** What the agent under test needs, started before and stopped after all integration tests; unit tests do without. */
public final class Platform implements LauncherSessionListener {

    /** Set by the build where integration tests run. */
    private static final String FOLDER = "consentry.it.folder";

    static final int CALLS_A_MINUTE = 2000;
    static final Path SECURITY_LOG =
            Path.of("target", "it-logs", "security-agent.log").toAbsolutePath();

    private static int dicomPort;

    static final String METRICS_TOKEN = "0123456789abcdef0123456789abcdef";

    private static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address="
                    + "127.0.0.1\n"
                    + "set configs.config.server-config.network-config.protocols.protocol.http-listener.http."
                    + "header-buffer-length-bytes=65536\n";

    private static @Nullable FakeServer server;
    private static @Nullable Tokens tokens;

    static FakeServer server() {
        return Objects.requireNonNull(server);
    }

    static Tokens tokens() {
        return Objects.requireNonNull(tokens);
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return;
        }
        try {
            start(Path.of(folder));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The platform of the integration tests does not start", e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        FakeServer running = server;
        if (running != null) {
            running.close();
        }
    }

    private static void start(Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Files.deleteIfExists(SECURITY_LOG);
        dicomPort = freePort();
        FakeServer fake = new FakeServer();
        Tokens signer = new Tokens(fake.issuer().toString(), InstantSource.system());
        fake.keys(signer.keys());
        for (FeedEntry entry : Entries.annaSaysYes()) {
            fake.add(entry);
        }
        Path preBoot = Files.writeString(folder.resolve("preboot.txt"), LISTENER);
        System.setProperty("payara.cmdOptions", String.join(" ", options(fake, folder)));
        System.setProperty(
                "payara.extraMicroOptions",
                "--nohazelcast --disablephonehome --port " + freePort() + " --prebootcommandfile " + preBoot);
        server = fake;
        tokens = signer;
    }

    /** Where senders call. */
    static int dicomPort() {
        return dicomPort;
    }

    private static List<String> options(FakeServer fake, Path folder) throws IOException {
        Path key = folder.resolve("key");
        Files.deleteIfExists(key);
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, "0".repeat(64));
        return List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + Files.createTempDirectory(folder, "payara"),
                "-Doidc-issuer=" + fake.issuer(),
                "-Dserver-url=" + fake.server(),
                "-Dagent-id=agent-1",
                "-Dsite-name=Main",
                "-Dagent-client-secret=secret",
                "-Ddata-folder=" + Files.createTempDirectory(folder, "data"),
                "-Dkey-file=" + key,
                "-Dsecurity-log-folder=" + SECURITY_LOG.getParent(),
                "-Dcalls-a-minute=" + CALLS_A_MINUTE,
                "-Dmetrics-token=" + METRICS_TOKEN,
                "-Ddicom-port=" + dicomPort,
                "-Dcalling-ae-titles=DEMOPACS");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
