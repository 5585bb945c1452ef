// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;
import java.util.Set;

/**
 * One rule of a consent, and the exceptions that beat it.
 *
 * @param effect what it does to a request it matches
 * @param conditions what it is about
 * @param period when it holds, within the period of the rule around it
 * @param obligations what a permit from this rule demands
 * @param exceptions rules one level deeper; any of them that applies beats this rule, and among them a deny wins
 */
public record Rule(
        Effect effect, Conditions conditions, Period period, Set<Obligation> obligations, List<Rule> exceptions) {

    public Rule {
        obligations = Set.copyOf(obligations);
        exceptions = List.copyOf(exceptions);
    }

    /** A rule that always holds and demands nothing. */
    public static Rule permit(Conditions conditions, Rule... exceptions) {
        return new Rule(Effect.PERMIT, conditions, Period.ALWAYS, Set.of(), List.of(exceptions));
    }

    /** A rule that always holds. */
    public static Rule deny(Conditions conditions, Rule... exceptions) {
        return new Rule(Effect.DENY, conditions, Period.ALWAYS, Set.of(), List.of(exceptions));
    }

    /** The same rule, demanding these. */
    public Rule demanding(Obligation... demanded) {
        return new Rule(effect, conditions, period, Set.of(demanded), exceptions);
    }

    /** The same rule, holding only then. */
    public Rule during(Period when) {
        return new Rule(effect, conditions, when, obligations, exceptions);
    }
}
