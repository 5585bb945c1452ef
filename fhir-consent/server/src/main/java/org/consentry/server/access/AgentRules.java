// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;

/** Lets only agents through the agents' door. */
@Priority(Priorities.AUTHORIZATION)
public class AgentRules extends RoleRules {
    /** For the container. */
    public AgentRules() {
        super("agent");
    }
}
