// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consentry.launcher.login.Totp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who guesses passwords at the real Keycloak. Wrong ones counted for the account alone, so anybody could keep a patient
 * from their own no. Each test has addresses of its own.
 */
class GuessingIT {
    // Kept between builds for the unpacked programs; its data is deleted before each.
    private static final Path RUN = Path.of("target", "it-run").toAbsolutePath();
    private static final String WAIT = "There were too many wrong tries from your network. Wait 1 minute, then";
    private static final Map<String, String> USUAL =
            Map.of("wrong-with-one-name", "5", "wrong-of-one-address", "30", "first-wait-seconds", "30");

    private static RunningStack stack;

    @BeforeAll
    static void start() {
        Stack.reset(new RunFolder(RUN));
        stack = Stack.start(
                StackConfig.inCheckout(Artifacts.checkoutAround(Path.of("")), RUN)
                        .withPorts(Ports.free())
                        .withParts(EnumSet.of(Part.LOGIN))
                        .withPasswordGrant(),
                Progress.SILENT);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @AfterEach
    void usualLimits() {
        limits(USUAL);
    }

    @Test
    void oneNamesWrongPasswordsHaveThatNameWaitAtThatAddressOnly() throws IOException {
        Browser home = Browser.at(stack, "127.0.0.10");
        for (int i = 0; i < 5; i++) {
            assertThat(home.password("anna", "wrong-" + i).status()).isEqualTo(200);
        }

        assertThat(home.password("anna", "demo-anna").isSignedIn()).isFalse();
        assertThat(home.status()).isEqualTo(429);
        assertThat(home.page().body()).contains(WAIT);
        assertThat(home.page().headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(1L, 30L);
        assertThat(Browser.at(stack, "127.0.0.10").password("ben", "demo-ben").isSignedIn())
                .isTrue();
        assertThat(Browser.at(stack, "127.0.0.11").password("anna", "demo-anna").isSignedIn())
                .isTrue();
    }

    @Test
    void manyNamesWrongPasswordsHaveTheAddressWaitAndNobodyElse() throws IOException {
        List<String> known = List.of("anna", "ben", "dana");
        Browser guesser = Browser.at(stack, "127.0.0.20");
        for (int i = 0; i < 30; i++) {
            String name = i % 10 < known.size() ? known.get(i % 10) : "somebody-" + i;
            assertThat(guesser.password(name, "wrong-" + i).status()).isEqualTo(200);
        }

        assertThat(guesser.password("somebody-else", "wrong").status()).isEqualTo(429);
        assertThat(Browser.at(stack, "127.0.0.20").password("ben", "demo-ben").status())
                .isEqualTo(429);
        for (String name : List.of("anna", "ben")) {
            assertThat(Browser.at(stack, "127.0.0.21")
                            .password(name, "demo-" + name)
                            .isSignedIn())
                    .isTrue();
        }
    }

    @Test
    void aNameThatNobodyHasIsAnsweredLikeOneThatSomebodyHas() throws IOException {
        assertThat(seen("127.0.0.30", "ben"))
                .isEqualTo(seen("127.0.0.31", "bon"))
                .last()
                .asString()
                .startsWith("429");
    }

    // Status and text of each page, without what differs from page to page and the name that was typed.
    private static List<String> seen(String address, String name) throws IOException {
        Browser browser = Browser.at(stack, address);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            browser.password(name, "wrong");
            seen.add(browser.status()
                    + browser.page()
                            .body()
                            .replaceAll("(session_code|execution|tab_id|client_data)=[^&\"]*", "")
                            .replaceAll("value=\"" + name + "\"", "")
                            .replaceAll("\"[A-Za-z0-9+/=]{40,}\"", ""));
        }
        return seen;
    }

    @Test
    @Timeout(60)
    void theWaitEndsByItself() throws Exception {
        limits(Map.of("wrong-with-one-name", "2", "first-wait-seconds", "5"));
        Browser home = Browser.at(stack, "127.0.0.40");
        home.password("anna", "wrong").password("anna", "wrong");
        assertThat(home.password("anna", "demo-anna").status()).isEqualTo(429);

        while (home.password("anna", "demo-anna").status() == 429) {
            Thread.sleep(200);
        }

        assertThat(home.isSignedIn()).isTrue();
    }

    /** Else who knows a password tries codes for ever, giving the right password in between. */
    @Test
    void wrongCodesHaveToWaitToo() throws IOException {
        Browser thief = Browser.at(stack, "127.0.0.50").password("dana", "demo-dana");
        for (int i = 0; i < 5; i++) {
            assertThat(thief.code("00000" + i).status()).isEqualTo(200);
        }

        assertThat(thief.code(code()).status()).isEqualTo(429);
        assertThat(Browser.at(stack, "127.0.0.50")
                        .password("dana", "demo-dana")
                        .code(code())
                        .status())
                .isEqualTo(429);
        assertThat(Browser.at(stack, "127.0.0.51")
                        .password("dana", "demo-dana")
                        .code(code())
                        .isSignedIn())
                .isTrue();
    }

    /** Whoever holds and drops what waits shows a second proof, as staff do. */
    @Test
    void anOperatorOfTheQueueNeedsACodeToo() throws IOException {
        Browser olga = Browser.at(stack, "127.0.0.52").password("olga", "demo-olga");

        assertThat(olga.isSignedIn()).isFalse();
        assertThat(olga.code(code()).isSignedIn()).isTrue();
    }

    /** Every role of the staff includes the one that the sign-in asks for. */
    @ParameterizedTest
    @ValueSource(strings = {"eli", "theo", "nora", "uma"})
    void staffOfEachRoleNeedACode(String name) throws IOException {
        Browser staff = Browser.at(stack, "127.0.0.53").password(name, "demo-" + name);

        assertThat(staff.isSignedIn()).isFalse();
        assertThat(staff.code(code()).isSignedIn()).isTrue();
    }

    private static String code() {
        return new Totp(stack.secrets().staffCode()).code(Totp.period(Instant.now()));
    }

    @Test
    void whatASenderSaysOfItsAddressIsNotBelieved() throws Exception {
        for (int i = 0; i < 5; i++) {
            Browser.claiming(stack, "127.0.0.60", "198.51.100." + i).password("anna", "wrong-" + i);
        }

        assertThat(Browser.claiming(stack, "127.0.0.60", "198.51.100.77")
                        .password("anna", "demo-anna")
                        .status())
                .isEqualTo(429);
        assertThat(Files.readString(stack.log(Part.LOGIN)))
                .contains("Wrong sign-ins from 127.0.0.60: it waits 30 s; it names another address");
    }

    @Test
    void theWordsAreSpanishForWhoReadsSpanish() throws IOException {
        limits(Map.of("wrong-with-one-name", "1", "first-wait-seconds", "90"));
        Browser home = Browser.inSpanish(stack, "127.0.0.70");

        assertThat(home.password("anna", "wrong")
                        .password("anna", "wrong")
                        .page()
                        .body())
                .contains("Hubo demasiados intentos con datos incorrectos desde su red. Espere 2 minutos y vuelva");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ben", "nobody"})
    void aPasswordGrantHasToWaitToo(String name) throws Exception {
        limits(Map.of("wrong-with-one-name", "3"));
        String address = "ben".equals(name) ? "127.0.0.80" : "127.0.0.81";

        assertThat(Stream.of("wrong", "wrong", "wrong", "demo-ben").map(password -> grant(address, name, password)))
                .containsExactly(400, 400, 400, 429);
    }

    private static int grant(String address, String name, String password) {
        try (HttpClient http = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(address))
                .build()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                            + stack.config().ports().login()
                                            + "/realms/consentry/protocol/openid-connect/token"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "grant_type=password&client_id=tests&client_secret="
                                                    + stack.secrets().of(Client.TESTS) + "&username=" + name
                                                    + "&password=" + password))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void limits(Map<String, String> settings) {
        new KeycloakAdmin(stack.endpoints().issuer(), stack.secrets().loginAdmin()).guessing(settings);
    }
}
