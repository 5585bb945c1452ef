// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.Optional;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Reason;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when what may pass does: the replica is loaded and young enough, disclosures can be recorded, and the gateway
 * listens. Says how old and how far the replica is, and why nothing passes if so.
 */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    @Inject
    Provider<Agent> agents;

    @Override
    public HealthCheckResponse call() {
        Agent agent = agents.get();
        ReplicaView view = agent.replica().view();
        Optional<Reason> obstacle = agent.obstacle();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("agent")
                .status(obstacle.isEmpty())
                .withData("mode", view.mode().name())
                .withData("position", view.position())
                .withData("dicomPort", agent.dicomPort())
                .withData("reportsWaiting", agent.reportsWaiting());
        view.asOf()
                .map(contact -> agent.clock().now().since(contact))
                .map(Duration::toMillis)
                .ifPresent(age -> answer.withData("ageMillis", age));
        obstacle.map(Reason::name).ifPresent(reason -> answer.withData("reason", reason));
        return answer.build();
    }
}
