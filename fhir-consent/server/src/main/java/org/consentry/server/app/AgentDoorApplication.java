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
import org.consentry.server.audit.report.JournalResource;
import org.consentry.server.audit.waiting.WaitingResource;
import org.consentry.server.feed.FeedResource;
import org.consentry.server.feed.SnapshotResource;
import org.consentry.server.feed.agent.RegisterFilter;

/**
 * The agents' door at {@code /fhir/agent/v1}. Each door lists its classes by name. Classes found automatically would be
 * behind every door.
 */
@ApplicationScoped
@ApplicationPath("/agent/v1")
public class AgentDoorApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AgentRules.class,
                RegisterFilter.class,
                AgentFailures.class,
                FeedResource.class,
                SnapshotResource.class,
                DisclosureResource.class,
                JournalResource.class,
                CodeChangeResource.class,
                WaitingResource.class);
    }

    /** Switches off the automatic description of the door. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
