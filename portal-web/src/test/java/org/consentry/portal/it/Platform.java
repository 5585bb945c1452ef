// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** What the portal under test needs, started before and stopped after all integration tests; unit tests do without. */
public final class Platform implements LauncherSessionListener {

    /** Set by the build where integration tests run. */
    static final String METRICS_TOKEN = "0123456789abcdef0123456789abcdef";

    private static final String FOLDER = "consentry.it.folder";

    private static final String LOOPBACK_ONLY =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address="
                    + "127.0.0.1\n";

    /** The portal's security log. */
    static final Path SECURITY_LOG =
            Path.of("target", "it-logs", "security-portal.log").toAbsolutePath();

    private static @Nullable Platform running;

    private @Nullable LoginStandIn login;
    private @Nullable FhirStandIn fhir;
    private int port;

    static LoginStandIn login() {
        return Objects.requireNonNull(Objects.requireNonNull(running).login);
    }

    static FhirStandIn fhir() {
        return Objects.requireNonNull(Objects.requireNonNull(running).fhir);
    }

    /** What browsers call the portal. */
    static String portal() {
        return "http://127.0.0.1:" + Objects.requireNonNull(running).port;
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
        if (login != null) {
            login.stop();
        }
        if (fhir != null) {
            fhir.stop();
        }
    }

    private void start(Path folder) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Files.deleteIfExists(SECURITY_LOG);
        login = new LoginStandIn(InstantSource.system());
        fhir = new FhirStandIn();
        port = freePort();
        running = this;
        Path temporary = Files.createTempDirectory(folder, "payara");
        Path preBoot = Files.writeString(folder.resolve("preboot.txt"), LOOPBACK_ONLY);
        System.setProperty(
                "payara.cmdOptions",
                String.join(
                        " ",
                        List.of(
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.io.tmpdir=" + temporary,
                                "-Doidc-issuer=" + login.url(),
                                "-Doidc-client-secret=secret-of-the-test",
                                "-Dportal-url=" + portal(),
                                "-Dmetrics-token=" + METRICS_TOKEN,
                                "-Dsecurity-log-folder=" + SECURITY_LOG.getParent(),
                                "-Dfhir-url=" + fhir.url())));
        System.setProperty(
                "payara.extraMicroOptions",
                "--nohazelcast --disablephonehome --port " + port + " --prebootcommandfile " + preBoot);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
