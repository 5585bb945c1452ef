// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The security labels a rule lists: one dimension, whose values are alternatives, levels and sensitivities alike.
 *
 * @param levels levels of confidentiality
 * @param sensitivities sensitivity labels
 * @param unresolved whether it lists another that could not be interpreted: a deny then may match anything
 */
public record Labels(Set<Confidentiality> levels, Set<Code> sensitivities, boolean unresolved) {

    public Labels {
        levels = Set.copyOf(levels);
        sensitivities = Set.copyOf(sensitivities);
        if (levels.isEmpty() && sensitivities.isEmpty() && !unresolved) {
            throw new IllegalArgumentException("a dimension that is stated lists something");
        }
    }

    /** Both lists as one dimension; null if neither is stated. */
    public static @Nullable Labels of(@Nullable Listed<Confidentiality> levels, @Nullable Listed<Code> sensitivities) {
        if (levels == null && sensitivities == null) {
            return null;
        }
        boolean unresolved =
                (levels != null && levels.unresolved()) || (sensitivities != null && sensitivities.unresolved());
        return new Labels(
                levels == null ? Set.of() : levels.values(),
                sensitivities == null ? Set.of() : sensitivities.values(),
                unresolved);
    }

    /** Whether each sensitivity of the study is one of these, or, where it has none, its level is at most one. */
    boolean permit(Study study) {
        if (study.marking().sensitivities().isEmpty()) {
            return levels.stream()
                    .anyMatch(level -> study.marking().confidentiality().compareTo(level) <= 0);
        }
        return study.marking().sensitivities().stream().allMatch(this::lists);
    }

    /** Whether one fits: the study's level is at least this one, or one of its sensitivities is this one. */
    boolean deny(Study study) {
        return levels.stream()
                        .anyMatch(level -> study.marking().confidentiality().compareTo(level) >= 0)
                || study.marking().sensitivities().stream().anyMatch(this::lists);
    }

    private boolean lists(Code carried) {
        return sensitivities.stream().anyMatch(listed -> SensitivityLabels.isA(carried, listed));
    }
}
