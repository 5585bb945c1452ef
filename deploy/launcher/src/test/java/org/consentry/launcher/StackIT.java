// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.launcher.login.Totp;
import org.consentry.launcher.process.LocalPort;
import org.consentry.launcher.process.StartException;
import org.consentry.protocol.token.BearerTokens;
import org.consentry.protocol.token.Presented;
import org.consentry.protocol.token.TokenConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackIT {
    // Kept between builds for the unpacked programs; its data is deleted before each.
    private static final Path RUN = Path.of("target", "it-run").toAbsolutePath();

    private static RunningStack stack;

    @BeforeAll
    static void start() {
        Stack.reset(new RunFolder(RUN));
        StackConfig config = StackConfig.inCheckout(Artifacts.checkoutAround(Path.of("")), RUN)
                .withPorts(Ports.free())
                .withParts(EnumSet.of(Part.DATABASE, Part.LOGIN))
                .withPasswordGrant();
        stack = Stack.start(config, Progress.SILENT);
    }

    @AfterAll
    static void stopLeavesNothingBehind() {
        List<ProcessHandle> family = Stream.of(Part.DATABASE, Part.LOGIN)
                .map(stack::pid)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();

        stack.close();

        assertThat(family).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(LocalPort.isTaken(stack.config().ports().database())).isFalse();
        assertThat(LocalPort.isTaken(stack.config().ports().login())).isFalse();
        assertThat(RUN.resolve("pids")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT, agent, consentry-fhir",
        "ARCHIVE, agent, consentry-fhir",
        "EXPORT, export-system, consentry-agent",
        "REGISTRAR, registrar, consentry-fhir"
    })
    void eachMachineGetsATokenWithItsRoleAndAudience(Client client, String role, String audience) {
        String claims = claims(stack.tokens().ofClient(client));

        assertThat(claims)
                .contains("\"iss\":\"" + stack.endpoints().issuer() + "\"")
                .contains("\"" + audience + "\"")
                .contains("\"" + role + "\"")
                .doesNotContain("\"patient\":");
    }

    @Test
    @Timeout(180)
    void aNewKeyOfKeycloakCountsAtOnceAndOneTakenBackNotAMinuteLonger() throws Exception {
        // Only a stand-in had been asked; MicroProfile JWT before it read the keys once and kept them for good.
        BearerTokens tokens = BearerTokens.of(
                new TokenConfig(
                        stack.endpoints().issuer().toString(),
                        URI.create(stack.endpoints().issuer() + "/protocol/openid-connect/certs"),
                        "consentry-fhir"),
                InstantSource.system());
        KeycloakAdmin keys = admin();
        String before = "Bearer " + stack.tokens().ofClient(Client.AGENT);
        assertThat(tokens.presented(List.of(before))).isInstanceOf(Presented.Good.class);
        List<String> old = keys.signing();

        keys.add();
        String after = "Bearer " + stack.tokens().ofClient(Client.AGENT);

        assertThat(key(after)).isNotEqualTo(key(before));
        assertThat(tokens.presented(List.of(after))).isInstanceOf(Presented.Good.class);
        assertThat(tokens.presented(List.of(before))).isInstanceOf(Presented.Good.class);

        old.forEach(keys::disable);
        Instant end = Instant.now().plusSeconds(60);
        while (tokens.presented(List.of(before)) instanceof Presented.Good
                && Instant.now().isBefore(end)) {
            Thread.sleep(500);
        }

        assertThat(tokens.presented(List.of(before))).isInstanceOf(Presented.Bad.class);
        assertThat(tokens.presented(List.of(after))).isInstanceOf(Presented.Good.class);
    }

    /** As deploy/queue does: the token says who it is, and opens the agent's queue. */
    @Test
    void anOperatorSignsInForTheCommandLineInABrowser() throws Exception {
        String begun = answer("auth/device", "scope=openid");
        Browser.on(stack, "127.0.0.60", URI.create(value(begun, "verification_uri_complete")))
                .password("olga", "demo-olga")
                .following()
                .code(new Totp(stack.secrets().staffCode()).code(Totp.period(Instant.now())))
                .following()
                .accept()
                .following();

        String given = answer(
                "token",
                "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=" + value(begun, "device_code"));
        assertThat(claims(value(given, "access_token")))
                .contains("\"consentry-agent\"", "\"gateway-operator\"", "\"name\":\"Olga Ortiz\"");
    }

    private static String answer(String endpoint, String form) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(
                                            stack.endpoints().issuer() + "/protocol/openid-connect/" + endpoint))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "client_id=" + Client.QUEUE.id() + "&client_secret="
                                                    + stack.secrets().of(Client.QUEUE) + "&" + form))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static String value(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private static KeycloakAdmin admin() {
        return new KeycloakAdmin(stack.endpoints().issuer(), stack.secrets().loginAdmin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1", "PassWord1", "football1", "Consentry123", "short-1"})
    void aPasswordThatLeakedOrThatThisPlaceSuggestsIsRefused(String common) {
        HttpResponse<String> refused = admin().password("ben", common);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("invalidPassword");
        assertThat(admin().password("ben", "demo-ben").statusCode()).isEqualTo(204);
    }

    @Test
    void aLongPassphraseIsTakenAsItWasTyped() {
        String phrase = "Eight long words  with äöü, spaces and a snowman ☃ at the very end";
        assertThat(phrase).hasSizeGreaterThanOrEqualTo(64);
        try {
            assertThat(admin().password("ben", phrase).statusCode()).isEqualTo(204);

            assertThat(claims(stack.tokens().ofUser("ben", phrase))).contains("\"preferred_username\":\"ben\"");
            for (String other :
                    List.of(phrase.toLowerCase(Locale.ROOT), phrase.replace("  ", " "), phrase.strip() + " ")) {
                assertThatThrownBy(() -> stack.tokens().ofUser("ben", other))
                        .as(other)
                        .isInstanceOf(Exception.class);
            }
        } finally {
            assertThat(admin().password("ben", "demo-ben").statusCode()).isEqualTo(204);
        }
    }

    /** Whoever reaches Keycloak might register a program of their own and ask people for their consent to it. */
    @Test
    void nobodyRegistersAClientWithoutALogin() throws Exception {
        HttpResponse<String> refused = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        stack.endpoints().issuer() + "/clients-registrations/openid-connect"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"redirect_uris\":[\"https://app.example/back\"]}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(refused.statusCode()).isIn(401, 403);
    }

    /** RSA of 2048 bits, Keycloak's own choice, has 112 bits of strength. */
    @Test
    void tokensAreSignedWithThreeThousandBits() {
        String token = stack.tokens().ofClient(Client.AGENT);

        assertThat(Base64.getUrlDecoder().decode(token.split("\\.", -1)[2])).hasSize(3072 / 8);
    }

    @Test
    void aPatientsTokenNamesTheirRecord() {
        String claims = claims(stack.tokens().ofUser("anna", "demo-anna"));

        assertThat(claims)
                .contains("\"patient\":\"demo-patient-01\"")
                .contains("\"preferred_username\":\"anna\"")
                .contains("\"consentry-fhir\"");
    }

    @Test
    void aTokenOfTheStaffNamesTheRoleAndThatItIsOfTheStaff() {
        String claims = claims(stack.tokens().ofUser("theo", "demo-theo"));

        assertThat(claims).contains("\"desk\"", "\"staff\"").doesNotContain("privacy-officer");
    }

    /** Keycloak ran in development mode, and its production mode looks for others of its kind on all networks. */
    @Test
    void keycloakRunsInProductionModeAndListensOnLoopbackOnly() throws Exception {
        assertThat(Files.readString(stack.log(Part.LOGIN)))
                .contains("Profile prod activated")
                .contains("http://127.0.0.1:" + stack.config().ports().login())
                .doesNotContain("JGroups", "Running the server in development mode");
    }

    @Test
    void theSecretsFileIsReadableByItsOwnerOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(RUN.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void postgresqlIsDurableAndWantsAPassword() throws Exception {
        try (Connection connection = connect(stack.secrets().database())) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(connection, "data_checksums")).isEqualTo("on");
        }
        assertThatThrownBy(() -> connect("wrong")).isInstanceOf(SQLException.class);
    }

    @Test
    void aRestartedPostgresqlStillHasItsData() throws Exception {
        execute("CREATE TABLE kept (word text)");
        execute("INSERT INTO kept VALUES ('still here')");
        execute("GRANT SELECT ON kept TO consentry");

        stack.stop(Part.DATABASE);
        assertThat(stack.isRunning(Part.DATABASE)).isFalse();
        stack.start(Part.DATABASE);
        stack.kill(Part.DATABASE);
        stack.start(Part.DATABASE);

        try (Connection connection = connect(stack.secrets().database());
                ResultSet words = connection.createStatement().executeQuery("SELECT word FROM kept")) {
            assertThat(words.next()).isTrue();
            assertThat(words.getString(1)).isEqualTo("still here");
        }
    }

    /** The role that the server works with owned every table, so its password was enough to switch off the triggers. */
    @Test
    void theServersRoleOwnsNothingAndMakesNothing() throws Exception {
        try (Connection connection = connect(stack.secrets().database())) {
            assertThatThrownBy(() -> connection.createStatement().execute("CREATE TABLE mine (word text)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whatAnOlderInstallationGaveToTheServersRoleGoesToTheOwner() throws Exception {
        try (Connection admin = connectAs("postgres", stack.secrets().databaseAdmin())) {
            admin.createStatement().execute("CREATE TABLE old (word text)");
            admin.createStatement().execute("ALTER TABLE old OWNER TO consentry");
            admin.createStatement().execute("ALTER DATABASE consentry OWNER TO consentry");
        }

        stack.stop(Part.DATABASE);
        stack.start(Part.DATABASE);

        try (Connection connection = connect(stack.secrets().database());
                ResultSet owners = connection
                        .createStatement()
                        .executeQuery("SELECT tableowner, (SELECT datdba::regrole::text FROM pg_database"
                                + " WHERE datname = 'consentry') FROM pg_tables WHERE tablename = 'old'")) {
            assertThat(owners.next()).isTrue();
            assertThat(owners.getString(1)).isEqualTo("consentry_owner");
            assertThat(owners.getString(2)).isEqualTo("consentry_owner");
        }
    }

    @Test
    @Timeout(120)
    void whatEndsByItselfIsStartedAgain() throws Exception {
        long before = stack.pid(Part.DATABASE);

        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        while (stack.pid(Part.DATABASE) == before || !stack.isRunning(Part.DATABASE) || !answers()) {
            Thread.sleep(100);
        }

        assertThat(stack.pid(Part.DATABASE)).isNotEqualTo(before);
    }

    @Test
    void aSecondStartInTheSameFolderIsRefused() {
        assertThatThrownBy(() -> Stack.start(stack.config(), Progress.SILENT))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("Another start already uses the folder");
    }

    @Test
    void aTakenPortIsNamedWithItsPurpose(@TempDir Path other) {
        StackConfig config = StackConfig.inCheckout(Artifacts.checkoutAround(Path.of("")), other)
                .withPorts(stack.config().ports())
                .withParts(EnumSet.of(Part.LOGIN));

        assertThatThrownBy(() -> Stack.start(config, Progress.SILENT))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("Port " + stack.config().ports().login() + ", needed for Keycloak, is taken");
    }

    @Test
    void whatWasNotBuiltIsNamed(@TempDir Path other) {
        StackConfig config = StackConfig.inCheckout(Path.of("/nowhere"), other).withParts(EnumSet.of(Part.AGENT));

        assertThatThrownBy(() -> Stack.start(config, Progress.SILENT))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("/nowhere/enforcement-agent/target/agent.war is missing: build it first");
    }

    /** The header, which names the key. */
    private static String key(String bearer) {
        return bearer.split("\\.", -1)[0];
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private static Connection connect(String password) throws SQLException {
        return connectAs("consentry", password);
    }

    private static Connection connectAs(String role, String password) throws SQLException {
        return DriverManager.getConnection(stack.databaseUrl(), role, password);
    }

    private static boolean answers() {
        try (Connection connection = connect(stack.secrets().database())) {
            return connection.isValid(1);
        } catch (SQLException away) {
            return false;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection =
                connectAs("consentry_owner", stack.secrets().databaseOwner())) {
            connection.createStatement().execute(sql);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (ResultSet result = connection.createStatement().executeQuery("SHOW " + name)) {
            result.next();
            return result.getString(1);
        }
    }
}
