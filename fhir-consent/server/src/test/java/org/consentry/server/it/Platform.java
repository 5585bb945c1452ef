// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** What the server under test needs, started before and stopped after all integration tests; unit tests do without. */
public final class Platform implements LauncherSessionListener {
    /** Set by the build where integration tests run. */
    private static final String FOLDER = "consentry.it.folder";

    private static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address="
                    + "127.0.0.1\n"
                    + "set configs.config.server-config.network-config.protocols.protocol.http-listener.http."
                    + "header-buffer-length-bytes=65536\n"
                    + "set configs.config.server-config.network-config.protocols.protocol.http-listener.http."
                    + "server-header=false\n";

    /** The server's security log. */
    static final Path SECURITY_LOG =
            Path.of("target", "it-logs", "security-server.log").toAbsolutePath();

    private static @Nullable Platform running;

    private @Nullable RealDatabase database;
    private @Nullable Issuer issuer;
    private @Nullable ServerUnderTest server;
    private int port;

    /** The database of all integration tests. */
    public static RealDatabase database() {
        return Objects.requireNonNull(Objects.requireNonNull(running).database);
    }

    static Tokens tokens() {
        return new Tokens(Objects.requireNonNull(Objects.requireNonNull(running).issuer), InstantSource.system());
    }

    /** Where that server is, whether it has been started or not. */
    static URI base() {
        return URI.create("http://127.0.0.1:" + Objects.requireNonNull(running).port + "/");
    }

    /** The doors of the one server of all integration tests, which starts when the first of them asks. */
    static Door door() {
        Platform platform = Objects.requireNonNull(running);
        ServerUnderTest server = platform.server;
        if (server == null) {
            server = new ServerUnderTest(base());
            platform.server = server;
        }
        return server.door();
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return;
        }
        try {
            start(Path.of(folder));
        } catch (IOException | SQLException | GeneralSecurityException e) {
            throw new IllegalStateException("The platform of the integration tests does not start", e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (server != null) {
            server.stop();
        }
        if (database != null) {
            database.stop();
        }
        if (issuer != null) {
            issuer.stop();
        }
    }

    private void start(Path folder) throws IOException, SQLException, GeneralSecurityException {
        Files.createDirectories(folder);
        Files.deleteIfExists(SECURITY_LOG);
        database = new RealDatabase(Files.createTempDirectory(folder, "postgres"), freePort());
        issuer = new Issuer();
        port = freePort();
        Path temporary = Files.createTempDirectory(folder, "payara");
        Path preBoot = Files.writeString(folder.resolve("preboot.txt"), LISTENER);
        System.setProperty("payara.cmdOptions", String.join(" ", options(database, issuer, temporary)));
        System.setProperty(
                "payara.extraMicroOptions",
                "--nohazelcast --disablephonehome --port " + port + " --prebootcommandfile " + preBoot);
        running = this;
    }

    private static List<String> options(RealDatabase database, Issuer issuer, Path temporary) {
        return List.of(
                "-Xmx640m",
                "-XX:+UseSerialGC",
                "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-Ddb-url=" + database.url() + "?ApplicationName=" + Plans.SERVER,
                "-Ddb-user=" + database.server(),
                "-Ddb-password=" + database.server(),
                "-Ddb-owner-user=" + database.user(),
                "-Ddb-owner-password=" + database.user(),
                "-Doidc-issuer=" + issuer.url(),
                "-Dagents=it=it|Settings",
                "-Dsecurity-log-folder=" + SECURITY_LOG.getParent(),
                "-Dsubscription-hosts=127.0.0.1",
                "-Dsubscription-loopback-http=true",
                "-Dsubscription-tries=2",
                "-Dsubscription-key=" + Base64.getEncoder().encodeToString(new SecureRandom().generateSeed(32)),
                "-Dsubscription-first-retry=PT0.1S");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
