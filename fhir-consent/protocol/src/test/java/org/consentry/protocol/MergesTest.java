// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Reason;
import org.consentry.policy.Rule;
import org.consentry.policy.Terms;
import org.junit.jupiter.api.Test;

class MergesTest {
    private static final Instant AT = Instant.parse("2026-06-15T12:00:00Z");
    private static final List<PatientId> NUMBERS =
            Stream.of("1", "2", "3", "4").map(MergesTest::number).toList();

    /** Every way in which each of four numbers can mean itself or any other: 256 graphs, circles among them. */
    @Test
    void inEverySmallGraphTheNumbersOfAPersonAgree() {
        List<Map<PatientId, PatientId>> graphs = graphs();
        assertThat(graphs).hasSize(256);

        for (Map<PatientId, PatientId> graph : graphs) {
            Merges merges = Merges.of(entries(graph));
            for (PatientId number : NUMBERS) {
                boolean circle = leadsIntoACircle(graph, number);
                assertThat(merges.current(number)).isEqualTo(circle ? number : end(graph, number));
                assertThat(merges.all(number)).isEqualTo(connected(graph, number));
                for (PatientId same : merges.all(number)) {
                    assertThat(merges.all(same)).isEqualTo(merges.all(number));
                    assertThat(merges.terms(same, MergesTest::own)).isEqualTo(merges.terms(number, MergesTest::own));
                }
                assertThat(undetermined(merges.terms(number, MergesTest::own))).isEqualTo(circle);
            }
        }
    }

    /** A no under a number that is neither the first nor the last of its chain used to depend on when it came. */
    @Test
    void inEverySmallGraphWhatWasSaidUnderOneNumberCountsUnderAll() {
        for (Map<PatientId, PatientId> graph : graphs()) {
            Merges merges = Merges.of(entries(graph));
            for (PatientId number : NUMBERS) {
                Set<String> said = new HashSet<>();
                merges.terms(number, MergesTest::own).consents().forEach(consent -> said.add(consent.topic()));
                said.remove("identity");

                assertThat(said)
                        .isEqualTo(new HashSet<>(connected(graph, number).stream()
                                .map(PatientId::value)
                                .toList()));
            }
        }
    }

    @Test
    void everyOrderOfTheSameEntriesIsTheSame() {
        for (Map<PatientId, PatientId> graph : graphs()) {
            List<FeedEntry.PatientMerged> forward = entries(graph);
            List<FeedEntry.PatientMerged> backward = new ArrayList<>(forward);
            Collections.reverse(backward);
            Merges merges = Merges.of(forward);

            assertThat(Merges.of(backward)).isEqualTo(merges);
            assertThat(merges.and(forward)).isSameAs(merges);
            assertThat(Merges.NONE.and(forward.subList(0, 2)).and(forward.subList(2, 4)))
                    .isEqualTo(merges);
        }
    }

    @Test
    void theLastEntryOfANumberCountsAndOneThatMeansItselfEndsAMerge() {
        Merges merged = Merges.of(List.of(merge("1", "2"), merge("2", "3")));
        assertThat(merged.current(number("1"))).isEqualTo(number("3"));
        assertThat(merged.all(number("2"))).containsExactly(number("3"), number("1"), number("2"));

        Merges other = merged.and(List.of(merge("2", "4")));
        assertThat(other.current(number("1"))).isEqualTo(number("4"));
        assertThat(other.all(number("3"))).containsExactly(number("3"));

        Merges apart = other.and(List.of(merge("1", "1"), merge("2", "2")));
        assertThat(apart).isEqualTo(Merges.NONE);
        assertThat(apart.into()).isEmpty();
    }

    @Test
    void nothingWasToldOfANumberNobodyKnows() {
        Merges merges = Merges.of(List.of(merge("1", "2")));

        assertThat(merges.terms(number("1"), any -> null)).isEqualTo(PatientTerms.NONE);
        assertThat(merges.terms(number("9"), any -> null)).isEqualTo(PatientTerms.NONE);
        assertThat(merges)
                .hasToString("Merges[1]")
                .isNotEqualTo(Merges.NONE)
                .hasSameHashCodeAs(Map.of(number("1"), number("2")));
    }

    private static List<Map<PatientId, PatientId>> graphs() {
        List<Map<PatientId, PatientId>> graphs = new ArrayList<>(List.of(new HashMap<>()));
        for (PatientId from : NUMBERS) {
            List<Map<PatientId, PatientId>> more = new ArrayList<>();
            for (Map<PatientId, PatientId> graph : graphs) {
                for (PatientId into : NUMBERS) {
                    Map<PatientId, PatientId> next = new HashMap<>(graph);
                    next.put(from, into);
                    more.add(next);
                }
            }
            graphs = more;
        }
        return graphs;
    }

    private static boolean leadsIntoACircle(Map<PatientId, PatientId> graph, PatientId number) {
        PatientId end = end(graph, number);
        return !graph.getOrDefault(end, end).equals(end);
    }

    private static PatientId end(Map<PatientId, PatientId> graph, PatientId number) {
        PatientId at = number;
        for (int steps = 0; steps < NUMBERS.size(); steps++) {
            at = graph.getOrDefault(at, at);
        }
        return at;
    }

    private static Set<PatientId> connected(Map<PatientId, PatientId> graph, PatientId number) {
        Set<PatientId> all = new HashSet<>(Set.of(number));
        for (int steps = 0; steps < NUMBERS.size(); steps++) {
            graph.forEach((from, into) -> {
                if (all.contains(from) || all.contains(into)) {
                    all.add(from);
                    all.add(into);
                }
            });
        }
        return all;
    }

    private static List<FeedEntry.PatientMerged> entries(Map<PatientId, PatientId> graph) {
        return NUMBERS.stream()
                .map(from -> new FeedEntry.PatientMerged(1, AT, from, graph.getOrDefault(from, from)))
                .toList();
    }

    private static PatientTerms own(PatientId number) {
        return PatientTerms.of(Terms.consent(number.value(), Rule.deny(Conditions.ANY)));
    }

    private static boolean undetermined(PatientTerms terms) {
        return terms.consents().stream()
                .anyMatch(consent -> consent.base().equals(new ConsentTerms.NotComputable(Reason.INDET_IDENTITY)));
    }

    private static FeedEntry.PatientMerged merge(String from, String into) {
        return new FeedEntry.PatientMerged(1, AT, number(from), number(into));
    }

    private static PatientId number(String value) {
        return new PatientId("urn:oid:2.999.1", value);
    }
}
