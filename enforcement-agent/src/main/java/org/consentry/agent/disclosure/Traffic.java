// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.consentry.protocol.DisclosureReport.State;

/** Counts the objects that were sent, refused and so on, on each route and since the start. Every door is counted. */
public final class Traffic {
    private static final Set<State> OBJECTS =
            Set.of(State.SENT, State.FAILED, State.REFUSED, State.UNCERTAIN, State.DESTROYED);

    private final KindCounts<Passage> counts = new KindCounts<>();

    /**
     * What became of objects.
     *
     * @param route the called AE title, or the client that asked
     * @param outcome such as {@code sent} or {@code refused}
     * @param reason why not; empty if there is none
     */
    public record Passage(String route, String outcome, String reason) {}

    /** Reports every kind that there was, and every new one, with its count. */
    public void watch(BiConsumer<Passage, Supplier<Long>> told) {
        counts.watch(told);
    }

    /** Counts what is reported; what answers and people did moves no object. */
    void count(List<ReportLine> lines) {
        lines.stream()
                .filter(line -> OBJECTS.contains(line.state()))
                .forEach(line -> counts.count(of(line), line.instances()));
    }

    private static Passage of(ReportLine line) {
        String reason = line.reason() == null ? "" : line.reason().name();
        return new Passage(line.origin().route(), line.state().name().toLowerCase(Locale.ROOT), reason);
    }
}
