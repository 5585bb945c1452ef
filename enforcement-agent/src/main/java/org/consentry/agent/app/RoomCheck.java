// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the disk is nearly full: soon nothing can be recorded, and then nothing leaves. */
@Readiness
@ApplicationScoped
public class RoomCheck implements HealthCheck {

    @Inject
    Provider<Agent> agents;

    @Override
    public HealthCheckResponse call() {
        Room room = agents.get().room();
        return HealthCheckResponse.named("room")
                .status(room.isEnough())
                .withData("freeBytes", room.free())
                .withData("leastBytes", room.least())
                .build();
    }
}
