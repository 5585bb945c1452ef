// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.6). The issuer makes them for its client, the
 * portal, which passes them on. One that comes twice ends the same session again, so it need not be remembered. Safe
 * for any number of threads.
 */
public final class LogoutTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final JOSEObjectType LOGOUT = new JOSEObjectType("logout+jwt");
    /** The portal tries for two minutes to pass one on. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final DefaultJWTProcessor<SecurityContext> processor;
    private final InstantSource clock;

    /**
     * Checks those of this issuer.
     *
     * @param config whose tokens are good; its audience is the client that the issuer makes logout tokens for
     */
    public LogoutTokens(TokenConfig config, InstantSource clock) {
        this.clock = clock;
        this.processor = SignedTokenCheck.processor(
                config, clock, Set.of("iat", "jti", "sid", "events"), LOGOUT, JOSEObjectType.JWT);
    }

    /** The session ({@code sid}) that this token says has ended; empty if it is not good. */
    public Optional<String> endedSession(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            Instant issued = claims.getIssueTime().toInstant();
            Instant now = clock.instant();
            boolean fresh = issued.isAfter(now.minus(GOOD_FOR)) && issued.isBefore(now.plus(GOOD_FOR));
            boolean right = fresh && claims.getClaim("nonce") == null && isLogout(claims.getClaim("events"));
            return right ? Optional.of(claims.getStringClaim("sid")) : Optional.empty();
        } catch (BadJOSEException | JOSEException | ParseException notGood) {
            return Optional.empty();
        }
    }

    private static boolean isLogout(@Nullable Object events) {
        return events instanceof Map<?, ?> named && named.get(EVENT) instanceof Map;
    }
}
