// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider on loopback, with keys that can be changed. */
final class Provider implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    static final String AUDIENCE = "consentry-fhir";

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile RSAKey key;

    Provider() throws IOException, JOSEException {
        this.key = newKey("one");
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/protocol/openid-connect/certs", exchange -> {
            fetches.incrementAndGet();
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    TokenConfig config() {
        return new TokenConfig(url(), URI.create(url() + "/protocol/openid-connect/certs"), AUDIENCE);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int fetches() {
        return fetches.get();
    }

    void rotate() throws JOSEException {
        key = newKey("two");
    }

    /** Claims of a good token. */
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(List.of(AUDIENCE, "account"))
                .subject("account-7")
                .jwtID("token-1")
                .claim("typ", "Bearer")
                .claim("azp", "an-app")
                .claim("name", "Anna Alder")
                .claim("preferred_username", "anna")
                .claim("groups", List.of("patient"))
                .claim("scope", "patient/Consent.r")
                .claim("patient", "demo-patient-01")
                .claim("sid", "session-9")
                .expirationTime(Date.from(NOW.plusSeconds(300)));
    }

    String sign(JWTClaimsSet.Builder claims) throws JOSEException {
        return sign(claims, JOSEObjectType.JWT);
    }

    String sign(JWTClaimsSet.Builder claims, JOSEObjectType type) throws JOSEException {
        return sign(claims, key, type);
    }

    String sign(JWTClaimsSet.Builder claims, RSAKey with, JOSEObjectType type) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(type)
                        .keyID(with.getKeyID())
                        .build(),
                claims.build());
        token.sign(new RSASSASigner(with));
        return token.serialize();
    }

    /** Signed with a shared secret: the text of the public key, which everybody knows. */
    String signWithPublicKeyAsSecret(JWTClaimsSet.Builder claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims.build());
        token.sign(new MACSigner(key.toPublicJWK().toString()));
        return token.serialize();
    }

    static RSAKey newKey(String name) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(name).generate();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
