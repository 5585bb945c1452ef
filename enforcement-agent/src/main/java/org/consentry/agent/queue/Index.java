// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.consentry.agent.disclosure.InstanceMark;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * What is in the queue, in memory: by what is asked before it leaves, and by route in the order in which it leaves. An
 * entry takes some 300 bytes. For many threads.
 */
final class Index {
    private final Map<WaitingSubject, Set<QueueEntry>> bySubject = new HashMap<>();
    private final Map<WaitingSubject, WaitingSubject> same = new HashMap<>();
    private final Map<String, TreeSet<QueueEntry>> byRoute = new HashMap<>();
    private final Map<String, QueueEntry> byId = new HashMap<>();
    private final Map<StudyUid, Set<QueueEntry>> byStudy = new HashMap<>();
    private final Map<String, Hold> heldRoutes = new HashMap<>();
    private final Set<QueueEntry> doomed = new HashSet<>();
    private final LongSupplier ticks;
    private int size;
    private long changes;

    Index(LongSupplier ticks) {
        this.ticks = ticks;
    }

    synchronized QueueEntry add(String id, WaitingFacts facts, long bytes, Note note) {
        WaitingSubject subject = same.computeIfAbsent(facts.subject(), its -> its);
        QueueEntry entry = new QueueEntry(id, facts.about(subject), bytes, ticks.getAsLong());
        entry.tries = note.tries();
        entry.hold = note.hold();
        entry.state = note.hold() == null ? QueueEntry.State.WAITING : QueueEntry.State.HELD;
        byId.put(id, entry);
        bySubject.computeIfAbsent(subject, its -> new HashSet<>()).add(entry);
        byRoute.computeIfAbsent(subject.calledAe(), its -> new TreeSet<>(QueueEntry.ORDER))
                .add(entry);
        byStudy.computeIfAbsent(subject.study(), its -> new HashSet<>()).add(entry);
        size++;
        changes++;
        return entry;
    }

    synchronized void remove(QueueEntry entry) {
        WaitingSubject subject = entry.facts.subject();
        Set<QueueEntry> alike = bySubject.get(subject);
        if (alike == null || !alike.remove(entry)) {
            return;
        }
        entry.state = QueueEntry.State.OVER;
        doomed.remove(entry);
        byId.remove(entry.id);
        byStudy.computeIfPresent(subject.study(), (study, all) -> all.remove(entry) && all.isEmpty() ? null : all);
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

    /**
     * What may be tried on a route at that moment, in its order; where studies rest, only of those that are complete.
     */
    synchronized List<QueueEntry> due(String route, long now, Optional<Duration> rest) {
        List<QueueEntry> due = new ArrayList<>();
        if (heldRoutes.containsKey(route)) {
            return due;
        }
        rest.ifPresent(whole -> complete(route, now, whole));
        for (QueueEntry entry : byRoute.getOrDefault(route, new TreeSet<>(QueueEntry.ORDER))) {
            if (entry.state == QueueEntry.State.WAITING
                    && (rest.isEmpty() || entry.complete)
                    && (!entry.pauses || entry.notBefore - now <= 0)) {
                due.add(entry);
            }
        }
        return due;
    }

    /** Which studies of a route wait for their rest, and until when if nothing more comes, in ticks. */
    synchronized Map<StudyUid, Long> resting(String route, long now, Duration rest) {
        Map<StudyUid, Long> resting = new HashMap<>();
        Gathering.of(on(route)).forEach((study, gathering) -> {
            if (!gathering.isComplete(rest, now)) {
                resting.put(study, gathering.until(rest));
            }
        });
        return resting;
    }

    private void complete(String route, long now, Duration rest) {
        List<QueueEntry> entries = on(route);
        Map<StudyUid, Gathering> studies = Gathering.of(entries);
        for (QueueEntry entry : entries) {
            Gathering study = studies.get(entry.facts.subject().study());
            if (study != null && study.isComplete(rest, now)) {
                entry.complete = true;
            }
        }
    }

    /** Takes an entry to send it; false if it does not wait any longer, or its route is held. */
    synchronized boolean take(QueueEntry entry) {
        if (entry.state != QueueEntry.State.WAITING
                || heldRoutes.containsKey(entry.facts.subject().calledAe())) {
            return false;
        }
        entry.state = QueueEntry.State.SENDING;
        return true;
    }

    /** Puts an entry back that was taken. If a no came meanwhile, it is doomed; if somebody held it, it is held. */
    synchronized void putBack(QueueEntry entry) {
        if (entry.state == QueueEntry.State.SENDING) {
            entry.state = entry.hold == null ? QueueEntry.State.WAITING : QueueEntry.State.HELD;
            if (entry.stopped) {
                doom(entry);
            }
        }
    }

    /** The same after a try that failed; it is not tried before that moment. */
    synchronized void failed(QueueEntry entry, long notBefore) {
        entry.tries++;
        entry.pauses = true;
        entry.notBefore = notBefore;
        putBack(entry);
    }

    /** Holds an entry; one that is being sent once the attempt has ended. */
    synchronized void hold(QueueEntry entry, Hold hold) {
        entry.hold = hold;
        if (entry.state == QueueEntry.State.WAITING) {
            entry.state = QueueEntry.State.HELD;
        }
    }

    /** Lifts a hold, and begins to count tries anew. */
    synchronized void release(QueueEntry entry) {
        entry.hold = null;
        entry.tries = 0;
        entry.pauses = false;
        if (entry.state == QueueEntry.State.HELD) {
            entry.state = QueueEntry.State.WAITING;
        }
    }

    /** Forgets the pause after a try that failed. */
    synchronized void retry(QueueEntry entry) {
        entry.pauses = false;
    }

    /** Holds a route, or lifts that with null. */
    synchronized void holdRoute(String route, @Nullable Hold hold) {
        if (hold == null) {
            heldRoutes.remove(route);
        } else {
            heldRoutes.put(route, hold);
        }
    }

    synchronized Optional<Hold> hold(String route) {
        return Optional.ofNullable(heldRoutes.get(route));
    }

    synchronized Set<String> heldRoutes() {
        return Set.copyOf(heldRoutes.keySet());
    }

    synchronized Optional<QueueEntry> find(String id) {
        return Optional.ofNullable(byId.get(id)).filter(QueueEntry::isHere);
    }

    /** What waits on a route, is held or being sent, in the order in which it leaves. */
    synchronized List<QueueEntry> on(String route) {
        return byRoute.getOrDefault(route, new TreeSet<>(QueueEntry.ORDER)).stream()
                .filter(QueueEntry::isHere)
                .toList();
    }

    /** Takes an object in. If the agent holds its study, it is held with it. */
    synchronized QueueEntry addWithStudy(String id, WaitingFacts facts, long bytes) {
        Hold hold = holdOf(facts.subject().study()).orElse(null);
        return add(id, facts, bytes, new Note(0, hold));
    }

    /** Holds what is here of a study, on whatever route, and nobody holds yet. */
    synchronized List<QueueEntry> holdStudy(StudyUid study, Hold hold) {
        List<QueueEntry> entries = byStudy.getOrDefault(study, Set.of()).stream()
                .filter(entry -> entry.isHere() && entry.hold == null)
                .toList();
        entries.forEach(entry -> hold(entry, hold));
        return entries;
    }

    private Optional<Hold> holdOf(StudyUid study) {
        return byStudy.getOrDefault(study, Set.of()).stream()
                .filter(QueueEntry::isHere)
                .flatMap(entry -> Stream.ofNullable(entry.hold))
                .filter(Hold::isOfStudy)
                .findFirst();
    }

    /** What came to a route before that moment and is not being sent. */
    synchronized List<QueueEntry> olderThan(Instant before, String route) {
        return on(route).stream()
                .filter(entry -> entry.state != QueueEntry.State.SENDING)
                .filter(entry -> entry.facts.at().isBefore(before))
                .toList();
    }

    /** What is kept of all that waits, is held or being sent. */
    synchronized List<WaitingFacts> here() {
        return byId.values().stream()
                .filter(QueueEntry::isHere)
                .map(entry -> entry.facts)
                .toList();
    }

    synchronized boolean isHeld(QueueEntry entry) {
        return entry.hold != null;
    }

    /** How many of them are being sent now. */
    synchronized int sending(List<QueueEntry> entries) {
        return (int) entries.stream()
                .filter(entry -> entry.state == QueueEntry.State.SENDING)
                .count();
    }

    /** Reads what may change. */
    synchronized <T> T read(QueueEntry entry, Function<QueueEntry, T> reading) {
        return reading.apply(entry);
    }

    /** What must be remembered of it; nothing of what is going or gone. */
    synchronized Note note(QueueEntry entry) {
        return entry.isHere() ? new Note(entry.tries, entry.hold) : Note.NONE;
    }

    /** Dooms all objects with that subject. Of those being sent the sending is stopped. */
    synchronized void doom(WaitingSubject subject, QueueVerdict.Destroy fate) {
        bySubject.getOrDefault(subject, Set.of()).forEach(entry -> doom(entry, fate));
    }

    /** Dooms one object. */
    synchronized void doom(QueueEntry entry, QueueVerdict.Destroy fate) {
        if (entry.fate == null) {
            entry.fate = fate;
        }
        if (entry.state == QueueEntry.State.SENDING) {
            entry.stopped = true;
        } else if (entry.state != QueueEntry.State.OVER) {
            doom(entry);
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

    /** Which of these instances are here. */
    synchronized Set<InstanceMark> among(Set<InstanceMark> marks) {
        Set<InstanceMark> here = new HashSet<>();
        for (QueueEntry entry : byId.values()) {
            InstanceMark mark = entry.facts.mark();
            if (mark != null && marks.contains(mark) && entry.isHere()) {
                here.add(mark);
            }
        }
        return here;
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
        return new QueueCounts(size - held, held, heldRoutes.size(), damaged, bytes, oldest);
    }
}
