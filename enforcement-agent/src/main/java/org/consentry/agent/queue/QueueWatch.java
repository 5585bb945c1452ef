// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Deny;
import org.consentry.policy.Reason;

/**
 * Looks at all that waits whenever something new is known, and destroys what may never leave: its destruction is on the
 * disk of the journal first, then the file goes. One decision for each study on a route, whatever it has of objects.
 */
final class QueueWatch {
    /** How often it looks though nothing new is known, since permissions end by themselves. */
    private static final Duration ANYWAY = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(QueueWatch.class.getName());

    private final QueueParts parts;
    private final QueueState queue;
    private final AtomicLong destroyed = new AtomicLong();
    private ReplicaView seen;
    private long changes = -1;
    private long lookedAt;

    QueueWatch(QueueParts parts, QueueState queue) {
        this.parts = parts;
        this.queue = queue;
        this.seen = parts.judge().replica().view();
    }

    /** Looks once; returns how many objects were destroyed. */
    synchronized int doWork() {
        ReplicaView view = parts.judge().replica().view();
        long now = parts.judge().clock().now().ticks();
        long added = queue.index().changes();
        boolean isNews = view.position() != seen.position() || view.mode() != seen.mode() || added != changes;
        if (isNews || now - lookedAt >= ANYWAY.toNanos()) {
            seen = view;
            changes = added;
            lookedAt = now;
            queue.index().subjects().forEach(this::judge);
            queue.index().routes().forEach(this::judgeAge);
        }
        return destroy(queue.index().doomed());
    }

    /** Destroys what is doomed already; false if it cannot be recorded now, so that it stays. */
    synchronized boolean destroyDoomed() {
        List<QueueEntry> doomed = queue.index().doomed();
        destroy(doomed);
        return doomed.stream().allMatch(entry -> entry.told) && parts.journal().isAvailable();
    }

    /** How many objects were destroyed since the start. */
    long destroyed() {
        return destroyed.get();
    }

    private void judge(WaitingSubject subject) {
        if (parts.judge().on(subject) instanceof QueueVerdict.Destroy fate) {
            queue.index().doom(subject, fate);
        }
    }

    /** What is being sent is looked at again when the attempt has ended. */
    private void judgeAge(String route) {
        Instant before = parts.judge().clock().now().wall().minus(parts.longestWait(route));
        QueueVerdict.Destroy fate = new QueueVerdict.Destroy(
                new Deny(Reason.WAITED_TOO_LONG), parts.judge().undecided());
        queue.index().olderThan(before, route).forEach(entry -> queue.index().doom(entry, fate));
    }

    private int destroy(List<QueueEntry> doomed) {
        if (doomed.isEmpty() || !areRecorded(doomed)) {
            return 0;
        }
        int gone = queue.delete(doomed);
        destroyed.addAndGet(gone);
        LOG.log(Level.INFO, "{0} objects that waited were destroyed, not sent", gone);
        return gone;
    }

    /** Records what is not recorded yet, and waits for the disk. What the journal could not take now it takes later. */
    private boolean areRecorded(List<QueueEntry> doomed) {
        Map<ReleaseOrigin, Release> releases = new HashMap<>();
        boolean recorded = true;
        for (QueueEntry entry : doomed) {
            if (!entry.told) {
                entry.told = true;
                Release release = releases.computeIfAbsent(
                        parts.origin(
                                entry.facts.subject(),
                                Objects.requireNonNull(entry.fate, "it has a reason")
                                        .act()),
                        parts.journal()::release);
                recorded &= isTold(release, entry);
            }
        }
        try {
            parts.journal().forceRecords();
        } catch (JournalUnavailableException e) {
            recorded = false;
            LOG.log(Level.ERROR, "What must be destroyed stays until it can be recorded; it does not leave", e);
        }
        releases.values().forEach(Release::close);
        return recorded;
    }

    private static boolean isTold(Release release, QueueEntry entry) {
        WaitingSubject subject = entry.facts.subject();
        QueueVerdict.Destroy fate = Objects.requireNonNull(entry.fate, "what is doomed has a reason");
        try {
            release.destroyed(subject.person(), subject.study(), fate.deny(), fate.ground(), entry.id);
            return true;
        } catch (JournalUnavailableException e) {
            LOG.log(Level.ERROR, "A destruction waits in memory for the disclosure journal", e);
            return false;
        }
    }
}
