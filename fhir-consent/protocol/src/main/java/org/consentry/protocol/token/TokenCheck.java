// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import java.util.Optional;

/** Checks one token in full. */
@FunctionalInterface
public interface TokenCheck {

    /**
     * What the token says, or empty if it is not good: forged, expired, of another issuer, for another audience, or not
     * to be checked now because the issuer's keys cannot be had.
     */
    Optional<BearerToken> check(String token);
}
