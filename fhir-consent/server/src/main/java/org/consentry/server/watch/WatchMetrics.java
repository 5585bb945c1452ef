// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.protocol.tls.ListenerCertificate;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Numbers for alerts: which chain is broken, and how long ago each was checked; see deploy/alerts.yml. */
@Singleton
public class WatchMetrics {
    private static final long NEVER = -1;

    private final Watch watch;
    private final InstantSource clock;
    private final Instance<MetricRegistry> metrics;

    /** Takes its collaborators. */
    @Inject
    public WatchMetrics(Watch watch, InstantSource clock, Instance<MetricRegistry> metrics) {
        this.watch = watch;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Begins with the application. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (!metrics.isResolvable()) {
            return;
        }
        MetricRegistry registry = metrics.get();
        for (ChainState known : watch.chains()) {
            Tag chain = new Tag("chain", known.chain().id());
            gauge(registry, "consentry_chain_broken", chain, state -> state.holds() ? 0L : 1L);
            gauge(registry, "consentry_chain_links", chain, ChainState::links);
            gauge(registry, "consentry_chain_checked_age_seconds", chain, state -> age(state.checkedAt()));
            gauge(registry, "consentry_chain_whole_age_seconds", chain, state -> age(state.wholeAt()));
        }
        registry.gauge(
                "consentry_head_notes_broken", () -> watch.notes().broken().isEmpty() ? 0L : 1L);
        registry.gauge("consentry_head_notes_unsent", () -> watch.notes().sent() ? 0L : 1L);
        ListenerCertificate certificate = ListenerCertificate.ofThisProcess();
        Tag part = new Tag("part", "main");
        registry.gauge("consentry_tls_refused", certificate::refused, part);
        registry.gauge("consentry_tls_seconds_left", () -> certificate.secondsLeft(clock.instant()), part);
    }

    private void gauge(MetricRegistry registry, String name, Tag chain, Function<ChainState, Long> value) {
        registry.gauge(name, () -> value.apply(now(chain.getTagValue())), chain);
    }

    private ChainState now(String chain) {
        return watch.chains().stream()
                .filter(state -> state.chain().id().equals(chain))
                .findFirst()
                .orElseThrow();
    }

    private long age(Optional<Instant> at) {
        return at.map(then -> Duration.between(then, clock.instant()).toSeconds())
                .orElse(NEVER);
    }
}
