// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.consentry.testkit.SigningKey;

/** An OpenID Connect provider that asks nobody for a password: the next sign-in is of whom the test says. */
final class LoginStandIn {

    /** Staff, with the role of each. */
    private static final Map<String, String> ROLES = Map.of(
            "dana", "privacy-officer",
            "rhea", "privacy-reader",
            "theo", "desk",
            "edna", "registry-editor",
            "abel", "registry-approver",
            "uma", "auditor");

    private static final String BASE = "/protocol/openid-connect/";
    private static final int LIFE_SECONDS = 300;

    private final SigningKey key = new SigningKey();
    private final Map<String, Login> logins = new ConcurrentHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final InstantSource clock;
    private final Http http;
    private volatile String next = "anna";
    private volatile String lastSession = "";
    private volatile int life = LIFE_SECONDS;

    /** Refresh tokens that were not used yet. */
    private final Map<String, Login> renewable = new ConcurrentHashMap<>();

    private record Login(String user, String nonce, String challenge, String session) {}

    private volatile JsonObject spoiled = JsonValue.EMPTY_JSON_OBJECT;

    LoginStandIn(InstantSource clock) throws IOException, GeneralSecurityException {
        this.clock = clock;
        this.http = new Http(this::handle);
    }

    String url() {
        return http.url();
    }

    void stop() {
        http.stop();
    }

    /**
     * Who signs in next: anna and cara are a patient, {@link #ROLES} are staff, nemo has an account without a patient.
     */
    void next(String user) {
        next = user;
    }

    /** The provider's session of the last sign-in. */
    String lastSession() {
        return lastSession;
    }

    /** How long access tokens live from now on. */
    void life(int seconds) {
        life = seconds;
    }

    /** A logout token as the provider signs it; a test changes what it likes. */
    JsonObjectBuilder logout(String session) {
        return Json.createObjectBuilder()
                .add("iss", url())
                .add("aud", "portal")
                .add("iat", clock.instant().getEpochSecond())
                .add("jti", UUID.randomUUID().toString())
                .add("sid", session)
                .add(
                        "events",
                        Json.createObjectBuilder()
                                .add("http://schemas.openid.net/event/backchannel-logout", Json.createObjectBuilder()));
    }

    String sign(JsonObjectBuilder claims, String type) {
        return key.sign(claims.build(), type);
    }

    /** How many sessions were ended from server to server. */
    int ended() {
        return ended.get();
    }

    /** What ID tokens say otherwise from now on; an empty object lets them be good again. */
    void idTokensSay(JsonObject claims) {
        spoiled = claims;
    }

    private JsonObjectBuilder idClaims(Login login) {
        JsonObjectBuilder claims = claims(login);
        spoiled.forEach(claims::add);
        return claims;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/.well-known/openid-configuration" -> json(exchange, configuration());
            case BASE + "certs" -> json(exchange, key.published());
            case BASE + "auth" -> login(exchange);
            case BASE + "token" -> token(exchange);
            case BASE + "userinfo" ->
                json(exchange, claims(new Login("anna", "", "", "")).build());
            case BASE + "logout" -> {
                ended.incrementAndGet();
                exchange.sendResponseHeaders(204, -1);
            }
            default -> exchange.sendResponseHeaders(404, -1);
        }
    }

    private void login(HttpExchange exchange) throws IOException {
        Map<String, String> asked = Http.fields(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        logins.put(
                code,
                new Login(
                        next,
                        asked.getOrDefault("nonce", ""),
                        challenge(asked),
                        UUID.randomUUID().toString()));
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        asked.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
    }

    /** Each code and each refresh token is good once; a code only together with the verifier of its challenge. */
    private void token(HttpExchange exchange) throws IOException {
        var sent = Http.fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean renewal = "refresh_token".equals(sent.get("grant_type"));
        Login login = renewal
                ? renewable.remove(sent.getOrDefault("refresh_token", ""))
                : logins.remove(sent.getOrDefault("code", ""));
        if (login == null || !(renewal || login.challenge().equals(sha256(sent.getOrDefault("code_verifier", ""))))) {
            Http.answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        lastSession = login.session();
        json(exchange, tokens(login));
    }

    private JsonObject tokens(Login login) {
        String refresh = "refresh-" + UUID.randomUUID();
        renewable.put(refresh, new Login(login.user(), "", "", login.session()));
        return Json.createObjectBuilder()
                .add("token_type", "Bearer")
                .add("expires_in", life)
                .add("access_token", key.sign(claims(login).build()))
                .add("id_token", key.sign(idClaims(login).build()))
                .add("refresh_token", refresh)
                .build();
    }

    private static String challenge(Map<String, String> asked) {
        String challenge = asked.getOrDefault("code_challenge", "");
        if (challenge.isEmpty() || !"S256".equals(asked.get("code_challenge_method"))) {
            throw new IllegalArgumentException("expected a sign-in with PKCE");
        }
        return challenge;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonArrayBuilder groups(String user) {
        JsonArrayBuilder groups = Json.createArrayBuilder().add(ROLES.getOrDefault(user, "patient"));
        return ROLES.containsKey(user) ? groups.add("staff") : groups;
    }

    private JsonObjectBuilder claims(Login login) {
        String user = login.user();
        Instant now = clock.instant();
        var claims = Json.createObjectBuilder()
                .add("iss", url())
                .add("aud", Json.createArrayBuilder().add("portal").add("consentry-fhir"))
                .add("azp", "portal")
                .add("sub", user)
                .add("jti", UUID.randomUUID().toString())
                .add("iat", now.getEpochSecond())
                .add("exp", now.getEpochSecond() + LIFE_SECONDS)
                .add("preferred_username", user)
                .add("name", user)
                .add("groups", groups(user));
        if (user.equals("anna") || user.equals("cara")) {
            claims.add("patient", "p1");
        }
        claims.add("sid", login.session());
        return login.nonce().isEmpty() ? claims : claims.add("nonce", login.nonce());
    }

    private JsonObject configuration() {
        var configuration = Json.createObjectBuilder().add("issuer", url());
        Map.of(
                        "authorization_endpoint", "auth",
                        "token_endpoint", "token",
                        "userinfo_endpoint", "userinfo",
                        "end_session_endpoint", "logout",
                        "jwks_uri", "certs")
                .forEach((name, path) -> configuration.add(name, url() + BASE + path));
        return configuration
                .add("response_types_supported", Json.createArrayBuilder().add("code"))
                .add("subject_types_supported", Json.createArrayBuilder().add("public"))
                .add(
                        "id_token_signing_alg_values_supported",
                        Json.createArrayBuilder().add("RS256"))
                .build();
    }

    private static void json(HttpExchange exchange, JsonObject body) throws IOException {
        Http.answer(exchange, 200, "application/json", body.toString());
    }
}
