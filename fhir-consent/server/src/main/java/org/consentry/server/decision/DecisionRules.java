// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import org.consentry.server.access.RoleRules;

/** Nobody but export systems passes the door for questions. */
public class DecisionRules extends RoleRules {
    /** For the container. */
    public DecisionRules() {
        super("export-system");
    }
}
