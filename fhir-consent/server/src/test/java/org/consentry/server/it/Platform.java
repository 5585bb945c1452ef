// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.consentry.testkit.LoopbackPort;
import org.consentry.testkit.PayaraUnderTest;
import org.consentry.testkit.TestPlatform;
import org.jspecify.annotations.Nullable;

/** What the server under test needs: PostgreSQL and an issuer of tokens. */
public final class Platform extends TestPlatform {

    private static final Path LOGS = Path.of("target", "it-logs").toAbsolutePath();
    /** The server's security log. */
    static final Path SECURITY_LOG = LOGS.resolve("security-server.log");

    private static @Nullable Platform running;

    private @Nullable RealDatabase database;
    private @Nullable Issuer issuer;
    private @Nullable ServerUnderTest server;
    private @Nullable GreenMail mail;
    private int port;

    /** The database of all integration tests. */
    public static RealDatabase database() {
        return Objects.requireNonNull(Objects.requireNonNull(running).database);
    }

    /** The hospital's mail server. */
    static GreenMail mail() {
        return Objects.requireNonNull(Objects.requireNonNull(running).mail);
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
        return server().door();
    }

    /** What its numbers for monitoring were before any test asked anything. */
    static HttpResponse<String> firstMetrics() {
        return server().firstMetrics();
    }

    private static ServerUnderTest server() {
        Platform platform = Objects.requireNonNull(running);
        ServerUnderTest server = platform.server;
        if (server == null) {
            server = new ServerUnderTest(base());
            platform.server = server;
        }
        return server;
    }

    @Override
    protected void start(Path folder) throws IOException, SQLException, GeneralSecurityException {
        Files.deleteIfExists(SECURITY_LOG);
        database = new RealDatabase(Files.createTempDirectory(folder, "postgres"), LoopbackPort.free());
        issuer = new Issuer();
        mail = new GreenMail(new ServerSetup(LoopbackPort.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        port = LoopbackPort.free();
        running = this;
        new PayaraUnderTest(port, "640m", settings(database, issuer, mail)).configure(folder);
    }

    @Override
    protected void stop() {
        if (server != null) {
            server.stop();
        }
        if (database != null) {
            database.stop();
        }
        if (issuer != null) {
            issuer.stop();
        }
        if (mail != null) {
            mail.stop();
        }
    }

    private static Map<String, String> settings(RealDatabase database, Issuer issuer, GreenMail mail) {
        Map<String, String> settings = new HashMap<>();
        settings.put("db-url", database.url() + "?ApplicationName=" + Plans.SERVER);
        settings.put("db-user", database.server());
        settings.put("db-password", database.server());
        settings.put("db-owner-user", database.user());
        settings.put("db-owner-password", database.user());
        settings.put("oidc-issuer", issuer.url());
        settings.put("agents", "it=it|Settings");
        settings.put("security-log-folder", LOGS.toString());
        settings.put("subscription-hosts", "127.0.0.1");
        settings.put("subscription-loopback-http", "true");
        settings.put("subscription-tries", "2");
        settings.put("subscription-key", Base64.getEncoder().encodeToString(new SecureRandom().generateSeed(32)));
        settings.put("subscription-first-retry", "PT0.1S");
        settings.put("mail-host", "127.0.0.1");
        settings.put("mail-port", Integer.toString(mail.getSmtp().getPort()));
        settings.put("mail-security", "none");
        settings.put("mail-from", "notes@hospital.example");
        settings.put("mail-hold", "PT0S");
        settings.put("mail-shared-hold", "PT0S");
        settings.put("mail-give-up", "PT0S");
        settings.put("portal-url", "https://scans.hospital.example");
        return settings;
    }
}
