// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * Takes what left past the agent into the journal. The report of it is held back for some two minutes: by then the
 * server has every answer that this agent gave before it left, and can tell whether its sender had asked. Safe for
 * several threads.
 */
public final class Sightings {

    private final DisclosureJournal journal;
    private final Map<ReleaseOrigin, Release> open = new HashMap<>();

    /** Takes them into this journal. */
    public Sightings(DisclosureJournal journal) {
        this.journal = journal;
    }

    /**
     * Records one. Call {@link #force} before it is acknowledged to who told.
     *
     * @param origin where it went, and how it is known
     * @param at when it left
     * @param patient whose it is, or null if nobody told
     * @param study which, or null if nobody told
     * @param instances how many, or 0 if nobody told
     * @throws JournalUnavailableException if the disk cannot take it now; it is kept in memory until it can
     */
    public synchronized void take(
            ReleaseOrigin origin,
            Instant at,
            @Nullable PatientId patient,
            @Nullable StudyUid study,
            int instances,
            Ground ground) {
        Instant now = journal.time().instant();
        open.values().removeIf(release -> release.isFull(now));
        open.computeIfAbsent(origin, journal::release).seen(at, patient, study, instances, ground);
    }

    /**
     * Returns once everything taken so far is on disk.
     *
     * @throws JournalUnavailableException if the disk cannot take it now
     */
    public void force() {
        journal.forceRecords();
    }
}
