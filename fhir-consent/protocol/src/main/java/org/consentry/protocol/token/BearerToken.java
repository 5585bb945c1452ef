// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a good token says of its bearer. Every value was signed by the issuer.
 *
 * @param issuer the identity provider ({@code iss})
 * @param subject the account ({@code sub}): stable over names and tokens
 * @param id the token's own id ({@code jti})
 * @param client the program that carries the token ({@code azp})
 * @param name a person's full name ({@code name}), else the name of the login ({@code preferred_username})
 * @param roles the roles of the account ({@code groups}); empty if it has none
 * @param scope the SMART scopes as they stand in the token, with spaces between
 * @param patient logical id of the Patient that this account belongs to
 * @param session the issuer's session that it belongs to ({@code sid}); a program's token has none
 * @param expires the first instant at which the token is no longer good ({@code exp})
 */
public record BearerToken(
        String issuer,
        String subject,
        @Nullable String id,
        @Nullable String client,
        @Nullable String name,
        Set<String> roles,
        @Nullable String scope,
        @Nullable String patient,
        @Nullable String session,
        Instant expires) {

    /** Copies the roles. */
    public BearerToken {
        roles = Set.copyOf(roles);
    }

    /** The program that carries the token; {@code unknown} if the token names none. */
    public String clientName() {
        return Optional.ofNullable(client).orElse("unknown");
    }

    /** Names neither person nor account. */
    @Override
    public String toString() {
        return "BearerToken[" + clientName() + ", " + roles + "]";
    }
}
