// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import org.consentry.agent.replica.ReplicaView;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the replica is loaded and the gateway listens; says how old and how far the replica is. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    @Inject
    Provider<Agent> agents;

    @Override
    public HealthCheckResponse call() {
        Agent agent = agents.get();
        ReplicaView view = agent.replica().view();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("agent")
                .status(view.mode() == ReplicaView.Mode.FOLLOWING)
                .withData("mode", view.mode().name())
                .withData("position", view.position())
                .withData("dicomPort", agent.dicomPort())
                .withData("reportsWaiting", agent.reportsWaiting());
        view.asOf()
                .map(contact -> agent.clock().now().since(contact))
                .map(Duration::toMillis)
                .ifPresent(age -> answer.withData("ageMillis", age));
        return answer.build();
    }
}
