// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** An object in the queue. What may change is guarded by the {@link Index}. */
final class QueueEntry {
    /** High priority first, then what came first. */
    static final Comparator<QueueEntry> ORDER = Comparator.comparingInt((QueueEntry entry) -> entry.facts.priority())
            .thenComparing(entry -> entry.facts.at())
            .thenComparing(entry -> entry.id);

    /** What is going on with it. */
    enum State {
        /** It may be tried. */
        WAITING,
        /** It is being sent. */
        SENDING,
        /** A person must look at it; it is not tried. */
        HELD,
        /** It must be destroyed, and is never sent. */
        DOOMED,
        /** It is no longer in the queue. */
        OVER
    }

    final String id;
    final WaitingFacts facts;
    final long bytes;

    /** When it came, or the agent found it at its start, in ticks. */
    final long came;

    State state = State.WAITING;
    /** Whether its study was complete with it; what comes later is a round of its own. */
    boolean complete;

    int tries;
    /** Whether it is not tried before {@link #notBefore}, in ticks. */
    boolean pauses;

    long notBefore;
    /** Why it is not tried, or will not be once the attempt under way has ended; null if nobody holds it. */
    @Nullable Hold hold;

    boolean told;
    /** Why it must be destroyed; null unless it must. */
    QueueVerdict.@Nullable Destroy fate;
    /** Read by the thread that sends it. */
    volatile boolean stopped;

    QueueEntry(String id, WaitingFacts facts, long bytes, long came) {
        this.id = id;
        this.facts = facts;
        this.bytes = bytes;
        this.came = came;
    }

    /** Whether somebody may still do something with it. */
    boolean isHere() {
        return state == State.WAITING || state == State.SENDING || state == State.HELD;
    }
}
