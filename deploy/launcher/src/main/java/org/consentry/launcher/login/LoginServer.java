// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consentry.launcher.process.Child;
import org.consentry.launcher.process.ChildSpec;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.process.Readiness;
import org.consentry.launcher.process.StopSignal;
import org.consentry.launcher.supply.PinnedSums;

/** Keycloak in production mode with our realm, bound to loopback. */
public final class LoginServer {
    /** Name of the process, its log and its pid file. */
    public static final String NAME = "keycloak";

    private static final Duration LIMIT = Duration.ofMinutes(8);
    // Set whole: an own JAVA_OPTS replaces Keycloak's defaults, which are made for long-running servers.
    private static final String JAVA_OPTIONS =
            "-XX:MetaspaceSize=96m -XX:MaxMetaspaceSize=320m -Xms256m -Xmx512m -XX:+UseSerialGC"
                    + " -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8";

    private static final List<String> BUILD_OPTIONS =
            List.of("--db=dev-file", "--health-enabled=false", "--metrics-enabled=false");

    private final LoginSettings settings;
    private final PinnedSums sums;

    public LoginServer(LoginSettings settings, PinnedSums sums) {
        this.settings = settings;
        this.sums = sums;
    }

    /** Starts Keycloak and returns when it publishes the realm's OpenID configuration. */
    public Child start(Children children) {
        KeycloakProgram.unpackOnce(sums, settings.archive(), settings.program());
        new KeycloakBuild(settings.program(), settings.provider(), BUILD_OPTIONS)
                .once(children, buildEnvironment(), LIMIT);
        Path data = settings.program().resolve("data");
        new RealmImport(data).write(settings.allPlaces());
        CommonPasswords.write(data);
        Child child =
                children.start(new ChildSpec(NAME, command(), environment(), settings.program(), StopSignal.TERM));
        URI configuration = URI.create(settings.issuer() + "/.well-known/openid-configuration");
        Readiness.await(child, () -> Readiness.answers(configuration), LIMIT);
        return child;
    }

    private List<String> command() {
        return List.of(
                "sh", settings.program().resolve("bin/kc.sh").toString(), "start", "--optimized", "--import-realm");
    }

    private static Map<String, String> buildEnvironment() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", JAVA_OPTIONS);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(buildEnvironment());
        environment.putAll(Map.of(
                // Else it looks for others of its kind on every network of the machine.
                "KC_CACHE",
                "local",
                "KC_HTTP_ENABLED",
                "true",
                "KC_HTTP_HOST",
                "127.0.0.1",
                "KC_HTTP_PORT",
                Integer.toString(settings.port()),
                "KC_HOSTNAME",
                "http://localhost:" + settings.port(),
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                settings.adminPassword()));
        // Where the links of the sign-in pages lead.
        environment.put("PORTAL_URL", settings.portal().toString());
        return environment;
    }
}
