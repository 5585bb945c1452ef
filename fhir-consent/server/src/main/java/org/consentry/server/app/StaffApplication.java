// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.consentry.server.access.answer.AgentFailures;
import org.consentry.server.audit.bypass.BypassResource;
import org.consentry.server.audit.outside.OldReleasesResource;
import org.consentry.server.audit.report.JournalsResource;
import org.consentry.server.decision.SimulationResource;
import org.consentry.server.feed.ChoiceWatchResource;
import org.consentry.server.feed.agent.AgentRegisterResource;
import org.consentry.server.mail.NotesResource;
import org.consentry.server.notice.NoticesResource;
import org.consentry.server.opening.OpeningsResource;
import org.consentry.server.proxy.ProxiesResource;
import org.consentry.server.question.DeskResource;
import org.consentry.server.question.InboxResource;
import org.consentry.server.recipient.CompaniesResource;
import org.consentry.server.recipient.RoutesResource;
import org.consentry.server.regime.RegimesResource;
import org.consentry.server.report.ReportResource;

/** The plain JSON door for staff at {@code /fhir/staff/v1}, besides the FHIR door. */
@ApplicationScoped
@ApplicationPath("/staff/v1")
public class StaffApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AgentFailures.class,
                SimulationResource.class,
                AgentRegisterResource.class,
                CompaniesResource.class,
                RoutesResource.class,
                BypassResource.class,
                JournalsResource.class,
                OldReleasesResource.class,
                NotesResource.class,
                NoticesResource.class,
                OpeningsResource.class,
                InboxResource.class,
                DeskResource.class,
                ProxiesResource.class,
                ChoiceWatchResource.class,
                ReportResource.class,
                RegimesResource.class);
    }

    /** Switches off the automatic description of the door. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
