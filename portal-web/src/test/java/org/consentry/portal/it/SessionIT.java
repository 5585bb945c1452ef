// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.File;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds a sign-in together, and what ends it. */
@ExtendWith(ArquillianExtension.class)
class SessionIT {

    private static final int REQUESTS = 1500;
    private static final int AT_ONCE = 8;

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    /** Patients and staff at the same time: the container's isUserInRole now and then said no, so 404 came of it. */
    @Test
    void patientsAndStaffAtTheSameTimeAllFindTheirPages() throws Exception {
        Visitor anna = Visitor.signedIn("anna");
        Visitor dana = Visitor.signedIn("dana");
        List<Future<Integer>> answers = new ArrayList<>();
        ExecutorService browser = Executors.newFixedThreadPool(AT_ONCE);

        for (int i = 0; i < REQUESTS; i++) {
            boolean staff = i % 3 == 0;
            answers.add(browser.submit(() -> (staff ? dana.get("/staff") : anna.get("/questions")).statusCode()));
        }

        try {
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            browser.shutdownNow();
        }
    }

    /** The container's session id alone opened everything. */
    @Test
    void theSessionIdAloneOpensNothing() {
        Map<String, String> held = Visitor.signedIn("anna").cookies();
        String both = "sid=" + held.get("sid") + "; key=" + held.get("key");

        assertThat(held.get("key")).matches("[A-Za-z0-9_-]{43}");
        assertThat(get("/home", both).statusCode()).isEqualTo(200);
        assertThat(get("/home", "sid=" + held.get("sid")).statusCode()).isEqualTo(302);
        assertThat(get("/home", "sid=" + held.get("sid") + "; key=" + "A".repeat(43))
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("/home", both).statusCode()).isEqualTo(200);
    }

    /** A sign-in leaves the id behind that the browser had before, which others may know. */
    @Test
    void aSignInGivesTheSessionANewId() {
        var anna = new Visitor(Platform.portal());
        anna.get("/sign-in");
        String before = anna.cookies().get("sid");

        anna.follow("/sign-in");

        assertThat(before).isNotNull();
        assertThat(anna.cookies().get("sid")).isNotEqualTo(before);
    }

    /** An ID token of another sign-in, for another program, of another provider or of yesterday. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"nonce\":\"of another sign-in\"}",
                "{\"aud\":[\"another\"]}",
                "{\"aud\":\"consentry-fhir\"}",
                "{\"iss\":\"https://login.example\"}",
                "{\"exp\":1}",
                "{\"typ\":\"Refresh\"}"
            })
    void anIdTokenThatIsNotGoodOpensNothing(String claims) {
        var anna = new Visitor(Platform.portal());
        Platform.login().next("anna");
        try (JsonReader said = Json.createReader(new StringReader(claims))) {
            Platform.login().idTokensSay(said.readObject());
            HttpResponse<String> refused = anna.follow("/sign-in");

            assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(anna.get("/home").statusCode()).isEqualTo(302);
        } finally {
            Platform.login().idTokensSay(JsonValue.EMPTY_JSON_OBJECT);
        }
        assertThat(anna.follow("/sign-in").statusCode()).isEqualTo(200);
        assertThat(anna.get("/home").statusCode()).isEqualTo(200);
    }

    /** A code that somebody else caught could be handed in: nothing tied it to who had asked (PKCE). */
    @Test
    void aCodeIsAskedForWithAChallengeAndHandedInWithItsVerifier() {
        String asked = new Visitor(Platform.portal())
                .get("/home")
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(asked)
                .containsPattern("code_challenge=[A-Za-z0-9_-]{43}(&|$)")
                .contains("code_challenge_method=S256");
        assertThat(Visitor.signedIn("anna").get("/home").statusCode()).isEqualTo(200);
    }

    /** Who read Spanish pages signed in on an English one. */
    @Test
    void theSignInIsInTheLanguageOfThePage() {
        var visitor = new Visitor(Platform.portal());

        assertThat(visitor.get("/home", "Accept-Language", "es-MX").headers().firstValue("Location"))
                .get()
                .asString()
                .contains("ui_locales=es");
    }

    /** The administrator ended a session, and it went on in the portal for up to eight hours. */
    @Test
    void aSessionThatTheProviderEndsIsOverHereAndTheFhirServerIsTold() throws Exception {
        Visitor anna = Visitor.signedIn("anna");
        String session = Platform.login().lastSession();
        Visitor other = Visitor.signedIn("anna");
        String token = Platform.login().sign(Platform.login().logout(session), "logout+jwt");

        HttpResponse<String> answer = new Visitor(Platform.portal()).post("/backchannel-logout", logout(token));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(anna.get("/home").statusCode()).isEqualTo(401);
        assertThat(anna.get("/home").statusCode()).isEqualTo(302);
        assertThat(other.get("/home").statusCode()).isEqualTo(200);
        waitFor(() -> Platform.fhir().notices().contains(token));
        assertThat(new Visitor(Platform.portal())
                        .post("/backchannel-logout", logout(token))
                        .statusCode())
                .as("each token counts once")
                .isEqualTo(400);
    }

    /** A form that was sent after its session had ended from outside was lost. */
    @Test
    void aFormOfAnEndedSessionIsKeptForTheSamePerson() {
        Visitor anna = Visitor.signedIn("anna");
        Map<String, String> fields = new HashMap<>(anna.form("/choices/ai"));
        fields.put("pick", "no");
        String session = Platform.login().lastSession();
        String token = Platform.login().sign(Platform.login().logout(session), "logout+jwt");
        new Visitor(Platform.portal()).post("/backchannel-logout", logout(token));

        HttpResponse<String> late = anna.post("/choices/ai", fields);

        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body()).contains("You were signed out", "We kept your answers");
        assertThat(Platform.fhir().versions()).isEmpty();
        Platform.login().next("anna");
        assertThat(anna.follow("/choices/ai").body()).containsPattern("value=\"no\"[^>]*checked");
    }

    @Test
    void aLogoutTokenThatIsNotGoodEndsNothing() throws Exception {
        Visitor anna = Visitor.signedIn("anna");
        String session = Platform.login().lastSession();
        LoginStandIn login = Platform.login();
        long now = Instant.now().getEpochSecond();
        List<String> bad = List.of(
                "",
                "a.b.c",
                new LoginStandIn(InstantSource.system()).sign(login.logout(session), "logout+jwt"),
                login.sign(login.logout(session).add("iss", "https://another.example"), "logout+jwt"),
                login.sign(login.logout(session).add("aud", "another"), "logout+jwt"),
                login.sign(login.logout(session).add("nonce", "n"), "logout+jwt"),
                login.sign(login.logout(session).add("events", Json.createObjectBuilder()), "logout+jwt"),
                login.sign(login.logout(session).remove("events"), "logout+jwt"),
                login.sign(login.logout(session).remove("jti"), "logout+jwt"),
                login.sign(login.logout(session).remove("sid"), "logout+jwt"),
                login.sign(login.logout(session).add("iat", now - 600), "logout+jwt"),
                login.sign(login.logout(session).add("exp", now - 60), "logout+jwt"),
                login.sign(login.logout(session), "at+jwt"));

        for (String token : bad) {
            HttpResponse<String> answer = new Visitor(Platform.portal()).post("/backchannel-logout", logout(token));
            assertThat(answer.statusCode()).as(token).isEqualTo(400);
        }

        assertThat(anna.get("/home").statusCode()).isEqualTo(200);
    }

    /** With refresh tokens that are good once, requests side by side must not each use the same one. */
    @Test
    void requestsAtTheSameTimeRenewTheTokensOnce() throws Exception {
        Platform.login().life(1);
        Visitor anna = Visitor.signedIn("anna");
        ExecutorService browser = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(browser.submit(() -> anna.get("/questions").statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            Platform.login().life(300);
            browser.shutdownNow();
        }
    }

    private static void waitFor(BooleanSupplier what) throws InterruptedException {
        for (int i = 0; i < 100 && !what.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(what.getAsBoolean()).isTrue();
    }

    private static Map<String, String> logout(String token) {
        return Map.of("logout_token", token);
    }

    private static HttpResponse<String> get(String path, String cookies) {
        return new Visitor(Platform.portal()).get(path, "Cookie", cookies);
    }

    /** A stranger's answer with a state of nobody got the container's page with a stack trace. */
    @Test
    void anAnswerThatNobodyAskedForGetsAPlainPage() {
        for (String query : List.of("", "?state=x", "?code=a&state=x", "?error=access_denied&state=x", "?state=%00")) {
            HttpResponse<String> answer = new Visitor(Platform.portal()).get("/callback" + query);

            assertThat(answer.statusCode()).as(query).isEqualTo(403);
            assertThat(answer.body()).as(query).contains("</html>").doesNotContain("Exception", "Payara", "\tat ");
        }
    }
}
