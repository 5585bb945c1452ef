// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session.openid;

import java.time.Instant;
import java.util.Optional;

/**
 * The tokens that the provider hands out for a code or a refresh token.
 *
 * @param identity who it is, verified
 * @param access the token to speak to the FHIR server with
 * @param refresh gets the next tokens, once
 * @param renewal from when on the next tokens are to be asked for, with a fifth of their life left
 * @param expires when the access token ends
 */
public record ProviderTokens(
        Identity identity, String access, Optional<String> refresh, Instant renewal, Instant expires) {

    /** Prints no token. */
    @Override
    public String toString() {
        return "ProviderTokens[until " + expires + "]";
    }
}
