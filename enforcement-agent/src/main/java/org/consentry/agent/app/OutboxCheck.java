// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the server has taken no report for too long, since patients are not shown what left. */
@Readiness
@ApplicationScoped
public class OutboxCheck implements HealthCheck {

    @Inject
    Provider<Agent> agents;

    @Override
    public HealthCheckResponse call() {
        Agent agent = agents.get();
        return HealthCheckResponse.named("outbox")
                .status(agent.deliversReports())
                .withData("reportsWaiting", agent.reportsWaiting())
                .withData("stuckSeconds", agent.reportsStuck().toSeconds())
                .build();
    }
}
