// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session.openid;

import java.util.Optional;

/**
 * The session that a good logout token ends. Without a session in the token, all sessions of the account end.
 *
 * @param session the provider's session ({@code sid})
 * @param subject the account ({@code sub})
 */
public record EndedSession(Optional<String> session, Optional<String> subject) {

    public EndedSession {
        if (session.isEmpty() && subject.isEmpty()) {
            throw new IllegalArgumentException("expected a session or a subject");
        }
    }

    /** Whether this is what has ended. */
    public boolean is(Identity identity) {
        return session.isPresent()
                ? session.equals(identity.session())
                : subject.equals(Optional.of(identity.subject()));
    }

    /** Names no account. */
    @Override
    public String toString() {
        return "EndedSession[]";
    }
}
