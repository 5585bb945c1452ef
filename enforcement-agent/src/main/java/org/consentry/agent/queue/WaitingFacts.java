// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.consentry.agent.disclosure.InstanceMark;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an object besides its data set.
 *
 * @param at when it came
 * @param priority the sender's: 0 high, 1 medium, 2 low
 * @param subject what is asked before it leaves
 * @param kind what its recipient must take
 * @param sopInstance its SOP Instance UID, as it leaves
 * @param methods what was done to it: codes of (0012,0064)
 * @param mover who asked the sender for it, or null
 * @param mark by which its sender can ask whether it arrived; null of what an older agent kept
 * @param ofStudy how many objects its sender said its study has; 0 if it did not say
 */
public record WaitingFacts(
        Instant at,
        int priority,
        WaitingSubject subject,
        Kind kind,
        String sopInstance,
        SortedSet<String> methods,
        @Nullable Mover mover,
        @Nullable InstanceMark mark,
        int ofStudy) {

    public WaitingFacts {
        methods = Collections.unmodifiableSortedSet(new TreeSet<>(methods));
    }

    /** Of one whose sender did not say how many objects its study has. */
    public WaitingFacts(
            Instant at,
            int priority,
            WaitingSubject subject,
            Kind kind,
            String sopInstance,
            SortedSet<String> methods,
            @Nullable Mover mover,
            @Nullable InstanceMark mark) {
        this(at, priority, subject, kind, sopInstance, methods, mover, mark, 0);
    }

    /** The same, which this mover asked for, and by whose mark its sender can ask. */
    public WaitingFacts from(@Nullable Mover asked, InstanceMark of) {
        return new WaitingFacts(at, priority, subject, kind, sopInstance, methods, asked, of, ofStudy);
    }

    /** The same of that priority. */
    public WaitingFacts urgent(int asSent) {
        return new WaitingFacts(at, asSent, subject, kind, sopInstance, methods, mover, mark, ofStudy);
    }

    /** The same, whose sender said that its study has so many objects. */
    public WaitingFacts ofStudy(int objects) {
        return new WaitingFacts(at, priority, subject, kind, sopInstance, methods, mover, mark, objects);
    }

    /** The same with an equal subject, so that many objects of a study share one. */
    WaitingFacts about(WaitingSubject same) {
        return new WaitingFacts(at, priority, same, kind, sopInstance, methods, mover, mark, ofStudy);
    }
}
