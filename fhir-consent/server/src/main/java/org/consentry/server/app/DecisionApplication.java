// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.consentry.server.access.answer.AgentFailures;
import org.consentry.server.decision.ContentTypes;
import org.consentry.server.decision.DecisionFailures;
import org.consentry.server.decision.DecisionRules;
import org.consentry.server.decision.RequestIds;
import org.consentry.server.decision.SearchResource;

/** The door for searches at {@code /fhir/access/v1}. Decisions have a servlet of their own. */
@ApplicationScoped
@ApplicationPath("/access/v1")
public class DecisionApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                DecisionRules.class,
                RequestIds.class,
                ContentTypes.class,
                DecisionFailures.class,
                AgentFailures.class,
                SearchResource.class);
    }

    /** Switches off the automatic description of the door. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
