// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.InstantSource;

/** At start, puts the agents of the settings on the register. */
@Singleton
@Transactional
public class AgentRegisterStart {
    private static final System.Logger LOG = System.getLogger(AgentRegisterStart.class.getName());

    private final AgentsConfig config;
    private final AgentRegisterStore register;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public AgentRegisterStart(AgentsConfig config, AgentRegisterStore register, InstantSource clock) {
        this.config = config;
        this.register = register;
        this.clock = clock;
    }

    /** Agents that staff decided on stay as they are. */
    public void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        register.lock();
        register.settings(config.agents(), clock.instant())
                .forEach(kept ->
                        LOG.log(Level.INFO, "Agent {0} stays as staff decided, whatever the settings say", kept.id()));
    }
}
