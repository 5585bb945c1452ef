// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.consentry.server.access.AgentFailures;
import org.consentry.server.access.AgentRules;
import org.consentry.server.audit.DisclosureResource;
import org.consentry.server.feed.FeedResource;
import org.consentry.server.feed.SnapshotResource;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * The agents' door at {@code /fhir/agent/v1}; bearer tokens are checked for the whole WAR, the FHIR door included. What
 * is behind each door is named, since what is found by itself would be behind all of them.
 */
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT", realmName = "consentry")
@DeclareRoles({"patient", "privacy-officer", "agent", "registrar", "subscriber", "export-system"})
@ApplicationPath("/agent/v1")
public class AgentApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AgentRules.class,
                AgentFailures.class,
                FeedResource.class,
                SnapshotResource.class,
                DisclosureResource.class);
    }
}
