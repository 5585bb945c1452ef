// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consentry.policy.*;
import org.jspecify.annotations.Nullable;

/**
 * Section 10, rule 3: how specific a rule is.
 *
 * @param steps actor, purpose, data and project
 */
record Ladder(List<Integer> steps) {

    private static final int DEVICE = 3;
    /** What could not be interpreted may be as narrow as can be. */
    private static final int UNKNOWN = 4;

    static Ladder of(List<Conditions> levels, Matching matching) {
        return new Ladder(List.of(
                most(levels, level -> actor(level, matching.request().recipient())),
                most(levels, level -> purpose(level.purposes(), matching)),
                most(levels, level -> data(level, matching.request().study())),
                most(levels, level -> level.projects() == null ? 0 : 1)));
    }

    /** A registry's opt-out: about purposes, and else about everything. */
    static Ladder ofRegistry(Set<Purpose> purposes, Matching matching) {
        return new Ladder(List.of(0, purpose(new Listed<>(purposes, false), matching), 0, 0));
    }

    /** The flag an object carries: about this study, whatever the purpose. */
    static Ladder ofFlag() {
        return new Ladder(List.of(0, 0, 2, 0));
    }

    /** A rule that states nothing. */
    static Ladder ofAnything() {
        return new Ladder(List.of(0, 0, 0, 0));
    }

    /** At least as specific in all, more in one. */
    boolean dominates(Ladder other) {
        boolean more = false;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) < other.steps.get(i)) {
                return false;
            }
            more |= steps.get(i) > other.steps.get(i);
        }
        return more;
    }

    private static int most(List<Conditions> levels, Function<Conditions, Integer> step) {
        return levels.stream().map(step).max(Integer::compare).orElse(0);
    }

    private static int actor(Conditions level, Recipient asked) {
        Recipients listed = level.parties().recipients();
        if (level.parties().otherRole()) {
            return UNKNOWN;
        }
        if (listed == null) {
            return 0;
        }
        if (listed.ids().contains(asked.id())) {
            return asked.device() ? DEVICE : 2;
        }
        if (asked.parents().stream().anyMatch(listed.ids()::contains)) {
            return 2;
        }
        return asked.classes().stream().anyMatch(listed.ids()::contains) ? 1 : UNKNOWN;
    }

    private static int purpose(@Nullable Listed<Purpose> listed, Matching matching) {
        Purpose asked = matching.purpose();
        if (listed == null) {
            return 0;
        }
        if (listed.values().contains(asked) && Purposes.leaf(asked)) {
            return 2;
        }
        boolean reached =
                listed.values().stream().anyMatch(each -> Matching.denyReaches(each, asked, matching.umbrellas()));
        return reached ? 1 : UNKNOWN;
    }

    private static int data(Conditions level, Study study) {
        Listed<DataItem> named = level.data().items();
        if (named != null) {
            boolean guessed = named.unresolved()
                    && named.values().stream()
                            .noneMatch(item -> new NamedData(item).fit(study).sure());
            boolean aStudy = named.values().stream().anyMatch(item -> new NamedData(item).isStudy());
            return guessed || aStudy ? 2 : 1;
        }
        return Stream.of(
                                level.data().taken(),
                                level.data().codes(),
                                level.data().classes(),
                                level.labels(),
                                level.parties().custodians(),
                                level.parties().authors())
                        .anyMatch(Objects::nonNull)
                ? 1
                : 0;
    }
}
