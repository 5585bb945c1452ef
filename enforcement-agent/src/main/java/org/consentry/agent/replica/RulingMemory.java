// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.consentry.policy.Permit;
import org.consentry.protocol.export.ExportQuestion;
import org.jspecify.annotations.Nullable;

/**
 * Decides on one question after the other, on one thread. A permit is given again, under its name, if the same is asked
 * as last time, of the same version of the replica, within the time in which nothing in it changes. A no makes a new
 * version, so it counts for the very next question. What is denied is decided anew each time.
 */
public final class RulingMemory {
    /** For what is done on a permit, which must still be good when its disclosure is recorded. */
    private static final Duration TO_USE_IT = Duration.ofMinutes(2);

    private final ExportPolicy policy;
    private final boolean rehearsal;
    private @Nullable Standing last;

    /** @param rehearsal whether routes count as open; then nothing may leave on an answer */
    public RulingMemory(ExportPolicy policy, boolean rehearsal) {
        this.policy = policy;
        this.rehearsal = rehearsal;
    }

    /** Decides, and names the decision and what it was made on. */
    public ExportRuling rule(ReplicaView view, ExportQuestion question, Moment now) {
        LocalDate today = policy.day(now);
        Standing before = last;
        if (before != null && before.answers(view, question, today, now.wall()) && policy.isFresh(view, now)) {
            return before.ruling;
        }
        ExportRuling ruling = rehearsal ? policy.rehearse(view, question, now) : policy.rule(view, question, now);
        last = ruling.decision() instanceof Permit permit
                ? new Standing(
                        view, question, today, now.wall(), permit.validUntil().minus(TO_USE_IT), ruling)
                : null;
        return ruling;
    }

    /** A permit, and how long it answers the same question: until the rules or what the patient said may turn. */
    private record Standing(
            ReplicaView view,
            ExportQuestion question,
            LocalDate day,
            Instant from,
            Instant until,
            ExportRuling ruling) {

        boolean answers(ReplicaView now, ExportQuestion asked, LocalDate today, Instant wall) {
            return view.equals(now)
                    && question.equals(asked)
                    && day.equals(today)
                    && !wall.isBefore(from)
                    && wall.isBefore(until);
        }
    }
}
