// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.consentry.agent.bypass.ToldIntake;
import org.consentry.agent.decision.Answerer;
import org.consentry.agent.decision.Evaluations;
import org.consentry.agent.decision.Searches;
import org.consentry.agent.decision.SecurityLog;
import org.consentry.agent.dicom.Trial;
import org.consentry.agent.dicomweb.retrieve.FetchDoor;
import org.consentry.agent.dicomweb.search.SearchDoor;
import org.consentry.agent.dicomweb.store.StowDoor;
import org.consentry.agent.quarantine.Quarantine;
import org.consentry.agent.queue.WaitingQueue;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.shadow.ShadowTallies;
import org.consentry.protocol.security.SecurityFile;
import org.consentry.protocol.token.Allowance;
import org.consentry.protocol.token.BearerTokens;
import org.consentry.protocol.token.TokenConfig;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/** Starts the agent with the application and stops it with it. A wrong setting refuses the start. */
@Singleton
public class AgentLifecycle {

    @Resource
    private @Nullable ManagedThreadFactory threads;

    @Inject
    private @Nullable Instance<MetricRegistry> metrics;

    @Inject
    private @Nullable Instance<SecurityLog> security;

    private @Nullable SecurityFile securityFile;
    private @Nullable Agent agent;
    private @Nullable Allowance allowance;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        ManagedThreadFactory managed = threads;
        Instance<SecurityLog> seen = security;
        if (managed == null || seen == null) {
            throw new IllegalStateException("expected a thread factory and beans of the container, found none");
        }
        AgentSettings settings =
                AgentSettings.read(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
        securityFile = SecurityFile.in(settings.securityLog(), "agent", InstantSource.system());
        SecurityLog log = seen.get();
        AgentClock clock = new AgentClock(InstantSource.system(), System::nanoTime);
        Agent started = Agent.start(settings, clock, new AgentMeans(new SecureRandom(), managed, log::turnedAway));
        agent = started;
        allowance = Allowance.aMinute(settings.callsAMinute());
        Instance<MetricRegistry> offered = metrics;
        if (offered != null && offered.isResolvable()) {
            MetricRegistry registry = offered.get();
            registry.gauge(
                    "consentry_sequence_conflict",
                    () -> started.sequenceConflict().isPresent() ? 1 : 0);
            ReadyGauges.register(started, registry);
            TrafficGauges.register(started, registry);
        }
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

    /** Checks the tokens of those who ask; one for the application, since it remembers those it has checked. */
    @Produces
    @Singleton
    public BearerTokens tokens() {
        TokenConfig config = TokenConfig.read(
                key -> ConfigProvider.getConfig().getOptionalValue(key, String.class), "consentry-agent");
        return BearerTokens.of(config, InstantSource.system());
    }

    /** Where refusals are written. */
    @Produces
    @Singleton
    public SecurityFile securityFile() {
        SecurityFile opened = securityFile;
        if (opened == null) {
            throw new IllegalStateException("expected a started agent, found none");
        }
        return opened;
    }

    /** How many questions each client may still ask. */
    @Produces
    @Singleton
    public Allowance allowance() {
        Allowance known = allowance;
        if (known == null) {
            throw new IllegalStateException("expected a running agent, found none");
        }
        return known;
    }

    /** Takes what export systems tell that they have sent. */
    @Produces
    @Dependent
    public ToldIntake told() {
        return agent().bypass().told();
    }

    /** The counts of routes on trial. */
    @Produces
    @Dependent
    public ShadowTallies shadow() {
        return agent().shadow();
    }

    /** Tries one scan on a route. */
    @Produces
    @Dependent
    public Trial trial() {
        return agent().trial();
    }

    /** The door for stores over DICOMweb. */
    @Produces
    @Dependent
    public StowDoor stow() {
        return agent().stow();
    }

    /** The door for fetches over DICOMweb. */
    @Produces
    @Dependent
    public FetchDoor fetches() {
        return agent().fetches();
    }

    /** The door for searches over DICOMweb. */
    @Produces
    @Dependent
    public SearchDoor searches() {
        return agent().searches();
    }

    /** What the decision API answers from. */
    @Produces
    @Dependent
    public Answerer answerer() {
        return agent().answerer();
    }

    /** What waits for recipients. */
    @Produces
    @Dependent
    public WaitingQueue queue() {
        return agent().queue();
    }

    /** What was refused and is kept. */
    @Produces
    @Dependent
    public Quarantine quarantine() {
        return agent().quarantine();
    }

    /** Answers single questions; one for the application, since it sums them up. */
    @Produces
    @Singleton
    public Evaluations evaluations() {
        return new Evaluations(agent().answerer());
    }

    /** Answers searches, and sums them up with single questions. */
    @Produces
    @Dependent
    public Searches searches(Evaluations evaluations) {
        return new Searches(agent().answerer(), evaluations);
    }
}
