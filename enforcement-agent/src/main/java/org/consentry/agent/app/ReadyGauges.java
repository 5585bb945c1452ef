// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.consentry.agent.tls.DicomTls;
import org.consentry.protocol.tls.ListenerCertificate;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Lets monitoring read what readiness says, check by check. */
final class ReadyGauges {

    private ReadyGauges() {}

    static void register(Agent agent, MetricRegistry registry) {
        certificate(registry, ListenerCertificate.ofThisProcess(), InstantSource.system());
        GatewaySides sides = agent.sides();
        sides.callers().ifPresent(keys -> keys(registry, keys, "agent-dicom-senders"));
        keys(registry, sides.recipients(), "agent-dicom-recipients");
        ready(registry, "agent", () -> agent.obstacle().isEmpty());
        ready(registry, "outbox", agent::deliversReports);
        ready(registry, "room", () -> agent.room().isEnough());
        registry.gauge("consentry_free_bytes", () -> agent.room().free(), new Tag("part", "agent"));
        registry.gauge("consentry_reports_waiting", agent::reportsWaiting);
        queue(agent, registry);
        agent.bypass()
                .exports()
                .ifPresent(list -> registry.gauge(
                        "consentry_export_list_age_seconds", () -> list.age().toSeconds()));
        registry.gauge(
                "consentry_reports_stuck_seconds", () -> agent.reportsStuck().toSeconds());
    }

    private static void queue(Agent agent, MetricRegistry registry) {
        registry.gauge("consentry_queue_waiting", () -> agent.queue().counts().waiting());
        registry.gauge("consentry_quarantined", () -> agent.quarantine().size());
        registry.gauge("consentry_queue_held", () -> agent.queue().counts().held());
        registry.gauge(
                "consentry_queue_held_routes", () -> agent.queue().counts().heldRoutes());
        registry.gauge("consentry_queue_damaged", () -> agent.queue().counts().damaged());
        registry.gauge("consentry_queue_bytes", () -> agent.queue().counts().bytes());
        registry.gauge("consentry_queue_destroyed", () -> agent.queue().destroyed());
        registry.gauge(
                "consentry_queue_oldest_seconds",
                () -> agent.queue().counts().age(agent.clock().now().wall()).toSeconds());
    }

    private static void certificate(MetricRegistry registry, ListenerCertificate certificate, InstantSource clock) {
        Tag part = new Tag("part", "agent");
        registry.gauge("consentry_tls_refused", certificate::refused, part);
        registry.gauge("consentry_tls_seconds_left", () -> certificate.secondsLeft(clock.instant()), part);
    }

    private static void keys(MetricRegistry registry, DicomTls keys, String name) {
        InstantSource clock = InstantSource.system();
        Tag part = new Tag("part", name);
        registry.gauge("consentry_tls_refused", keys::refused, part);
        registry.gauge("consentry_tls_seconds_left", () -> keys.secondsLeft(clock.instant()), part);
    }

    private static void ready(MetricRegistry registry, String check, BooleanSupplier up) {
        registry.gauge(
                "consentry_ready",
                () -> up.getAsBoolean() ? 1L : 0L,
                new Tag("part", "agent"),
                new Tag("check", check));
    }
}
