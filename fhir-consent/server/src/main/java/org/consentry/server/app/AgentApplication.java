// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.consentry.server.access.AgentRules;
import org.consentry.server.access.answer.AgentFailures;
import org.consentry.server.audit.CodeChangeResource;
import org.consentry.server.audit.report.DisclosureResource;
import org.consentry.server.feed.FeedResource;
import org.consentry.server.feed.SnapshotResource;
import org.consentry.server.feed.agent.RegisterFilter;

/**
 * The agents' door at {@code /fhir/agent/v1}. What is behind each door is named, since what is found by itself would be
 * behind all of them.
 */
@ApplicationScoped
@ApplicationPath("/agent/v1")
public class AgentApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AgentRules.class,
                RegisterFilter.class,
                AgentFailures.class,
                FeedResource.class,
                SnapshotResource.class,
                DisclosureResource.class,
                CodeChangeResource.class);
    }

    /** No description of the door for whoever asks. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
