// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed.agent;

/** Why the register refuses a caller with the role of an agent. */
enum AgentRefusal {
    /** The token's client is not on the register. */
    UNKNOWN_CLIENT("Expected a client on the register of agents, found another; staff add it"),
    /** The request names an agent with another client. */
    OTHER_AGENT("Expected the agent that the register has for this client, found another"),
    /** The request names a site that is not the agent's. */
    OTHER_SITE("Expected the site that the register has for this agent, found another");

    private final String text;

    AgentRefusal(String text) {
        this.text = text;
    }

    /** The text for the caller. It names nobody. */
    String text() {
        return text;
    }
}
