// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose tokens are good here.
 *
 * @param issuer who must have issued a token; setting {@code oidc-issuer}, required
 * @param keys where the issuer's public keys are (JWK Set, RFC 7517); setting {@code oidc-jwks-url}, default the
 *     issuer's {@code /protocol/openid-connect/certs}
 * @param audience whom a token must be for; setting {@code oidc-audience}
 */
public record TokenConfig(String issuer, URI keys, String audience) {

    private static final String KEYS = "/protocol/openid-connect/certs";

    /**
     * Reads the settings.
     *
     * @param source value of a key, empty if it has none
     * @param audience the audience where the settings name none
     * @throws IllegalStateException naming each setting that is missing or wrong
     */
    public static TokenConfig read(Function<String, Optional<String>> source, String audience) {
        List<String> mistakes = new ArrayList<>();
        String issuer =
                source.apply("oidc-issuer").filter(text -> !text.isBlank()).orElse("");
        if (issuer.isEmpty()) {
            mistakes.add("oidc-issuer is missing");
        }
        String text = source.apply("oidc-jwks-url").orElse(issuer + KEYS);
        Optional<URI> keys = address(text);
        if (!issuer.isEmpty() && keys.isEmpty()) {
            mistakes.add("oidc-jwks-url: expected an http or https URL, found \"" + text + "\"");
        }
        // Who changes the keys on the way makes tokens.
        keys.filter(address -> !SafeAddress.isSafe(address))
                .ifPresent(address -> mistakes.add("the issuer's keys (oidc-jwks-url, oidc-issuer): expected "
                        + SafeAddress.EXPECTED + ", found " + address));
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("Settings: " + String.join("; ", mistakes));
        }
        return new TokenConfig(
                issuer,
                keys.orElseThrow(),
                source.apply("oidc-audience").filter(name -> !name.isBlank()).orElse(audience));
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException broken) {
            return Optional.empty();
        }
    }
}
