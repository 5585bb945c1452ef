// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score;

import org.consentry.agent.score.key.Fact;

/**
 * What became of one fact.
 *
 * @param object in which it stands
 * @param right whether the answer key is met
 * @param leak whether something that must go is still there
 */
record Verdict(String object, Fact fact, boolean right, boolean leak) {
    /** Where, of which kind and about what; no value. */
    String place() {
        return fact.kind().label() + " " + fact.matter() + " " + fact.path() + " of " + object;
    }
}
