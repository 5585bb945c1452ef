// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is in the queue, in memory: by what is asked before it leaves, and by route in the order in which it leaves. An
 * entry takes some 300 bytes. For many threads.
 */
final class Index {
    private final Map<WaitingSubject, Set<QueueEntry>> bySubject = new HashMap<>();
    private final Map<WaitingSubject, WaitingSubject> same = new HashMap<>();
    private final Map<String, TreeSet<QueueEntry>> byRoute = new HashMap<>();
    private final Set<QueueEntry> doomed = new HashSet<>();
    private int size;
    private long changes;

    synchronized void add(String id, WaitingFacts facts, long bytes) {
        WaitingSubject subject = same.computeIfAbsent(facts.subject(), its -> its);
        QueueEntry entry = new QueueEntry(id, facts.about(subject), bytes);
        bySubject.computeIfAbsent(subject, its -> new HashSet<>()).add(entry);
        byRoute.computeIfAbsent(subject.calledAe(), its -> new TreeSet<>(QueueEntry.ORDER))
                .add(entry);
        size++;
        changes++;
    }

    synchronized void remove(QueueEntry entry) {
        WaitingSubject subject = entry.facts.subject();
        Set<QueueEntry> alike = bySubject.get(subject);
        if (alike == null || !alike.remove(entry)) {
            return;
        }
        entry.state = QueueEntry.State.OVER;
        doomed.remove(entry);
        size--;
        if (alike.isEmpty()) {
            bySubject.remove(subject);
            same.remove(subject);
        }
        Set<QueueEntry> onRoute = byRoute.get(subject.calledAe());
        if (onRoute != null) {
            onRoute.remove(entry);
            if (onRoute.isEmpty()) {
                byRoute.remove(subject.calledAe());
            }
        }
    }

    synchronized int size() {
        return size;
    }

    /** Counts what was added so far. */
    synchronized long changes() {
        return changes;
    }

    synchronized List<WaitingSubject> subjects() {
        return List.copyOf(bySubject.keySet());
    }

    synchronized List<String> routes() {
        return List.copyOf(byRoute.keySet());
    }

    /** What may be tried on a route at that moment, in its order. */
    synchronized List<QueueEntry> due(String route, long now) {
        List<QueueEntry> due = new ArrayList<>();
        for (QueueEntry entry : byRoute.getOrDefault(route, new TreeSet<>(QueueEntry.ORDER))) {
            if (entry.state == QueueEntry.State.WAITING && (entry.tries == 0 || entry.notBefore - now <= 0)) {
                due.add(entry);
            }
        }
        return due;
    }

    /** Takes an entry to send it; false if it does not wait any longer. */
    synchronized boolean take(QueueEntry entry) {
        if (entry.state != QueueEntry.State.WAITING) {
            return false;
        }
        entry.state = QueueEntry.State.SENDING;
        return true;
    }

    /** Puts an entry back that was taken. If a no came meanwhile, it is doomed. */
    synchronized void putBack(QueueEntry entry) {
        if (entry.state == QueueEntry.State.SENDING) {
            entry.state = QueueEntry.State.WAITING;
            if (entry.stopped) {
                doom(entry);
            }
        }
    }

    /** The same after a try that failed; it is not tried before that moment. */
    synchronized void failed(QueueEntry entry, long notBefore) {
        entry.tries++;
        entry.notBefore = notBefore;
        putBack(entry);
    }

    /** The same for one that a person must look at. */
    synchronized void hold(QueueEntry entry) {
        putBack(entry);
        if (entry.state == QueueEntry.State.WAITING) {
            entry.state = QueueEntry.State.HELD;
        }
    }

    /** Dooms all objects with that subject. Of those being sent the sending is stopped. */
    synchronized void doom(WaitingSubject subject, QueueVerdict.Destroy fate) {
        for (QueueEntry entry : bySubject.getOrDefault(subject, Set.of())) {
            if (entry.fate == null) {
                entry.fate = fate;
            }
            if (entry.state == QueueEntry.State.SENDING) {
                entry.stopped = true;
            } else {
                doom(entry);
            }
        }
    }

    /** What must be destroyed now. */
    synchronized List<QueueEntry> doomed() {
        return List.copyOf(doomed);
    }

    /** It is done with, though its file is still there. */
    synchronized void over(QueueEntry entry) {
        if (entry.state != QueueEntry.State.DOOMED) {
            entry.state = QueueEntry.State.OVER;
        }
    }

    private void doom(QueueEntry entry) {
        entry.state = QueueEntry.State.DOOMED;
        doomed.add(entry);
    }

    /** Counts what is there. */
    synchronized QueueCounts counts(int damaged) {
        int held = 0;
        long bytes = 0;
        Optional<Instant> oldest = Optional.empty();
        for (Set<QueueEntry> onRoute : byRoute.values()) {
            for (QueueEntry entry : onRoute) {
                held += entry.state == QueueEntry.State.HELD ? 1 : 0;
                bytes += entry.bytes;
                Instant at = entry.facts.at();
                if (oldest.filter(before -> !before.isAfter(at)).isEmpty()) {
                    oldest = Optional.of(at);
                }
            }
        }
        return new QueueCounts(size - held, held, damaged, bytes, oldest);
    }
}
