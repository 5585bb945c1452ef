// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a patient stands.
 *
 * @param topics one state per topic, in the order of the topics
 * @param single what the patient said of one company or one scan, newest first, also what leaves it to the main choices
 */
public record Standing(List<TopicState> topics, List<Choice> single) {

    /** Of a patient of whom nothing can be told. */
    public static final Standing UNKNOWN = new Standing(List.of(), List.of());

    public Standing {
        topics = List.copyOf(topics);
        single = List.copyOf(single);
    }

    static Standing of(Map<Matter, Choice> choices, Map<Topic, DefaultRule> rules) {
        List<Choice> single = choices.values().stream()
                .filter(choice -> choice.matter().single())
                .sorted(Comparator.comparing(Choice::at).reversed())
                .toList();
        return new Standing(TopicState.of(choices, rules, exceptions(single)), single);
    }

    /** Whether a no to all recipients or to one was picked after this time, and counts. */
    public boolean saidNoAfter(Instant time) {
        return nos().anyMatch(choice -> choice.at().isAfter(time));
    }

    /** Whether a no to all recipients or to one counts. */
    public boolean saysNo() {
        return nos().findAny().isPresent();
    }

    private Stream<Choice> nos() {
        return Stream.concat(topics.stream().flatMap(state -> state.choice().stream()), single.stream())
                .filter(choice -> choice.value() == Choice.Value.NO)
                .filter(choice -> !(choice.matter() instanceof OneScan));
    }

    /** Of how many companies and scans the patient said no. */
    public Exceptions exceptions() {
        return exceptions(single);
    }

    private static Exceptions exceptions(List<Choice> single) {
        return new Exceptions(count(single, OneCompany.class), count(single, OneScan.class));
    }

    private static int count(List<Choice> single, Class<? extends Matter> kind) {
        return (int) single.stream()
                .filter(choice -> kind.isInstance(choice.matter()) && choice.value() != Choice.Value.NONE)
                .count();
    }

    /** The state of one topic. */
    public TopicState topic(Topic topic) {
        return topics.stream()
                .filter(state -> state.topic() == topic)
                .findFirst()
                .orElseThrow();
    }

    /** Whether this is the choice that counts now on its matter. */
    public boolean counts(Choice choice) {
        return Stream.concat(topics.stream().flatMap(state -> state.choice().stream()), single.stream())
                .anyMatch(choice::equals);
    }

    /** The newest record about one company or scan; empty if there never was one. */
    public Optional<Choice> about(Matter matter) {
        return single.stream().filter(choice -> choice.matter().equals(matter)).findFirst();
    }
}
