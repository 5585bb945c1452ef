// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.consentry.agent.replica.Moment;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/** Lists what waits for operators: nothing of a patient. For many threads. */
public final class QueueListing {
    private static final String HOURS = "HOURS";
    private static final String REST = "REST_OF_STUDY";

    private final QueueParts parts;
    private final QueueState queue;

    QueueListing(QueueParts parts, QueueState queue) {
        this.parts = parts;
        this.queue = queue;
    }

    /** Every route on which something waits, or that is held, by its name. */
    public List<WaitingRoute> routes() {
        Moment now = parts.judge().clock().now();
        TreeSet<String> names = new TreeSet<>(queue.index().routes());
        names.addAll(queue.index().heldRoutes());
        return names.stream().map(name -> route(name, now)).toList();
    }

    /**
     * What waits on a route, in the order in which it leaves.
     *
     * @param skip how many to leave out at the beginning
     * @param atMost how many to list
     */
    public List<WaitingImage> on(String calledAe, int skip, int atMost) {
        Moment now = parts.judge().clock().now();
        OptionalLong paused = queue.paces().of(calledAe).pausedUntil(now.ticks());
        Map<StudyUid, Long> resting = resting(calledAe, now);
        Map<WaitingSubject, String> reasons = new HashMap<>();
        List<WaitingImage> images = new ArrayList<>();
        for (QueueEntry entry :
                queue.index().on(calledAe).stream().skip(skip).limit(atMost).toList()) {
            String waitsFor = reasons.computeIfAbsent(entry.facts.subject(), this::waitsFor);
            images.add(queue.index().read(entry, each -> {
                OptionalLong rests = rests(each, resting);
                String reason = waitsFor.isEmpty() && rests.isPresent() ? REST : waitsFor;
                return image(each, reason.isEmpty() ? null : reason, next(each, List.of(paused, rests), now));
            }));
        }
        return images;
    }

    private WaitingRoute route(String name, Moment now) {
        Map<StudyUid, Long> studies = resting(name, now);
        int held = 0;
        int resting = 0;
        long bytes = 0;
        Instant oldest = null;
        List<QueueEntry> entries = queue.index().on(name);
        for (QueueEntry entry : entries) {
            held += queue.index().isHeld(entry) ? 1 : 0;
            resting += queue.index().read(entry, each -> rests(each, studies)).isPresent() ? 1 : 0;
            bytes += entry.bytes;
            oldest = oldest == null || entry.facts.at().isBefore(oldest) ? entry.facts.at() : oldest;
        }
        RoutePace pace = queue.paces().of(name);
        OptionalLong paused = pace.pausedUntil(now.ticks());
        return new WaitingRoute(
                name,
                entries.size() - held,
                resting,
                held,
                bytes,
                oldest,
                paused.isPresent() ? wall(paused.getAsLong(), now) : null,
                pace.pausedFor(now.ticks()).orElse(null),
                queue.index().hold(name).orElse(null));
    }

    /** Why what is asked so may not leave now; empty if it may. */
    private String waitsFor(WaitingSubject subject) {
        return switch (parts.judge().on(subject)) {
            case QueueVerdict.Go go -> parts.isOpen(go.route().route()) ? "" : HOURS;
            case QueueVerdict.Wait wait -> wait.why();
            case QueueVerdict.Destroy destroy -> destroy.deny().code();
        };
    }

    private Map<StudyUid, Long> resting(String calledAe, Moment now) {
        return parts.studyRest(calledAe)
                .map(rest -> queue.index().resting(calledAe, now.ticks(), rest))
                .orElse(Map.of());
    }

    /** Until when an object waits for the rest of its study if nothing more of it comes; empty if it does not. */
    private static OptionalLong rests(QueueEntry entry, Map<StudyUid, Long> resting) {
        Long until = resting.get(entry.facts.subject().study());
        return entry.state == QueueEntry.State.WAITING && !entry.complete && until != null
                ? OptionalLong.of(until)
                : OptionalLong.empty();
    }

    /** When an object may be tried next, which is not before any of these moments. */
    private static @Nullable Instant next(QueueEntry entry, List<OptionalLong> notBefore, Moment now) {
        if (entry.state != QueueEntry.State.WAITING) {
            return null;
        }
        long until = entry.pauses && entry.notBefore - now.ticks() > 0 ? entry.notBefore : now.ticks();
        for (OptionalLong moment : notBefore) {
            if (moment.isPresent() && moment.getAsLong() - until > 0) {
                until = moment.getAsLong();
            }
        }
        return until == now.ticks() ? null : wall(until, now);
    }

    private static WaitingImage image(QueueEntry entry, @Nullable String waitsFor, @Nullable Instant nextTry) {
        WaitingImage.State state = switch (entry.state) {
            case HELD -> WaitingImage.State.HELD;
            case SENDING -> WaitingImage.State.SENDING;
            default -> WaitingImage.State.WAITING;
        };
        return new WaitingImage(
                entry.id,
                entry.facts.subject().calledAe(),
                entry.facts.at(),
                entry.facts.priority(),
                entry.tries,
                nextTry,
                state,
                waitsFor,
                entry.hold,
                entry.bytes);
    }

    private static Instant wall(long ticks, Moment now) {
        return now.wall().plusNanos(ticks - now.ticks());
    }
}
