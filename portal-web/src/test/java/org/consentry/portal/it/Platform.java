// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.consentry.testkit.LoopbackPort;
import org.consentry.testkit.PayaraUnderTest;
import org.consentry.testkit.TestPlatform;
import org.jspecify.annotations.Nullable;

/** What the portal under test needs: a login server and a FHIR server that tests fill. */
public final class Platform extends TestPlatform {

    private static final Path LOGS = Path.of("target", "it-logs").toAbsolutePath();

    static final String METRICS_TOKEN = "0123456789abcdef0123456789abcdef";

    /** The portal's security log. */
    static final Path SECURITY_LOG = LOGS.resolve("security-portal.log");

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
    protected void start(Path folder) throws IOException, GeneralSecurityException {
        Files.deleteIfExists(SECURITY_LOG);
        login = new LoginStandIn(InstantSource.system());
        fhir = new FhirStandIn();
        port = LoopbackPort.free();
        running = this;
        Map<String, String> settings = Map.of(
                "oidc-issuer", login.url(),
                "oidc-client-secret", "secret-of-the-test",
                "portal-url", portal(),
                "metrics-token", METRICS_TOKEN,
                "security-log-folder", LOGS.toString(),
                "fhir-url", fhir.url());
        new PayaraUnderTest(port, "512m", settings).configure(folder);
    }

    @Override
    protected void stop() {
        if (login != null) {
            login.stop();
        }
        if (fhir != null) {
            fhir.stop();
        }
    }
}
