// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;
import org.consentry.server.storage.AfterCommit;

/**
 * The numbered log that agents follow. Appending belongs to the transaction of the fact it tells of and comes last in
 * it: it holds back every other writer until the transaction ends, so nothing may wait after it.
 */
@Singleton
public class ChangeLog {
    private final FeedStore store;
    private final InstantSource clock;
    private final AfterCommit afterCommit;
    private final Polls polls;

    /** Takes its collaborators. */
    @Inject
    public ChangeLog(FeedStore store, InstantSource clock, AfterCommit afterCommit, Polls polls) {
        this.store = store;
        this.clock = clock;
        this.afterCommit = afterCommit;
        this.polls = polls;
    }

    /**
     * Appends one entry; waiting agents get it as soon as the transaction is committed.
     *
     * @param cause what it tells of, a version-specific reference such as {@code Consent/x/_history/2}
     * @param entry makes the entry for the position and time it gets
     * @return its position
     */
    public long append(String cause, EntryAt entry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long position = store.lockNextPosition();
        FeedEntry made = entry.at(position, now);
        FeedLine line = new FeedLine(
                position, Subject.of(made), FeedEntryJson.write(made).toString());
        store.insert(line, cause, now);
        afterCommit.run(polls::wake);
        return position;
    }

    /** Makes an entry once its place is known. */
    @FunctionalInterface
    public interface EntryAt {
        /** The entry with this position and time. */
        FeedEntry at(long position, Instant now);
    }
}
