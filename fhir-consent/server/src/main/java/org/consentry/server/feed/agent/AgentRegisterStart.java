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
import java.util.List;
import java.util.Optional;
import org.consentry.server.access.Caller;
import org.jspecify.annotations.Nullable;

/** At start, puts the agents of the settings on the register, and writes down what that changed. */
@Singleton
@Transactional
public class AgentRegisterStart {
    private static final Caller ITSELF = new Caller(Caller.Kind.ANONYMOUS, null, "settings", null);
    private static final System.Logger LOG = System.getLogger(AgentRegisterStart.class.getName());

    private final AgentsConfig config;
    private final AgentRegisterStore register;
    private final RegisterRecorder recorder;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public AgentRegisterStart(
            AgentsConfig config, AgentRegisterStore register, RegisterRecorder recorder, InstantSource clock) {
        this.config = config;
        this.register = register;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Registers them. Agents that staff decided on stay as they are. */
    public void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
        register.lock();
        List<RegisteredAgent> before = register.ofSettings();
        register.settings(config.agents(), clock.instant())
                .forEach(kept ->
                        LOG.log(Level.INFO, "Agent {0} stays as staff decided, whatever the settings say", kept.id()));
        List<RegisteredAgent> after = register.ofSettings();
        before.stream()
                .filter(was -> after.stream().noneMatch(is -> is.id().equals(was.id())))
                .forEach(gone -> record(gone.id(), null));
        after.stream().filter(is -> !before.contains(is)).forEach(is -> record(is.id(), is));
    }

    private void record(String agent, @Nullable RegisteredAgent wanted) {
        recorder.changed(ITSELF, new RegisterChange(RegisterChange.Step.SET, Optional.empty(), agent, wanted));
    }
}
