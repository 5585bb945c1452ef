// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.time.Instant;
import java.util.Set;
import org.consentry.policy.Effect;
import org.consentry.policy.Obligation;

/**
 * A rule that decided.
 *
 * @param effect yes or no
 * @param causes of a no that is not sure, why
 * @param obligations of a yes, what it demands
 * @param ladder how specific it is
 * @param at when the consent was made
 * @param evidenced whether the consent shows who said so
 */
record Said(
        Effect effect, Set<String> causes, Set<Obligation> obligations, Ladder ladder, Instant at, boolean evidenced) {

    boolean denies() {
        return effect == Effect.DENY;
    }
}
