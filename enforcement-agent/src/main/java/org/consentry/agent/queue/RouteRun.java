// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.consentry.agent.disclosure.InstanceMark;
import org.consentry.agent.disclosure.Intent;
import org.consentry.agent.disclosure.Item;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.sealed.DamagedFileException;
import org.consentry.protocol.DisclosureReport.Identifiability;
import org.consentry.protocol.Route;
import org.consentry.protocol.StoreAndForward;

/**
 * One way to the recipient of one route with what is due. Each object is decided on right before it leaves. The intent
 * is on the disk before its first byte goes; the file is gone before anything says that it was sent.
 */
final class RouteRun {
    /** How many objects are tried in one go at most, before the route is looked at again. */
    static final int MOST = 50;

    private static final Logger LOG = System.getLogger(RouteRun.class.getName());

    /** How a run ended. */
    enum Ending {
        /** Nothing may leave now. */
        IDLE,
        /** The recipient took what was due, or answered for each. */
        SERVED,
        /** The recipient is away or busy, or nothing can be recorded: the route pauses. */
        PAUSED
    }

    /** The way that was begun, and the decision that it was begun for. */
    private record Way(QueueVerdict.Go first, OpenTrip trip, Release release) {
        /** Whether it leads where that decision lets something go: the register may have changed meanwhile. */
        boolean leadsWhere(QueueVerdict.Go go) {
            return go.route().route().place().equals(first.route().route().place())
                    && origin(go).equals(origin(first));
        }
    }

    private final QueueParts parts;
    private final QueueState queue;
    private String pausesFor = "the agent has a fault, see its log";

    RouteRun(QueueParts parts, QueueState queue) {
        this.parts = parts;
        this.queue = queue;
    }

    /** Why the route pauses, in words for an operator that name no patient; counts where the run paused it. */
    String pausesFor() {
        return pausesFor;
    }

    /** Tries what is due on a route. */
    Ending run(String calledAe) {
        Map<WaitingSubject, QueueVerdict> verdicts = new HashMap<>();
        List<QueueEntry> due = mayGo(queue.index().due(calledAe, now(), parts.studyRest(calledAe)), verdicts);
        if (due.isEmpty()
                || !(verdicts.get(due.getFirst().facts.subject()) instanceof QueueVerdict.Go go)
                || !parts.isOpen(go.route().route())) {
            return Ending.IDLE;
        }
        List<Kind> kinds =
                due.stream().map(entry -> entry.facts.kind()).distinct().toList();
        try (OpenTrip trip = queue.trips().open(go.route(), kinds, parts.courier());
                Release release = parts.journal().release(origin(go))) {
            Ending ending = served(due, new Way(go, trip, release));
            if (ending == Ending.SERVED) {
                trip.served();
            }
            return ending;
        } catch (StaleTripException e) {
            return run(calledAe); // decided anew, on a way that has not rested
        } catch (RecipientAwayException e) {
            LOG.log(Level.DEBUG, "what waits on {0} waits on: {1}", calledAe, e.getMessage());
            pausesFor = String.valueOf(e.getMessage());
            return Ending.PAUSED;
        } catch (JournalUnavailableException e) {
            LOG.log(Level.ERROR, "the disclosure journal takes nothing, so nothing leaves the queue", e);
            pausesFor = "the journal takes no records";
            return Ending.PAUSED;
        }
    }

    private Ending served(List<QueueEntry> due, Way way) {
        for (QueueEntry entry : due) {
            if (Thread.currentThread().isInterrupted()) {
                return Ending.IDLE;
            }
            if (queue.index().take(entry)) {
                try {
                    if (!attempted(entry, way)) {
                        return Ending.PAUSED;
                    }
                } finally {
                    queue.index().putBack(entry);
                }
            }
        }
        return Ending.SERVED;
    }

    /** Decides and sends; false if the recipient is busy. */
    private boolean attempted(QueueEntry entry, Way way) {
        QueueVerdict verdict = parts.judge().on(entry.facts.subject());
        if (!(verdict instanceof QueueVerdict.Go go)
                || !way.leadsWhere(go)
                || !parts.isOpen(go.route().route())) {
            return true; // a no is dealt with by the one who looks at all that waits
        }
        Kind kind = entry.facts.kind();
        if (go.route().route().limits().outside(kind.sopClass(), kind.syntax()).isPresent()) {
            LOG.log(Level.WARNING, "an object is held: its route no longer takes {0}", kind);
            held(entry, "the route no longer takes this kind of object");
            return true;
        }
        if (!way.trip.takes(kind)) {
            LOG.log(Level.WARNING, "an object is held: the recipient does not take {0}", kind);
            held(entry, "the recipient does not take this kind of object");
            return true;
        }
        if (way.trip.isUntried() && !way.trip.isUsable()) {
            throw new StaleTripException();
        }
        Intent intent = way.release.intend(go.permit(), item(entry, go));
        boolean handedOver = false;
        try (InputStream dataset = opened(entry, go.route().route())) {
            Courier.Receipt receipt = way.trip.deliver(entry.facts, dataset);
            handedOver = true;
            return settled(entry, intent, receipt);
        } catch (RecipientAwayException e) {
            handedOver = e.isHandedOver();
            if (!handedOver && way.trip.isUntried()) {
                throw new StaleTripException();
            }
            failed(entry);
            throw e;
        } catch (DamagedFileException | NoSuchFileException e) {
            LOG.log(Level.ERROR, "a file of the queue is damaged; it is held and nothing of it leaves", e);
            held(entry, "its file is damaged");
            throw new RecipientAwayException("the association ended with the damaged object", false);
        } catch (IOException e) {
            throw new RecipientAwayException("the association ended: " + e.getMessage(), false);
        } finally {
            if (!handedOver) {
                intent.failed(0);
            }
        }
    }

    private boolean settled(QueueEntry entry, Intent intent, Courier.Receipt receipt) {
        if (receipt.stored()) {
            InstanceMark mark = entry.facts.mark();
            if (mark != null) {
                parts.delivered().accept(mark);
            }
            queue.sent(entry);
            intent.sent(receipt.status(), receipt.bytes());
            queue.delete(List.of(entry));
            return true;
        }
        intent.failed(receipt.status());
        if (Answers.isBusy(receipt.status())) {
            pausesFor = "the recipient answered " + Integer.toHexString(receipt.status());
            return false;
        }
        failed(entry);
        if (entry.tries >= parts.limits().tries()) {
            LOG.log(
                    Level.WARNING,
                    "an object is held: the recipient of {0} refused it {1} times, at last with status {2}",
                    entry.facts.subject().calledAe(),
                    entry.tries,
                    Integer.toHexString(receipt.status()));
            held(entry, "the recipient refused it, at last with status " + Integer.toHexString(receipt.status()));
        }
        return true;
    }

    /** Holds what a person must look at, unless a person held it meanwhile. */
    private void held(QueueEntry entry, String why) {
        if (!queue.index().isHeld(entry)) {
            queue.index().hold(entry, Hold.byAgent(parts.judge().clock().now().wall(), why));
        }
        queue.found(entry);
    }

    private void failed(QueueEntry entry) {
        long pause = parts.backOff().after(entry.tries + 1).toNanos();
        queue.index().failed(entry, now() + pause);
        queue.found(entry);
    }

    /**
     * The first that may leave now, in their order. What must wait for something else holds up nothing behind it, how
     * much of it there may be.
     */
    private List<QueueEntry> mayGo(List<QueueEntry> due, Map<WaitingSubject, QueueVerdict> verdicts) {
        return due.stream()
                .filter(entry ->
                        verdicts.computeIfAbsent(entry.facts.subject(), parts.judge()::on) instanceof QueueVerdict.Go)
                .limit(MOST)
                .toList();
    }

    private InputStream opened(QueueEntry entry, Route route) throws IOException {
        StoreAndForward how = route.waiting();
        return new Throttled(
                queue.folder().open(entry.id),
                entry,
                how == null ? 0 : how.kilobytesPerSecond(),
                parts.judge().clock().ticks(),
                Thread::sleep);
    }

    private long now() {
        return parts.judge().clock().now().ticks();
    }

    private static ReleaseOrigin origin(QueueVerdict.Go go) {
        return ReleaseOrigin.on(go.route().route(), go.route().recipient());
    }

    private static Item item(QueueEntry entry, QueueVerdict.Go go) {
        return new Item(
                go.permit().request().patient(),
                Objects.requireNonNull(go.permit().request().study().uid(), "the question named the study"),
                entry.facts.methods(),
                entry.facts.methods().isEmpty() ? Identifiability.NAMED : Identifiability.CODED,
                go.ground());
    }
}
