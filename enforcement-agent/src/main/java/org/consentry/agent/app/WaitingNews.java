// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.consentry.agent.queue.WaitingFacts;
import org.consentry.agent.queue.WaitingSubject;
import org.consentry.protocol.WaitingReport;
import org.consentry.protocol.WaitingReport.Scan;

/**
 * Tells the server what waits for recipients, so that patients read it: when it changed, when a report may have taken
 * some of it away, and each minute. For one thread.
 */
final class WaitingNews {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration ANYWAY = Duration.ofMinutes(1);
    private static final System.Logger LOG = System.getLogger(WaitingNews.class.getName());

    private final Supplier<OptionalLong> sequence;
    private final Supplier<List<WaitingFacts>> waiting;
    private final Door door;
    private final LongSupplier ticks;
    private List<Scan> told = List.of();
    private long toldAfter = -1;
    private long toldAt;
    private boolean failed;

    /** The server's door for what waits. */
    interface Door {
        /** Tells it; false if it must be looked again. */
        boolean tell(long sequence, List<Scan> scans) throws IOException, InterruptedException;
    }

    /**
     * Has told nothing yet.
     *
     * @param sequence the number of the last report that was made
     * @param waiting what waits
     */
    WaitingNews(Supplier<OptionalLong> sequence, Supplier<List<WaitingFacts>> waiting, Door door, LongSupplier ticks) {
        this.sequence = sequence;
        this.waiting = waiting;
        this.door = door;
        this.ticks = ticks;
    }

    /**
     * Tells what is news.
     *
     * @return how often it was told
     * @throws InterruptedException if the thread is to stop
     */
    int doWork() throws InterruptedException {
        // first the number: what is reported after it is no longer among what waits, or the server asks to look again
        OptionalLong after = sequence.get();
        if (after.isEmpty()) {
            return 0;
        }
        List<Scan> scans = scans(waiting.get());
        if (!isNews(after.getAsLong(), scans)) {
            return 0;
        }
        try {
            boolean taken = door.tell(after.getAsLong(), scans);
            failed = false;
            if (taken) {
                told = scans;
                toldAfter = after.getAsLong();
                toldAt = ticks.getAsLong();
            }
            return taken ? 1 : 0;
        } catch (IOException e) {
            LOG.log(failed ? Level.DEBUG : Level.WARNING, "What waits is not told to the server: {0}", e.getMessage());
            failed = true;
            return 0;
        }
    }

    /** How long to wait before {@link #doWork} is worth calling again. */
    Duration pause() {
        return PAUSE;
    }

    private boolean isNews(long after, List<Scan> scans) {
        if (toldAfter < 0 || !scans.equals(told)) {
            return true;
        }
        boolean old = ticks.getAsLong() - toldAt >= ANYWAY.toNanos();
        return !scans.isEmpty() && (old || after != toldAfter);
    }

    /** One for each scan and route, the oldest first. */
    private static List<Scan> scans(List<WaitingFacts> waiting) {
        Map<Key, Scan> scans = new HashMap<>();
        for (WaitingFacts facts : waiting) {
            scans.merge(Key.of(facts.subject()), one(facts), WaitingNews::sum);
        }
        return scans.values().stream()
                .sorted(Comparator.comparing(Scan::since)
                        .thenComparing(Scan::route)
                        .thenComparing(scan -> scan.study().value())
                        .thenComparing(scan -> scan.patient().value()))
                .limit(WaitingReport.MOST)
                .toList();
    }

    /** Objects with the same one are one line: what was done to them does not tell them apart. */
    private record Key(Scan alike) {
        static Key of(WaitingSubject subject) {
            return new Key(scan(subject, Instant.EPOCH, 1));
        }
    }

    private static Scan one(WaitingFacts facts) {
        return scan(facts.subject(), facts.at(), 1);
    }

    private static Scan sum(Scan one, Scan other) {
        Instant since = one.since().isBefore(other.since()) ? one.since() : other.since();
        return new Scan(
                one.patient(),
                one.study(),
                one.recipient(),
                one.purpose(),
                one.route(),
                since,
                one.instances() + other.instances());
    }

    private static Scan scan(WaitingSubject subject, Instant since, int instances) {
        return new Scan(
                subject.person(),
                subject.study(),
                subject.recipient(),
                subject.purpose(),
                subject.calledAe(),
                since,
                instances);
    }
}
