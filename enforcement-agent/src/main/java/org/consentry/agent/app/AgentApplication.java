// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The agent's HTTP doors, at the root. */
@ApplicationScoped
@ApplicationPath("/")
public class AgentApplication extends Application {

    /** Switches off the automatic description of the doors. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
