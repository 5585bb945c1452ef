// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.consentry.launcher.database.Database;
import org.consentry.launcher.database.DatabaseSettings;
import org.consentry.launcher.login.LoginServer;
import org.consentry.launcher.login.LoginSettings;
import org.consentry.launcher.process.Child;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.supply.PinnedSums;
import org.consentry.launcher.web.Listener;
import org.consentry.launcher.web.PayaraMicro;
import org.consentry.launcher.web.PayaraSettings;

/** Knows how to start each part, as often as needed. */
final class Starters {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String DATABASE_NAME = "consentry";
    // A short start matters more here than top speed later: one collector thread, quick compiler only.
    private static final List<String> MAIN_JAVA =
            List.of("-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    // A replica is millions of small objects; short headers make it an eighth smaller.
    private static final List<String> AGENT_JAVA =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders");

    private final StackConfig config;
    private final Endpoints endpoints;
    private final Secrets secrets;
    private final DatabaseSettings database;
    private final PinnedSums sums = PinnedSums.ofTheBuild();

    Starters(StackConfig config, Secrets secrets) {
        this.config = config;
        this.endpoints = config.endpoints();
        this.secrets = secrets;
        this.database = new DatabaseSettings(
                config.run().postgresProgram(),
                config.run().cluster(),
                config.ports().database(),
                secrets.databaseAdmin(),
                DATABASE_NAME,
                secrets.database(),
                secrets.databaseOwner());
    }

    /** Starts the part and returns when it answers. */
    Child start(Part part, Children children) {
        return switch (part) {
            case DATABASE -> new Database(database, sums).start(children);
            case LOGIN -> new LoginServer(login(), sums).start(children);
            case MAIN -> new PayaraMicro(main(), sums).start(children);
            case AGENT -> new PayaraMicro(agent(), sums).start(children);
        };
    }

    String databaseUrl() {
        return database.url();
    }

    private LoginSettings login() {
        return new LoginSettings(
                config.artifacts().keycloak(),
                config.artifacts().login(),
                config.run().keycloakProgram(),
                config.ports().login(),
                secrets.loginAdmin(),
                endpoints.portal(),
                Map.of(
                        "portal-secret", secrets.of(Client.PORTAL),
                        "staff-secret", secrets.staffCode(),
                        "agent-secret", secrets.of(Client.AGENT),
                        "archive-secret", secrets.of(Client.ARCHIVE),
                        "export-secret", secrets.of(Client.EXPORT),
                        "queue-secret", secrets.of(Client.QUEUE),
                        "registrar-secret", secrets.of(Client.REGISTRAR),
                        "tests-secret", secrets.of(Client.TESTS),
                        "tests-enabled", Boolean.toString(config.passwordGrant())));
    }

    private PayaraSettings main() {
        return new PayaraSettings(
                Part.MAIN.process(),
                config.artifacts().payaraMicro(),
                List.of(config.artifacts().server(), config.artifacts().portal()),
                LOOPBACK,
                config.ports().portal(),
                List.of(
                        Listener.systems(config.ports().systems()),
                        Listener.pages(config.ports().pages())),
                config.tls(),
                MAIN_JAVA,
                new Environments(config, endpoints, secrets).main(database),
                config.run().payara(Part.MAIN),
                List.of(URI.create(endpoints.fhir() + "/metadata"), URI.create(endpoints.portal() + "/")));
    }

    private PayaraSettings agent() {
        return new PayaraSettings(
                Part.AGENT.process(),
                config.artifacts().payaraMicro(),
                List.of(config.artifacts().agent()),
                LOOPBACK,
                config.ports().agent(),
                List.of(),
                config.tls(),
                AGENT_JAVA,
                new Environments(config, endpoints, secrets).agent(),
                config.run().payara(Part.AGENT),
                List.of(URI.create(endpoints.agent() + "/health/ready")));
    }
}
