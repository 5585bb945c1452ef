// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import java.time.Instant;
import java.util.Optional;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.Merges;
import org.consentry.server.feed.LogStore;

/**
 * What was known at a moment, read from the log fact by fact. The log is never changed, so the answer never is either.
 *
 * @param log where it stands
 * @param then the moment
 */
record PastLogView(LogStore log, Instant then) implements LogView {

    @Override
    public Optional<FeedEntry> newest(String subject) {
        return log.newest(subject, then);
    }

    @Override
    public Merges merges() {
        return Merges.of(log.merges(then));
    }

    @Override
    public long position() {
        return log.position(then);
    }
}
