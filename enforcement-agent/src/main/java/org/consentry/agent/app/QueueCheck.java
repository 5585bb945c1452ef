// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import org.consentry.agent.queue.QueueCounts;
import org.consentry.agent.queue.WaitingQueue;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says what waits for recipients, in numbers only. It is never down: a recipient that is away is no fault of the agent,
 * and what passes straight through passes.
 */
@Readiness
@ApplicationScoped
public class QueueCheck implements HealthCheck {

    @Inject
    Provider<Agent> agents;

    @Override
    public HealthCheckResponse call() {
        Agent agent = agents.get();
        WaitingQueue queue = agent.queue();
        QueueCounts counts = queue.counts();
        Duration age = counts.age(agent.clock().now().wall());
        return HealthCheckResponse.named("queue")
                .up()
                .withData("waiting", counts.waiting())
                .withData("held", counts.held())
                .withData("heldRoutes", counts.heldRoutes())
                .withData("damaged", counts.damaged())
                .withData("bytes", counts.bytes())
                .withData("oldestSeconds", age.toSeconds())
                .withData("late", age.compareTo(queue.limits().lateAfter()) > 0)
                .withData("takes", queue.hasRoom())
                .build();
    }
}
