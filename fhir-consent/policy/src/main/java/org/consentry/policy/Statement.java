// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one consent says about one purpose of a request.
 *
 * @param leaves the rules in it that decide, all with the same effect; none if nothing matches
 * @param undetermined why it cannot be computed, or null if it can
 * @param missing the attributes whose absence alone kept a permit from matching
 */
record Statement(
        ConsentTerms consent,
        List<RuleEvaluation.Leaf> leaves,
        @Nullable Reason undetermined,
        Set<String> missing) {

    static Statement of(ConsentTerms consent, Match match) {
        return switch (consent.base()) {
            case ConsentTerms.Rules rules -> of(consent, rules, match);
            case ConsentTerms.NotComputable(Reason reason) -> new Statement(consent, List.of(), reason, Set.of());
        };
    }

    private static Statement of(ConsentTerms consent, ConsentTerms.Rules rules, Match match) {
        Set<String> missing = new TreeSet<>();
        return new Statement(consent, new RuleEvaluation(match, rules, missing).read(), null, missing);
    }

    /**
     * Whether a rule of its own, one that matches for certain, is for this purpose; an explicit-only purpose must be
     * named. Then an older no of its topic falls to it.
     */
    boolean answers() {
        for (RuleEvaluation.Leaf leaf : leaves) {
            if (leaf.answers()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is of the same topic and made wholly after the other. */
    boolean isNewerThan(Statement other) {
        return isAbout(other.consent.topic()) && consent.made().isAfter(other.consent.made());
    }

    /** Whether it is about this topic. */
    boolean isAbout(String topic) {
        return consent.topic().equals(topic);
    }
}
