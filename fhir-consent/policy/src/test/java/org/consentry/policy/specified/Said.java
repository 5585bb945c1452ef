// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.util.Set;
import org.consentry.policy.Effect;
import org.consentry.policy.Obligation;
import org.consentry.policy.Span;

/**
 * A rule that decided.
 *
 * @param effect yes or no
 * @param causes of a no that is not sure, why
 * @param obligations of a yes, what it demands
 * @param ladder how specific it is
 * @param at when the consent was made
 * @param evidenced whether the consent shows who said so
 * @param about whether the rule is one for the requested purpose itself
 * @param toAskerAlone whether it names the requester itself as recipient
 */
record Said(
        Effect effect,
        Set<String> causes,
        Set<Obligation> obligations,
        Ladder ladder,
        Span at,
        boolean evidenced,
        boolean about,
        boolean toAskerAlone) {

    /** Section 10, rule 3: newer is what lies wholly after. */
    boolean newerThan(Said other) {
        return other.at.latest().compareTo(at.earliest()) < 0;
    }

    boolean denies() {
        return effect == Effect.DENY;
    }
}
