// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Tokens as the login server makes them, and such as it never would. */
final class Tokens {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final Issuer issuer;
    private final InstantSource clock;

    Tokens(Issuer issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    String agent() {
        return issuer.sign(claims("agent", "Agent"));
    }

    /** The token of a client of an agent. */
    String agentOf(String client) {
        return issuer.sign(claims("agent", "Agent").add("azp", client));
    }

    String exportSystem() {
        return issuer.sign(claims("export-system", "Export system"));
    }

    /** A good token without a role of ours. */
    String stranger() {
        return issuer.sign(claims("offline_access", "Nobody"));
    }

    String registrar() {
        return issuer.sign(claims("registrar", "Registrar"));
    }

    String staff() {
        return issuer.sign(claims("privacy-officer", "Dana Reyes"));
    }

    /** One of the staff with these roles; the same name is the same account. */
    String staffWith(String account, String... roles) {
        JsonArrayBuilder groups = Json.createArrayBuilder().add("staff");
        List.of(roles).forEach(groups::add);
        return issuer.sign(
                claims("staff", "Somebody of the staff").add("sub", account).add("groups", groups));
    }

    /** One account of staff in a program. */
    String staffIn(String client, String account) {
        return issuer.sign(
                claims("privacy-officer", "Dana Reyes").add("sub", account).add("azp", client));
    }

    /** One account of staff, with scopes of an app; the same name is the same account. */
    String staff(String account, String scope) {
        return issuer.sign(
                claims("privacy-officer", "Dana Reyes").add("sub", account).add("scope", scope));
    }

    /** A patient who has signed in under this session of the identity provider. */
    String patientIn(String session) {
        return issuer.sign(
                claims("patient", "Anna").add("patient", "of-a-session").add("sid", session));
    }

    /** The identity provider's word to a client that a session has ended. */
    String logout(String session, String client) {
        return issuer.sign(Json.createObjectBuilder()
                .add("iss", issuer.url())
                .add("aud", client)
                .add("iat", clock.instant().getEpochSecond())
                .add("jti", UUID.randomUUID().toString())
                .add("sid", session)
                .add(
                        "events",
                        Json.createObjectBuilder()
                                .add(
                                        "http://schemas.openid.net/event/backchannel-logout",
                                        Json.createObjectBuilder())));
    }

    /** A system that is told of changes; the same name is the same account. */
    String subscriber(String name) {
        return issuer.sign(claims("subscriber", name).add("sub", name));
    }

    String patient(String id) {
        return issuer.sign(claims("patient", "Anna").add("patient", id));
    }

    /** A patient who acts for another. */
    String proxy(String id) {
        return issuer.sign(claims("patient", "Ben Proxy").add("patient", id));
    }

    /** The same with scopes of an app. */
    String patient(String id, String scope) {
        return issuer.sign(claims("patient", "Anna").add("patient", id).add("scope", scope));
    }

    String registrar(String scope) {
        return issuer.sign(claims("registrar", "Registrar").add("scope", scope));
    }

    String expired() {
        Instant past = clock.instant().minus(Duration.ofHours(1));
        return issuer.sign(claims("agent", "Agent")
                .add("iat", past.getEpochSecond())
                .add("exp", past.plus(LIFE).getEpochSecond()));
    }

    String forAnotherAudience() {
        return issuer.sign(claims("agent", "Agent").add("aud", "another"));
    }

    String ofAnotherIssuer() {
        return issuer.sign(claims("agent", "Agent").add("iss", "https://another.example"));
    }

    /** Good but for one letter of its claims, which the signature no longer fits. */
    String tamperedWith() {
        String good = agent();
        int dot = good.indexOf('.') + 10;
        return good.substring(0, dot) + (good.charAt(dot) == 'A' ? 'B' : 'A') + good.substring(dot + 1);
    }

    private JsonObjectBuilder claims(String role, String name) {
        Instant now = clock.instant();
        return Json.createObjectBuilder()
                .add("iss", issuer.url())
                .add("aud", Json.createArrayBuilder().add("consentry-fhir").add("account"))
                .add("sub", UUID.randomUUID().toString())
                .add("jti", UUID.randomUUID().toString())
                .add("iat", now.getEpochSecond())
                .add("exp", now.plus(LIFE).getEpochSecond())
                .add("azp", "it")
                .add("preferred_username", role)
                .add("name", name)
                .add("groups", Json.createArrayBuilder().add(role));
    }
}
