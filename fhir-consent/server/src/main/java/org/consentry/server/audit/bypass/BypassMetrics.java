// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.bypass;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.consentry.server.storage.work.AfterCommit;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Counts what left and nobody had allowed, for alerts; see deploy/alerts.yml. */
@Singleton
public class BypassMetrics {
    /** Prometheus reads it as {@code consentry_bypass_total}. */
    private static final String NAME = "consentry_bypass";

    private final Instance<MetricRegistry> metrics;
    private final AfterCommit afterCommit;

    /** Takes its collaborators. */
    @Inject
    public BypassMetrics(Instance<MetricRegistry> metrics, AfterCommit afterCommit) {
        this.metrics = metrics;
        this.afterCommit = afterCommit;
    }

    /** There from the start: an increase from nothing at all is none. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (metrics.isResolvable()) {
            var _ = metrics.get().counter(NAME);
        }
    }

    /** Counts one, when the transaction has committed. */
    void found() {
        if (metrics.isResolvable()) {
            MetricRegistry registry = metrics.get();
            afterCommit.run(() -> registry.counter(NAME).inc());
        }
    }
}
