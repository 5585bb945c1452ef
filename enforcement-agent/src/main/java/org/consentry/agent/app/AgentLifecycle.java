// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.consentry.agent.decision.Answerer;
import org.consentry.agent.decision.Evaluations;
import org.consentry.agent.replica.AgentClock;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Starts the agent with the application and stops it with it. A wrong setting refuses the start. */
@Singleton
public class AgentLifecycle {

    @Resource
    private @Nullable ManagedThreadFactory threads;

    private @Nullable Agent agent;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        ManagedThreadFactory managed = threads;
        if (managed == null) {
            throw new IllegalStateException("expected a managed thread factory of the container, found none");
        }
        AgentSettings settings =
                AgentSettings.read(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
        AgentClock clock = new AgentClock(InstantSource.system(), System::nanoTime);
        agent = Agent.start(settings, clock, new SecureRandom(), managed);
    }

    @PreDestroy
    void stop() {
        Agent running = agent;
        agent = null;
        if (running != null) {
            running.close();
        }
    }

    /** The running agent. */
    @Produces
    @Dependent
    public Agent agent() {
        Agent running = agent;
        if (running == null) {
            throw new IllegalStateException("expected a running agent, found none");
        }
        return running;
    }

    /** What the decision API answers from. */
    @Produces
    @Dependent
    public Answerer answerer() {
        return agent().answerer();
    }

    /** Answers single questions; one for the application, since it sums them up. */
    @Produces
    @Singleton
    public Evaluations evaluations() {
        return new Evaluations(agent().answerer());
    }
}
