// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed.agent;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An agent on the register.
 *
 * @param id its name on the server
 * @param client the client its tokens are made for ({@code azp}); no other agent has it
 * @param site name of the site it guards, as patients read it
 */
public record RegisteredAgent(String id, String client, String site) {
    static final String ATTRIBUTE = RegisteredAgent.class.getName();

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern CLIENT = Pattern.compile("[!-~]{1,255}");
    private static final int LONGEST_SITE = 100;
    /** The name under which the server records its own releases. */
    private static final Set<String> RESERVED = Set.of("consent-server");

    /** Checks the parts. */
    public RegisteredAgent {
        if (!ID.matcher(id).matches() || RESERVED.contains(id)) {
            throw new IllegalArgumentException(
                    "expected 1 to 64 letters, digits, dots, dashes and underscores as agent, not consent-server");
        }
        if (!CLIENT.matcher(client).matches()) {
            throw new IllegalArgumentException("expected 1 to 255 visible characters of ASCII as client");
        }
        if (site.isBlank() || site.length() > LONGEST_SITE || site.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("expected 1 to " + LONGEST_SITE + " printable characters as site");
        }
    }

    /** The agent that {@link RegisterFilter} let in. */
    public static RegisteredAgent of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RegisteredAgent agent) {
            return agent;
        }
        throw new IllegalStateException("expected a door behind the register of agents");
    }
}
