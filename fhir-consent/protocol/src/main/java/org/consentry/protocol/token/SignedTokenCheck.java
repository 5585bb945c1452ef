// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks signature, issuer, audience and time of a token (RFC 7519, RFC 9068).
 *
 * <p>The issuer's keys are fetched when the first token comes and kept for 20 seconds. With the half minute for which
 * {@link BearerTokens} remembers a token, a key that the issuer took back counts for less than a minute. A token with a
 * key that is not among them makes them be fetched at once, twice in ten seconds at most. Where the issuer is away, the
 * keys known last count for an hour: its tokens end sooner by themselves.
 */
final class SignedTokenCheck implements TokenCheck {

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

    private static final String BEARER = "Bearer";
    private static final long SECOND = 1000;
    private static final long KEYS_KEPT = 20 * SECOND;
    private static final long PATIENCE = 5 * SECOND;
    private static final long BETWEEN_FETCHES = 10 * SECOND;
    private static final long WITHOUT_ISSUER = 3600 * SECOND;
    private static final int LARGEST_KEY_SET_BYTES = 256 << 10;
    private static final int CLOCKS_APART_SECONDS = 10;
    private static final System.Logger LOG = System.getLogger(SignedTokenCheck.class.getName());

    private final DefaultJWTProcessor<SecurityContext> processor;

    SignedTokenCheck(TokenConfig config, InstantSource clock) {
        this.processor = processor(
                config, clock, Set.of("sub", "exp", "aud"), JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null);
    }

    /** What checks signature, issuer, audience and time, and that these claims are there, of tokens of these types. */
    static DefaultJWTProcessor<SecurityContext> processor(
            TokenConfig config, InstantSource clock, Set<String> required, @Nullable JOSEObjectType... types) {
        JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(config.issuer()).build();
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(config.audience(), exact, required) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew(CLOCKS_APART_SECONDS);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(config)));
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    /** The issuer's keys, fetched when they are needed. */
    private static JWKSource<SecurityContext> keys(TokenConfig config) {
        try {
            DefaultResourceRetriever retriever =
                    new DefaultResourceRetriever((int) PATIENCE, (int) PATIENCE, LARGEST_KEY_SET_BYTES);
            return JWKSourceBuilder.<SecurityContext>create(config.keys().toURL(), retriever)
                    .cache(KEYS_KEPT, 2 * PATIENCE)
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES)
                    .outageTolerant(WITHOUT_ISSUER)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("oidc-jwks-url: expected an http or https URL", e);
        }
    }

    @Override
    public Optional<BearerToken> check(String token) {
        try {
            return said(processor.process(token, null));
        } catch (RateLimitReachedException unknownKeys) {
            return Optional.empty();
        } catch (KeySourceException away) {
            LOG.log(Level.WARNING, "The identity provider''s keys cannot be read: {0}", away.getMessage());
            return Optional.empty();
        } catch (BadJOSEException | JOSEException | ParseException notGood) {
            return Optional.empty();
        }
    }

    /** Keycloak signs ID and refresh tokens with the same keys and says which is which in {@code typ}. */
    private static Optional<BearerToken> said(JWTClaimsSet claims) throws ParseException {
        String type = claims.getStringClaim("typ");
        if (type != null && !type.equals(BEARER)) {
            return Optional.empty();
        }
        @Nullable List<String> roles = claims.getStringListClaim("groups");
        String name = claims.getStringClaim("name");
        return Optional.of(new BearerToken(
                claims.getIssuer(),
                claims.getSubject(),
                claims.getJWTID(),
                claims.getStringClaim("azp"),
                name == null ? claims.getStringClaim("preferred_username") : name,
                Set.copyOf(Objects.requireNonNullElse(roles, List.of())),
                claims.getStringClaim("scope"),
                claims.getStringClaim("patient"),
                claims.getStringClaim("sid"),
                claims.getExpirationTime().toInstant()));
    }
}
