// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.Merges;
import org.consentry.server.feed.FeedReadStore;
import org.consentry.server.feed.LogStore;
import org.consentry.server.feed.Subject;

/**
 * The facts asked for lately, in memory.
 *
 * <p>Structure: for each subject its newest entry, or that there is none; at most 100 000, some 100 MB. What is not
 * here is read from the log and kept. {@link #catchUp} reads what was appended since and replaces what it is about.
 *
 * <p>Why it never serves an old yes: every question waits for a {@link #catchUp} that began after it came in. That one
 * reads the head of the log, on the same database that commits consents, so every entry committed before the question
 * is at or below the head and was applied. A fact read while others are applied is not kept, since it may be older than
 * what was applied meanwhile; it is used for the question that read it, which it is fresh enough for. Nothing relies on
 * being told of a commit, so it holds with several servers on one database as well.
 */
@Singleton
public class CurrentLogView implements LogView {
    private static final int MOST = 100_000;
    private static final int EVICTED_AT_ONCE = 10_000;
    private static final int MOST_BATCHES = 20;

    private final LogStore log;
    private final LongFunction<FeedBatch> tail;
    private final Map<String, Optional<FeedEntry>> newest = new ConcurrentHashMap<>();
    private final Object change = new Object();

    private volatile Merges merges = Merges.NONE;
    private volatile String epoch = "";
    private volatile long position = -1;
    private volatile long version;

    /** Reads from the log. */
    @Inject
    public CurrentLogView(LogStore log, FeedReadStore tail) {
        this(log, tail::after);
    }

    CurrentLogView(LogStore log, LongFunction<FeedBatch> tail) {
        this.log = log;
        this.tail = tail;
    }

    @Override
    public Optional<FeedEntry> newest(String subject) {
        Optional<FeedEntry> known = newest.get(subject);
        if (known != null) {
            return known;
        }
        long before = version;
        Optional<FeedEntry> read = log.newest(subject, LogStore.NOW);
        synchronized (change) {
            if (version == before && position >= 0) {
                makeRoom();
                newest.put(subject, read);
            }
        }
        return read;
    }

    @Override
    public Merges merges() {
        return merges;
    }

    @Override
    public long position() {
        return position;
    }

    /**
     * Applies everything that was committed before the call. One thread at a time.
     *
     * @throws BehindException if the log grows faster than it can be read
     * @throws org.consentry.server.feed.FeedUnavailableException if the log cannot be read
     * @throws org.consentry.protocol.MalformedMessageException if an entry cannot be
     */
    void catchUp() {
        for (int batches = 0; batches < MOST_BATCHES; batches++) {
            FeedBatch news = tail.apply(position < 0 ? Long.MAX_VALUE : position);
            if (position < 0 || !news.epoch().equals(epoch) || news.head() < position) {
                begin(news);
                return;
            }
            apply(news);
            if (position >= news.head()) {
                return;
            }
        }
        throw new BehindException();
    }

    /** Another log, or the first time: nothing known before counts. */
    private void begin(FeedBatch head) {
        // Read after the head: has at least what is below it, and what is above comes again.
        Merges read = Merges.of(log.merges(LogStore.NOW));
        synchronized (change) {
            version++;
            newest.clear();
            merges = read;
            epoch = head.epoch();
            position = head.head();
        }
    }

    private void apply(FeedBatch news) {
        if (news.entries().isEmpty()) {
            return;
        }
        synchronized (change) {
            version++;
            for (FeedEntry entry : news.entries()) {
                newest.computeIfPresent(Subject.of(entry), (subject, old) -> Optional.of(entry));
                if (entry instanceof FeedEntry.PatientMerged merged) {
                    merges = merges.and(List.of(merged));
                }
                position = entry.position();
            }
        }
    }

    private void makeRoom() {
        if (newest.size() < MOST) {
            return;
        }
        Iterator<String> any = newest.keySet().iterator();
        for (int i = 0; i < EVICTED_AT_ONCE && any.hasNext(); i++) {
            any.next();
            any.remove();
        }
    }

    /** The log grows faster than it can be read. */
    static final class BehindException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BehindException() {
            super("The log grows faster than it can be read");
        }
    }
}
