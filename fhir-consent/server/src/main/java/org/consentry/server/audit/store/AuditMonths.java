// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Adds the table's parts for the coming months, at start and every day. Events without a part of their own month go to
 * another part meanwhile.
 */
@Singleton
public class AuditMonths {
    private static final System.Logger LOG = System.getLogger(AuditMonths.class.getName());
    private static final Duration AHEAD = Duration.ofDays(92);
    private static final Duration BEHIND = Duration.ofDays(31);

    private final PartitionStore parts;
    private final InstantSource clock;
    private final Future<?> daily;

    /** Takes its collaborators and begins at once. */
    @Inject
    public AuditMonths(PartitionStore parts, ScheduledExecutorService threads, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
        this.daily = threads.scheduleWithFixedDelay(this::add, 0, 1, TimeUnit.DAYS);
    }

    /** Makes the container create this bean at start. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
        LOG.log(Level.DEBUG, "Parts of the audit trail are added ahead");
    }

    @PreDestroy
    void stop() {
        daily.cancel(false);
    }

    private void add() {
        try {
            Instant now = clock.instant();
            int added = parts.add(now.minus(BEHIND), now.plus(AHEAD));
            if (added > 0) {
                LOG.log(Level.INFO, "The audit trail has {0} more months", added);
            }
        } catch (AuditUnavailableException away) {
            LOG.log(Level.WARNING, "The months ahead wait: the database does not answer");
        } catch (RuntimeException | Error broken) {
            // Not thrown on, since the scheduler would then never run again.
            LOG.log(Level.ERROR, "The months ahead could not be added; tomorrow tries again", broken);
        }
    }
}
