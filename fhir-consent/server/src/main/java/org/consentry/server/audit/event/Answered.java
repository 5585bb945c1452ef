// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.util.List;
import org.consentry.policy.Purpose;

/**
 * What the sender of something that left past the agents had been told before.
 *
 * @param kind the newest answer on record
 * @param policies what that answer rests on, as its event has it; empty unless it was yes
 * @param purposes what was asked for; empty unless it was yes
 */
public record Answered(Kind kind, List<String> policies, List<Purpose> purposes) {
    /** It did not ask, as far as anybody knows. */
    public static final Answered NOTHING = new Answered(Kind.NONE, List.of(), List.of());

    /** It was told no. */
    public static final Answered NO = new Answered(Kind.NO, List.of(), List.of());

    /** What was answered. */
    public enum Kind {
        YES,
        NO,
        NONE
    }

    /** Copies the lists. */
    public Answered {
        policies = List.copyOf(policies);
        purposes = List.copyOf(purposes);
    }

    /** It was told yes. */
    public static Answered yes(List<String> policies, List<Purpose> purposes) {
        return new Answered(Kind.YES, policies, purposes);
    }

    /** Whether it could know that it may send. */
    public boolean allowed() {
        return kind == Kind.YES;
    }
}
