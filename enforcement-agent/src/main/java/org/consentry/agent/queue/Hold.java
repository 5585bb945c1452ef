// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Instant;
import org.consentry.protocol.HandAct;

/**
 * Why an object, or all of a route, is not tried.
 *
 * @param byHand whether a person held it; else the agent did
 * @param since when it was held
 * @param by the person's name; {@code agent} if the agent held it
 * @param why the person's words, or what the agent found; nothing of a patient
 */
public record Hold(boolean byHand, Instant since, String by, String why) {
    private static final String AGENT = "agent";

    /** Why the agent holds the objects of a study of which another names another patient. */
    static final String MIXED_STUDY = "another object of its study names another patient";

    static Hold of(HandAct act, Instant since) {
        return new Hold(true, since, act.by(), act.why());
    }

    /** Whether the agent holds it with the rest of its study. */
    boolean isOfStudy() {
        return !byHand && why.equals(MIXED_STUDY);
    }

    static Hold byAgent(Instant since, String why) {
        return new Hold(false, since, AGENT, why);
    }
}
