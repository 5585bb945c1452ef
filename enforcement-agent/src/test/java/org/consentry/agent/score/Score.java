// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.consentry.agent.score.key.Kind;
import org.consentry.agent.score.key.Matter;
import org.consentry.agent.score.key.Planted;
import org.consentry.agent.score.key.Secret;

/** How much of the answer key a candidate met. Facts of objects that it refused are not among them. */
final class Score {
    /** What must go. A date that is gone and not moved is no leak, but it is not right either. */
    static final Set<Kind> GOES =
            EnumSet.of(Kind.TEXT_REMOVED, Kind.UID_CHANGED, Kind.DATE_SHIFTED, Kind.PIXELS_HIDDEN);

    private static final Set<Matter> PEOPLE = EnumSet.of(Matter.NAME, Matter.IDENTIFIER, Matter.ADDRESS, Matter.PHONE);

    /**
     * So many of so many.
     *
     * @param right 0 to {@code all}
     */
    record Share(long right, long all) {
        double percent() {
            return all == 0 ? 100 : 100.0 * right / all;
        }
    }

    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<String> traces = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<String> escapes = new ArrayList<>();
    private final Map<Kind, Long> unasked = new EnumMap<>(Kind.class);
    private long sought;
    private int released;
    private int held;

    void released(Planted object, List<Verdict> judged, List<Secret> found) {
        released++;
        verdicts.addAll(judged);
        sought += object.secrets().size();
        found.forEach(secret -> traces.add(secret.matter() + " somewhere in " + object.name()));
        object.held().ifPresent(why -> escapes.add(why + ": " + object.name()));
    }

    void refused(Planted object, String why) {
        if (object.held().isPresent()) {
            held++;
            return;
        }
        refusals.add(object.name() + ": " + why);
        object.key().forEach(fact -> unasked.merge(fact.kind(), 1L, Long::sum));
    }

    Share of(Kind kind) {
        return share(verdict -> verdict.fact().kind() == kind, Verdict::right);
    }

    Share all() {
        return share(verdict -> true, Verdict::right);
    }

    /** Facts that must go and went. */
    Share gone() {
        return share(verdict -> GOES.contains(verdict.fact().kind()), verdict -> !verdict.leak());
    }

    /** Facts that must stay, dates moved, and did. */
    Share stayed() {
        return share(
                verdict -> verdict.fact().kind() == Kind.DATE_SHIFTED
                        || !GOES.contains(verdict.fact().kind()),
                Verdict::right);
    }

    /** All, with each fact of an object refused without need counted as missed, unless it had to go. */
    Share strict() {
        long lost = unasked.values().stream().mapToLong(Long::longValue).sum();
        long safe = unasked.entrySet().stream()
                .filter(entry -> GOES.contains(entry.getKey()) && entry.getKey() != Kind.DATE_SHIFTED)
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Share(all().right() + safe, all().all() + lost);
    }

    /** Secrets of people that stand nowhere in a file, pixels aside. */
    Share nowhere() {
        return new Share(sought - traces.size(), sought);
    }

    List<Verdict> misses() {
        return verdicts.stream().filter(verdict -> !verdict.right()).toList();
    }

    /** Names, numbers, addresses and phones that are still there. */
    List<Verdict> people() {
        return verdicts.stream()
                .filter(verdict -> verdict.leak()
                        && verdict.fact().kind() == Kind.TEXT_REMOVED
                        && PEOPLE.contains(verdict.fact().matter()))
                .toList();
    }

    /** Where something of a person was found by searching whole files. */
    List<String> traces() {
        return List.copyOf(traces);
    }

    /** Objects refused without need, with the reason. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Objects that left although nothing of them may. */
    List<String> escapes() {
        return List.copyOf(escapes);
    }

    int released() {
        return released;
    }

    /** Objects refused of which nothing may leave. */
    int held() {
        return held;
    }

    private Share share(Predicate<Verdict> counts, Predicate<Verdict> right) {
        long all = verdicts.stream().filter(counts).count();
        return new Share(verdicts.stream().filter(counts.and(right)).count(), all);
    }
}
