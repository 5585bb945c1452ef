// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach the consent server.
 *
 * @param server its address, such as {@code http://localhost:8080/fhir}, without a slash at the end
 * @param tokens the token endpoint of the identity provider
 * @param clientId this agent's client
 * @param clientSecret its secret
 * @param agent this agent's id, as the server counts it
 * @param site the site's name, as patients read it
 * @param patience how long an answer may take, besides a wait that was asked for
 */
public record ServerConnection(
        URI server, URI tokens, String clientId, String clientSecret, String agent, String site, Duration patience) {

    /** Names no secret. */
    @Override
    public String toString() {
        return "ServerConnection[" + server + ", " + agent + "]";
    }
}
