// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.protocol.FeedEntry;
import org.consentry.server.feed.LogStore;

/**
 * What was known at a moment, read from the log fact by fact. The log is never changed, so the answer never is either.
 *
 * @param log where it stands
 * @param then the moment
 */
record KnownThen(LogStore log, Instant then) implements Known {

    @Override
    public Optional<FeedEntry> newest(String subject) {
        return log.newest(subject, then);
    }

    @Override
    public Map<PatientId, PatientId> merges() {
        return merges(log.merges(then));
    }

    @Override
    public long position() {
        return log.position(then);
    }

    static Map<PatientId, PatientId> merges(List<FeedEntry.PatientMerged> entries) {
        Map<PatientId, PatientId> merges = new HashMap<>();
        entries.forEach(merged -> merges.put(merged.from(), merged.into()));
        return Map.copyOf(merges);
    }
}
