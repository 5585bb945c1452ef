// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * Shows administrators which elements stopped how many objects on which route. It is always up, since a stop is no
 * fault.
 */
@Liveness
@ApplicationScoped
public class StopsCheck implements HealthCheck {

    @Inject
    Provider<Agent> agents;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("stopped-by-element").up();
        agents.get().stops().counted().forEach(answer::withData);
        return answer.build();
    }
}
