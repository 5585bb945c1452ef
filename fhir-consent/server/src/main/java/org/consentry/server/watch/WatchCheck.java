// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * Reports whether sealed records are unchanged. It is always up. A restarted server, or one without requests, would
 * save no patient's no and mend no chain. The alert is the metric {@code consentry_chain_broken}.
 */
@Liveness
@ApplicationScoped
public class WatchCheck implements HealthCheck {
    @Inject
    @SuppressWarnings("NullAway.Init") // the container fills it
    private Provider<Watch> watch;

    @Override
    public HealthCheckResponse call() {
        Watch watching = watch.get();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("audit").up().withData("holds", watching.holds());
        for (ChainState state : watching.chains()) {
            answer.withData(state.chain().id() + ".links", state.links());
            answer.withData(state.chain().id() + ".firstBroken", state.brokenAt());
            answer.withData(state.chain().id() + ".outside", state.outside());
        }
        return answer.withData(
                        "notes",
                        watching.notes().broken().isEmpty()
                                ? "hold"
                                : watching.notes().broken())
                .build();
    }
}
