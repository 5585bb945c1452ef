// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Reason;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when what may pass does: the replica is loaded and young enough, disclosures can be recorded, and the gateway
 * listens, and the server takes reports under their numbers. Says how old and how far the replica is, and why nothing
 * passes if so.
 */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    /** The server has other reports under this agent's numbers; what leaves is on disk here, not at the server. */
    private static final String SEQUENCE_CONFLICT = "SEQUENCE_CONFLICT";

    @Inject
    Provider<Agent> agents;

    @Override
    public HealthCheckResponse call() {
        Agent agent = agents.get();
        ReplicaView view = agent.replica().view();
        Optional<Reason> obstacle = agent.obstacle();
        OptionalLong conflict = agent.sequenceConflict();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("agent")
                .status(obstacle.isEmpty() && conflict.isEmpty())
                .withData("mode", view.mode().name())
                .withData("position", view.position())
                .withData("dicomPort", agent.dicomPort())
                .withData("reportsWaiting", agent.reportsWaiting());
        view.asOf()
                .map(contact -> agent.clock().now().since(contact))
                .map(Duration::toMillis)
                .ifPresent(age -> answer.withData("ageMillis", age));
        conflict.ifPresent(
                known -> answer.withData("serverHasReportsUpTo", known).withData("reason", SEQUENCE_CONFLICT));
        obstacle.map(Reason::name).ifPresent(reason -> answer.withData("reason", reason));
        return answer.build();
    }
}
