// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.consentry.agent.dicom.Hearing;
import org.consentry.agent.dicom.Stops;
import org.consentry.agent.disclosure.Traffic;
import org.consentry.protocol.Route;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Lets monitoring read what passes, what does not, and who has gone silent. No number is about a patient. */
final class TrafficGauges {

    private TrafficGauges() {}

    static void register(Agent agent, MetricRegistry registry) {
        agent.stops().watch((stop, count) -> stopped(registry, stop, count));
        agent.traffic().watch((passage, count) -> objects(registry, passage, count));
        Hearing hearing = agent.hearing();
        hearing.senders()
                .forEach(title -> registry.gauge(
                        "consentry_sender_silent_seconds",
                        () -> hearing.silence(title).toSeconds(),
                        new Tag("sender", title)));
        Arrays.stream(Route.State.values())
                .forEach(state -> registry.gauge(
                        "consentry_routes",
                        () -> agent.replica()
                                .view()
                                .routes()
                                .filter(way -> way.route().state() == state)
                                .count(),
                        new Tag("state", state.name().toLowerCase(Locale.ROOT))));
        registry.gauge("consentry_key_age_seconds", () -> agent.keyAge().toSeconds());
    }

    private static void stopped(MetricRegistry registry, Stops.Stop stop, Supplier<Long> count) {
        registry.gauge(
                "consentry_stopped_objects",
                count,
                new Tag("route", stop.route()),
                new Tag("reason", stop.code()),
                new Tag("element", stop.element()));
    }

    private static void objects(MetricRegistry registry, Traffic.Passage passage, Supplier<Long> count) {
        registry.gauge(
                "consentry_objects",
                count,
                new Tag("route", passage.route()),
                new Tag("outcome", passage.outcome()),
                new Tag("reason", passage.reason()));
    }
}
