// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.InstanceMark;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.Replica;
import org.consentry.agent.sealed.FileKeeper;
import org.consentry.agent.sealed.SealKey;
import org.consentry.agent.sealed.SealedDisk;
import org.consentry.policy.StudyUid;

/**
 * Keeps objects for recipients that are down or slow. Each is in a sealed file; the decision is made anew before it
 * leaves, and a no destroys it. Safe for any number of threads that bring objects; {@link #look} and {@link Dispatch}
 * are for one thread each.
 */
public final class WaitingQueue implements FileKeeper {
    private final QueueParts parts;
    private final QueueState state;
    private final QueueWatch watch;
    private final int damaged;

    private WaitingQueue(QueueParts parts, QueueState state, int damaged) {
        this.parts = parts;
        this.state = state;
        this.watch = new QueueWatch(parts, state);
        this.damaged = damaged;
    }

    /**
     * Where and by what the queue works.
     *
     * @param folder of its own, made if it is not there
     * @param key the agent's key for the queue
     * @param random unpredictable: it makes keys
     */
    public record Home(Path folder, SealKey key, RandomGenerator random) {}

    /**
     * What it asks and tells.
     *
     * @param replica what is known
     * @param policy the check of the door
     * @param clock the moment
     * @param journal what is sent and destroyed
     * @param courier the way to recipients
     * @param delivered told of each object that its recipient has acknowledged, if its sender can ask for it
     */
    public record Means(
            Replica replica,
            ExportPolicy policy,
            AgentClock clock,
            DisclosureJournal journal,
            Courier courier,
            Consumer<InstanceMark> delivered) {}

    /**
     * Opens the queue, with what an earlier run left in it. What was not whole is gone, what was sent or recorded as
     * destroyed too.
     *
     * @throws QueueUnavailableException if the folder cannot be used
     */
    public static WaitingQueue open(Home home, Means means, QueueLimits limits) {
        return open(home, SealedDisk.LOCAL, means, limits);
    }

    static WaitingQueue open(Home home, SealedDisk disk, Means means, QueueLimits limits) {
        QueueFolder folder = new QueueFolder(home.folder(), disk, home.key(), home.random());
        QueueParts parts = new QueueParts(
                new Judge(means.replica(), means.policy(), means.clock()),
                means.journal(),
                means.courier(),
                means.delivered(),
                limits,
                new BackOff(limits.longestPause(), home.random()));
        try {
            QueueFolder.Inventory left = folder.recover(means.journal().destroyedBefore());
            Index index = new Index(means.clock().ticks());
            left.waiting().forEach(each -> index.add(each.id(), each.facts(), each.bytes(), each.note()));
            left.routes().forEach((route, note) -> index.holdRoute(route, note.hold()));
            QueueState state = new QueueState(
                    folder,
                    index,
                    new RoutePaces(parts.backOff()),
                    new RestingTrips(limits.rest(), means.clock().ticks()));
            return new WaitingQueue(parts, state, left.damaged());
        } catch (IOException e) {
            throw new QueueUnavailableException("the folder of the queue cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Begins to take an object that may leave now.
     *
     * @throws QueueUnavailableException if the disk is nearly full or fails, or too many wait
     */
    public QueueDraft begin(WaitingFacts facts) {
        if (state.index().size() >= QueueLimits.MOST) {
            throw new QueueUnavailableException("expected fewer than " + QueueLimits.MOST + " objects in the queue");
        }
        requireRoom();
        try {
            return new QueueDraft(state, facts, this);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Looks at all that waits and destroys what may never leave; to be called five times a second. */
    public int look() {
        return watch.doWork();
    }

    /** What operators do by hand. */
    public HandWork byHand() {
        return new HandWork(parts, state, watch);
    }

    /** What waits, as operators see it. */
    public QueueListing listing() {
        return new QueueListing(parts, state);
    }

    /** How many objects were destroyed since the start. */
    public long destroyed() {
        return watch.destroyed();
    }

    /**
     * Holds what waits of a study, on every route, since another object of it names another patient: nobody can say
     * whose it all is. What comes of it later is held too, until a person has released or dropped each.
     *
     * @return how many objects were not held before
     */
    public int holdStudy(StudyUid study) {
        return state.holdStudy(study, parts.judge().clock().now().wall());
    }

    /** What is kept of all that waits, in no order. */
    public List<WaitingFacts> here() {
        return state.index().here();
    }

    /** Which of these instances wait here. */
    public Set<InstanceMark> among(Set<InstanceMark> marks) {
        return state.index().among(marks);
    }

    /** How much is there. */
    public QueueCounts counts() {
        return state.index().counts(damaged);
    }

    /** Whether the disk has room for what comes. */
    public boolean hasRoom() {
        return state.folder().free() >= parts.limits().leastRoom();
    }

    /** The limits it works by. */
    public QueueLimits limits() {
        return parts.limits();
    }

    QueueParts parts() {
        return parts;
    }

    QueueState state() {
        return state;
    }

    /**
     * Returns if there is room for more.
     *
     * @throws QueueUnavailableException if there is not
     */
    @Override
    public void requireRoom() {
        if (!hasRoom()) {
            throw new QueueUnavailableException("the disk of the queue is nearly full");
        }
    }

    @Override
    public RuntimeException broken(IOException cause) {
        return new QueueUnavailableException("the disk of the queue failed: " + cause.getMessage(), cause);
    }
}
