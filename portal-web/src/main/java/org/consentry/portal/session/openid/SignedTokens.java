// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what the provider signed for this client: ID tokens (OpenID Connect Core 1.0, section 3.1.3.7) and logout
 * tokens (OpenID Connect Back-Channel Logout 1.0, section 2.6). Safe for any number of threads.
 */
final class SignedTokens {

    /** Signatures with a public key only: with a shared secret the public key itself could sign. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final JOSEObjectType LOGOUT = new JOSEObjectType("logout+jwt");
    private static final Duration LOGOUT_GOOD_FOR = Duration.ofMinutes(2);
    private static final int CLOCKS_APART_SECONDS = 10;
    private static final int PATIENCE_MILLIS = 3000;
    private static final int LARGEST_KEY_SET_BYTES = 256 << 10;
    private static final long KEYS_KEPT_MILLIS = 30_000;
    private static final long BETWEEN_FETCHES_MILLIS = 10_000;

    private final DefaultJWTProcessor<SecurityContext> ids;
    private final DefaultJWTProcessor<SecurityContext> logouts;
    private final InstantSource clock;
    private final SeenOnce seen = new SeenOnce(LOGOUT_GOOD_FOR.multipliedBy(2));

    SignedTokens(String issuer, String client, URI keys, InstantSource clock) {
        this.clock = clock;
        JWKSource<SecurityContext> source = source(keys);
        this.ids = processor(source, issuer, client, Set.of("sub", "exp", "iat"), JOSEObjectType.JWT, null);
        this.logouts = processor(source, issuer, client, Set.of("iat", "jti", "events"), LOGOUT, JOSEObjectType.JWT);
    }

    private static JWKSource<SecurityContext> source(URI keys) {
        try {
            var retriever = new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST_KEY_SET_BYTES);
            return JWKSourceBuilder.<SecurityContext>create(keys.toURL(), retriever)
                    .cache(KEYS_KEPT_MILLIS, 2L * PATIENCE_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES_MILLIS)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("expected an http or https URL as jwks_uri, found " + keys, e);
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(
            JWKSource<SecurityContext> keys,
            String issuer,
            String client,
            Set<String> required,
            @Nullable JOSEObjectType... types) {
        var exact = new JWTClaimsSet.Builder().issuer(issuer).build();
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(client, exact, required) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        claims.setMaxClockSkew(CLOCKS_APART_SECONDS);
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    /** Who it is, or empty if the token is not good. A renewal has no nonce to compare with. */
    Optional<Identity> identity(String token, @Nullable String nonce) {
        try {
            JWTClaimsSet claims = ids.process(token, null);
            String kind = claims.getStringClaim("typ");
            boolean right = (nonce == null || nonce.equals(claims.getStringClaim("nonce")))
                    && (kind == null || kind.equals("ID"));
            return right ? Optional.of(identity(claims)) : Optional.empty();
        } catch (BadJOSEException | JOSEException | ParseException notGood) {
            return Optional.empty();
        }
    }

    private static Identity identity(JWTClaimsSet claims) throws ParseException {
        @Nullable List<String> roles = claims.getStringListClaim("groups");
        String account = text(claims, "preferred_username").orElse(claims.getSubject());
        return new Identity(
                claims.getSubject(),
                account,
                text(claims, "name").orElse(account),
                Set.copyOf(Objects.requireNonNullElse(roles, List.of())),
                text(claims, "patient"),
                text(claims, "sid"));
    }

    /** What has ended, or empty if the token is not good or was seen before. */
    Optional<EndedSession> ended(String token) {
        try {
            JWTClaimsSet claims = logouts.process(token, null);
            Instant now = clock.instant();
            Instant issued = claims.getIssueTime().toInstant();
            boolean fresh = issued.isAfter(now.minus(LOGOUT_GOOD_FOR)) && issued.isBefore(now.plus(LOGOUT_GOOD_FOR));
            boolean right = fresh && claims.getClaim("nonce") == null && isLogout(claims.getClaim("events"));
            Optional<String> session = text(claims, "sid");
            Optional<String> subject = text(claims, "sub");
            if (!right || (session.isEmpty() && subject.isEmpty()) || !seen.isNew(claims.getJWTID(), now)) {
                return Optional.empty();
            }
            return Optional.of(new EndedSession(session, subject));
        } catch (BadJOSEException | JOSEException | ParseException notGood) {
            return Optional.empty();
        }
    }

    private static boolean isLogout(@Nullable Object events) {
        return events instanceof Map<?, ?> named && named.get(LOGOUT_EVENT) instanceof Map;
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) throws ParseException {
        return Optional.ofNullable(claims.getStringClaim(name)).filter(value -> !value.isBlank());
    }
}
