// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

/** Nobody but agents passes the agents' door. */
public class AgentRules extends RoleRules {
    /** For the container. */
    public AgentRules() {
        super("agent");
    }
}
