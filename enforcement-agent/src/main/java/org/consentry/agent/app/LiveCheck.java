// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as every loop runs. */
@Liveness
@ApplicationScoped
public class LiveCheck implements HealthCheck {

    @Inject
    Provider<Agent> agents;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("loops").status(agents.get().isAlive()).build();
    }
}
