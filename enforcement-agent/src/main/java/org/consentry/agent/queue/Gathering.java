// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.StudyUid;

/**
 * What has come so far of one study on one route. It is complete once nothing more of it came for its rest, or as many
 * objects are here as its sender said it has. The sender's number only shortens the rest: it may be wrong, and what is
 * refused at the door never comes.
 */
final class Gathering {
    private final Set<String> objects = new HashSet<>();
    private boolean begun;
    private long last;
    private int told;

    private Gathering() {}

    /** What is here of each study, without what belongs to a study that was complete already. */
    static Map<StudyUid, Gathering> of(Collection<QueueEntry> onRoute) {
        Map<StudyUid, Gathering> studies = new HashMap<>();
        for (QueueEntry entry : onRoute) {
            if (entry.isHere() && !entry.complete) {
                studies.computeIfAbsent(entry.facts.subject().study(), study -> new Gathering())
                        .add(entry);
            }
        }
        return studies;
    }

    /** Whether the study is complete at that moment. */
    boolean isComplete(Duration rest, long now) {
        return (told > 0 && objects.size() >= told) || until(rest) - now <= 0;
    }

    /** When it is complete if nothing more comes, in ticks. */
    long until(Duration rest) {
        return last + rest.toNanos();
    }

    private void add(QueueEntry entry) {
        objects.add(entry.facts.sopInstance());
        last = begun && last - entry.came > 0 ? last : entry.came;
        begun = true;
        told = Math.max(told, entry.facts.ofStudy());
    }
}
