// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers mean which person, after all entries of the feed that say so. Server and agent follow merges by this
 * class alone. Immutable.
 *
 * <p>A number that was merged means the last one of its chain. Numbers whose chain runs in a circle mean themselves,
 * and what was said under one of them makes nothing certain: the answer for all of them is
 * {@link Reason#INDET_IDENTITY}. A look-up is one read of a map; a change reads all merges once.
 */
public final class Merges {
    /** Nobody was merged. */
    public static final Merges NONE = new Merges(Map.of());

    private static final Comparator<PatientId> ORDER =
            Comparator.comparing(PatientId::authority).thenComparing(PatientId::value);

    private static final ConsentTerms IN_A_CIRCLE = new ConsentTerms(
            new ConsentRef("identity", 1),
            "identity",
            Instant.EPOCH,
            new ConsentTerms.NotComputable(Reason.INDET_IDENTITY));

    private final Map<PatientId, PatientId> into;
    private final Map<PatientId, Person> persons = new HashMap<>();

    /**
     * Somebody with several numbers.
     *
     * @param current the number that is valid now, or null if that cannot be told
     * @param numbers all numbers, the valid one first
     */
    private record Person(@Nullable PatientId current, Set<PatientId> numbers) {}

    /** What was told of a number by itself; null if nothing was. */
    @FunctionalInterface
    public interface Told {
        /** What was told of this number. */
        @Nullable PatientTerms of(PatientId number);
    }

    private Merges(Map<PatientId, PatientId> into) {
        this.into = Map.copyOf(into);
        Map<PatientId, Set<PatientId>> groups = new HashMap<>();
        into.keySet()
                .forEach(from -> groups.computeIfAbsent(end(from), end -> new TreeSet<>(ORDER))
                        .add(from));
        groups.forEach((end, others) -> {
            boolean circle = this.into.containsKey(end);
            Set<PatientId> numbers = new LinkedHashSet<>(circle ? Set.of() : Set.of(end));
            numbers.addAll(others);
            Person person = new Person(circle ? null : end, numbers);
            numbers.forEach(number -> persons.put(number, person));
        });
    }

    /** What these entries add up to, in their order. */
    public static Merges of(List<FeedEntry.PatientMerged> entries) {
        return NONE.and(entries);
    }

    /** The same after more entries; of each number the last one counts. A number that means itself is not merged. */
    public Merges and(List<FeedEntry.PatientMerged> entries) {
        if (entries.isEmpty()) {
            return this;
        }
        Map<PatientId, PatientId> more = new HashMap<>(into);
        for (FeedEntry.PatientMerged entry : entries) {
            if (entry.into().equals(entry.from())) {
                more.remove(entry.from());
            } else {
                more.put(entry.from(), entry.into());
            }
        }
        return more.equals(into) ? this : new Merges(more);
    }

    /** Of each merged number the one it was merged into. */
    public Map<PatientId, PatientId> into() {
        return into;
    }

    /** The number that is valid now for the person with this one. */
    public PatientId current(PatientId number) {
        Person person = persons.get(number);
        return person == null || person.current == null ? number : person.current;
    }

    /** Every number of the person with this one, the valid one first. */
    public Set<PatientId> all(PatientId number) {
        Person person = persons.get(number);
        return person == null ? Set.of(number) : Collections.unmodifiableSet(person.numbers);
    }

    /** Whatever the person with this number has said under any number: every no of each of them counts. */
    public PatientTerms terms(PatientId number, Told told) {
        Person person = persons.get(number);
        if (person == null) {
            PatientTerms said = told.of(number);
            return said == null ? PatientTerms.NONE : said;
        }
        PatientTerms all = person.current == null ? PatientTerms.of(IN_A_CIRCLE) : PatientTerms.NONE;
        for (PatientId each : person.numbers) {
            PatientTerms said = told.of(each);
            all = said == null ? all : both(all, said);
        }
        return all;
    }

    private static PatientTerms both(PatientTerms one, PatientTerms other) {
        return new PatientTerms(
                together(one.consents(), other.consents()),
                together(one.cases(), other.cases()),
                together(one.registries(), other.registries()));
    }

    private static <T> List<T> together(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    /** Where the chain ends; if it runs in a circle, the least number of the circle. */
    private PatientId end(PatientId from) {
        Set<PatientId> seen = new LinkedHashSet<>();
        PatientId at = from;
        while (seen.add(at)) {
            PatientId next = into.get(at);
            if (next == null) {
                return at;
            }
            at = next;
        }
        TreeSet<PatientId> circle = new TreeSet<>(ORDER);
        PatientId each = at;
        while (circle.add(each)) {
            each = into.getOrDefault(each, each);
        }
        return circle.first();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Merges merges && into.equals(merges.into);
    }

    @Override
    public int hashCode() {
        return into.hashCode();
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Merges[" + into.size() + "]";
    }
}
