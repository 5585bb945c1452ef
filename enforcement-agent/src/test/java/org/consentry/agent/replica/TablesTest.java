// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.policy.Decision;
import org.consentry.policy.TruthTable;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.export.Certainty;
import org.consentry.protocol.export.ExportTable;
import org.consentry.protocol.export.Told;
import org.consentry.protocol.export.TruthTableQuestion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables that every door answers alike, told to a replica by the feed. */
class TablesTest {
    private final ExportPolicy policy = new ExportPolicy(Duration.ofSeconds(10), ZoneOffset.UTC);

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.consentry.protocol.export.TruthTableQuestion#all")
    void everyRowOfThePolicyHolds(TruthTableQuestion question) {
        Moment now = at(question.now());

        Decision decision =
                policy.decide(view(question.told()).completeAt(now), question.asked(question.claims()), now);

        assertThat(TruthTable.outcome(decision)).isEqualTo(question.row().expected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everyRowOfTheChecksHolds(ExportTable.Row row) {
        Decision decision = policy.decide(as(row.certainty(), view(row.told().entries())), row.asked(), at(Told.NOON));

        assertThat(TruthTable.outcome(decision)).isEqualTo(row.expected());
    }

    static Stream<ExportTable.Row> rows() {
        return ExportTable.rows().stream();
    }

    /** A view that is as sure as the row wants its door to be. */
    private static ReplicaView as(Certainty certainty, ReplicaView view) {
        if (certainty.permitsNothing()) {
            return view.completeAt(at(Told.NOON)).reloading();
        }
        return certainty.doubt() == null ? view.completeAt(at(Told.NOON)) : view;
    }

    private static ReplicaView view(List<FeedEntry> entries) {
        return Entries.view(entries.toArray(FeedEntry[]::new));
    }

    private static Moment at(Instant instant) {
        return new Moment(instant, 0);
    }
}
