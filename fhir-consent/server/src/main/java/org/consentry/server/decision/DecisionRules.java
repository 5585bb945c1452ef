// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import org.consentry.server.access.RoleRules;

/** Nobody but export systems passes the door for questions. */
@Priority(Priorities.AUTHORIZATION)
public class DecisionRules extends RoleRules {
    /** For the container. */
    public DecisionRules() {
        super("export-system");
    }
}
