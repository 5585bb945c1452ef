// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.replica.ExportRoute;
import org.consentry.policy.Deny;
import org.consentry.policy.Reason;
import org.consentry.protocol.HandAct;

/**
 * What operators do by hand to what waits. Who did what, and why, is on the disk of the journal before it is done. None
 * of it lets anything leave: consent is decided anew before each attempt. For many threads.
 */
public final class HandWork {
    private final QueueParts parts;
    private final QueueState queue;
    private final QueueWatch watch;

    HandWork(QueueParts parts, QueueState queue, QueueWatch watch) {
        this.parts = parts;
        this.queue = queue;
        this.watch = watch;
    }

    /**
     * Does it to one object.
     *
     * @return empty if no such object waits
     * @throws JournalUnavailableException if it cannot be recorded; then it is not done
     * @throws QueueUnavailableException if the disk does not take it; then it is forgotten at the next start
     */
    public Optional<HandDone> onObject(HandAct act, String id) {
        return queue.index().find(id).map(entry -> done(act, List.of(entry)));
    }

    /**
     * Does it to all that waits on a route. A hold is one of the route: it also holds what comes later. A release lifts
     * it, and the hold of each object.
     *
     * @return empty if nothing waits on it and it is no route that waits
     * @throws JournalUnavailableException if it cannot be recorded; then it is not done
     * @throws QueueUnavailableException if the disk does not take it; then it is forgotten at the next start
     */
    public Optional<HandDone> onRoute(HandAct act, String calledAe) {
        List<QueueEntry> entries = queue.index().on(calledAe);
        boolean wasHeld = queue.index().hold(calledAe).isPresent();
        if (entries.isEmpty() && !wasHeld && !waits(calledAe)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (act.kind()) {
                    case HOLD -> routeHeld(act, calledAe, entries);
                    case RELEASE -> routeReleased(act, calledAe, wasHeld);
                    case RETRY -> {
                        HandDone done = done(act, entries);
                        queue.paces().of(calledAe).hurry();
                        yield done;
                    }
                    case DROP -> done(act, entries);
                    case TRY -> throw notOfTheQueue();
                });
    }

    private HandDone routeHeld(HandAct act, String calledAe, List<QueueEntry> entries) {
        record(act, calledAe, entries);
        keep(() -> queue.holdRoute(
                calledAe, Hold.of(act, parts.judge().clock().now().wall())));
        return new HandDone(entries.size(), queue.index().sending(entries));
    }

    private HandDone routeReleased(HandAct act, String calledAe, boolean wasHeld) {
        List<QueueEntry> held = queue.index().on(calledAe).stream()
                .filter(queue.index()::isHeld)
                .toList();
        List<QueueEntry> told = wasHeld ? queue.index().on(calledAe) : held;
        if (wasHeld || !held.isEmpty()) {
            record(act, calledAe, told);
        }
        keep(() -> {
            queue.holdRoute(calledAe, null);
            queue.release(held);
        });
        return new HandDone(told.size(), 0);
    }

    private HandDone done(HandAct act, List<QueueEntry> entries) {
        List<QueueEntry> chosen = chosen(act.kind(), entries);
        if (chosen.isEmpty()) {
            return new HandDone(0, 0);
        }
        int sending = queue.index().sending(chosen);
        switch (act.kind()) {
            case HOLD -> {
                record(act, chosen);
                Hold hold = Hold.of(act, parts.judge().clock().now().wall());
                keep(() -> queue.hold(chosen, hold));
            }
            case RELEASE -> {
                record(act, chosen);
                keep(() -> queue.release(chosen));
            }
            case RETRY -> {
                record(act, chosen);
                chosen.forEach(queue.index()::retry);
            }
            case DROP -> drop(act, chosen);
            case TRY -> throw notOfTheQueue();
        }
        return new HandDone(chosen.size(), sending);
    }

    /** Those that it does something to: only what is held is released, and only what is not held is tried. */
    private List<QueueEntry> chosen(HandAct.Kind kind, List<QueueEntry> entries) {
        return switch (kind) {
            case HOLD, DROP -> entries;
            case RELEASE -> entries.stream().filter(queue.index()::isHeld).toList();
            case RETRY ->
                entries.stream().filter(entry -> !queue.index().isHeld(entry)).toList();
            case TRY -> throw notOfTheQueue();
        };
    }

    private static IllegalArgumentException notOfTheQueue() {
        return new IllegalArgumentException("expected an act on what waits, found a trial");
    }

    private void drop(HandAct act, List<QueueEntry> chosen) {
        QueueVerdict.Destroy fate = new QueueVerdict.Destroy(
                new Deny(Reason.DROPPED_BY_HAND), parts.judge().undecided(), act);
        chosen.forEach(entry -> queue.index().doom(entry, fate));
        if (!watch.destroyDoomed()) {
            throw new JournalUnavailableException(
                    "what was dropped does not leave, and stays until it can be recorded");
        }
    }

    /** Where nothing waits, of the route; of one that is in nobody's register any more there is nothing to record. */
    private void record(HandAct act, String calledAe, List<QueueEntry> entries) {
        if (!entries.isEmpty()) {
            record(act, entries);
            return;
        }
        parts.judge().replica().view().route(calledAe).ifPresent(now -> {
            try (Release release = parts.journal().release(origin(act, now))) {
                release.handled(null, null, 0, parts.judge().undecided());
                release.force();
            }
        });
    }

    private void record(HandAct act, List<QueueEntry> entries) {
        Map<WaitingSubject, Integer> counts = new LinkedHashMap<>();
        entries.forEach(entry -> counts.merge(entry.facts.subject(), 1, Integer::sum));
        Map<ReleaseOrigin, Release> releases = new HashMap<>();
        Ground ground = parts.judge().undecided();
        try {
            counts.forEach(
                    (subject, count) -> releases.computeIfAbsent(parts.origin(subject, act), parts.journal()::release)
                            .handled(subject.person(), subject.study(), count, ground));
            parts.journal().forceRecords();
        } finally {
            releases.values().forEach(Release::close);
        }
    }

    private boolean waits(String calledAe) {
        return parts.judge()
                .replica()
                .view()
                .route(calledAe)
                .filter(now -> now.route().waiting() != null)
                .isPresent();
    }

    private static ReleaseOrigin origin(HandAct act, ExportRoute now) {
        return new ReleaseOrigin(
                now.route().calledAe(),
                now.recipient().id(),
                now.route().purpose(),
                now.recipient().country(),
                act);
    }

    private interface OnDisk {
        void change() throws IOException;
    }

    private static void keep(OnDisk work) {
        try {
            work.change();
        } catch (IOException e) {
            throw new QueueUnavailableException(
                    "it is done, but the disk of the queue failed, so it is forgotten at the next start", e);
        }
    }
}
