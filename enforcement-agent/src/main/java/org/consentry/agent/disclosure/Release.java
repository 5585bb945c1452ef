// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.consentry.agent.disclosure.JournalRecord.Decided;
import org.consentry.agent.disclosure.JournalRecord.Destroyed;
import org.consentry.agent.disclosure.JournalRecord.Handled;
import org.consentry.agent.disclosure.JournalRecord.Intended;
import org.consentry.agent.disclosure.JournalRecord.Outcome;
import org.consentry.agent.disclosure.JournalRecord.Refused;
import org.consentry.agent.disclosure.JournalRecord.Seen;
import org.consentry.agent.disclosure.JournalRecord.Settled;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.Permit;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * One association, or one answer: what it lets go and what it refuses. Safe for several threads.
 *
 * <p>It is reported when it is closed, when nothing happened for {@link #REST}, after {@link #LONGEST} at the latest,
 * and when it has {@link #MOST_ANSWERS}; what comes later is reported under a new release id.
 */
public final class Release implements AutoCloseable {

    /** How long nothing must happen before it is reported. */
    public static final Duration REST = Duration.ofSeconds(2);

    /** The longest that a report waits for a release that never rests. */
    public static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * How long the report of what left past the agent waits, so that the answers its sender was given before it sent
     * come to the server first. It takes no more after {@link #LONGEST}.
     */
    static final Duration HELD_BACK = LONGEST.multipliedBy(2).plus(REST);

    /** How many answers about different patients or scans a release sums up. */
    static final int MOST_ANSWERS = 20_000;

    private final DisclosureJournal journal;
    private final ReleaseOrigin origin;
    private @Nullable OpenRelease part;
    private Instant began = Instant.MIN;
    private Instant lastAt = Instant.MIN;

    Release(DisclosureJournal journal, ReleaseOrigin origin) {
        this.journal = journal;
        this.origin = origin;
    }

    /**
     * Records that an instance is about to leave; when this returns, the record is on disk and the instance may go.
     *
     * @param permit the decision that lets it go, made for this study and recipient and still good
     * @throws JournalUnavailableException if it cannot be recorded; then the instance must stay
     * @throws IllegalArgumentException if the permit is for something else
     */
    public Intent intend(Permit permit, Item item) {
        Instant now = journal.time().instant();
        check(permit, item, now);
        Intent intent;
        long place;
        synchronized (journal.lock()) {
            OpenRelease current = current(now);
            Intended intended = new Intended(current.id(), current.nextItem(), now, item, permit.basis());
            intent = new Intent(this, current, intended.item());
            try {
                place = journal.record(intended);
            } catch (JournalUnavailableException e) {
                intent.settle(Outcome.VOID, 0, 0);
                throw e;
            }
        }
        try {
            journal.force(place);
        } catch (JournalUnavailableException e) {
            intent.settle(Outcome.VOID, 0, 0);
            throw e;
        }
        return intent;
    }

    /**
     * Records that an instance was refused. It is on disk within a second, or when {@link #force} returns.
     *
     * @throws JournalUnavailableException if the disk cannot take it now; it is kept in memory until it can
     */
    public void refused(Refusal refusal) {
        Instant now = journal.time().instant();
        synchronized (journal.lock()) {
            OpenRelease current = current(now);
            journal.record(new Refused(
                    current.id(),
                    current.nextItem(),
                    now,
                    refusal.patient(),
                    refusal.study(),
                    refusal.deny().reason(),
                    refusal.ground(),
                    refusal.deny().basis()));
        }
    }

    /**
     * Records that an instance that waited is destroyed for this refusal. Call {@link #force} before it is deleted.
     *
     * @param patient whose it is
     * @param study the study it belongs to
     * @param key names the instance; see {@link DisclosureJournal#destroyedBefore}
     * @throws JournalUnavailableException if the disk cannot take it now; it is kept in memory until it can
     */
    public void destroyed(PatientId patient, StudyUid study, Deny deny, Ground ground, String key) {
        Instant now = journal.time().instant();
        synchronized (journal.lock()) {
            OpenRelease current = current(now);
            journal.record(new Destroyed(
                    current.id(), current.nextItem(), now, patient, study, deny.reason(), ground, deny.basis(), key));
        }
    }

    /**
     * Records what a person did by hand to what waits of a study, as the release's origin says. Call {@link #force}
     * before it is done.
     *
     * @param patient whose it is; null where nothing waits on a route that is held
     * @param study the study; null where the patient is
     * @param instances how many
     * @throws JournalUnavailableException if the disk cannot take it now; it is kept in memory until it can
     */
    public void handled(@Nullable PatientId patient, @Nullable StudyUid study, int instances, Ground ground) {
        Instant now = journal.time().instant();
        synchronized (journal.lock()) {
            OpenRelease current = current(now);
            journal.record(new Handled(current.id(), current.nextItem(), now, patient, study, instances, ground));
        }
    }

    /**
     * Records that something left past the agent, as the release's origin says. Call {@link #force} before it is
     * acknowledged to who told.
     *
     * @param at when it left
     * @param patient whose it is, or null if nobody told
     * @param study which, or null if nobody told
     * @param instances how many, or 0 if nobody told
     * @throws JournalUnavailableException if the disk cannot take it now; it is kept in memory until it can
     */
    public void seen(Instant at, @Nullable PatientId patient, @Nullable StudyUid study, int instances, Ground ground) {
        synchronized (journal.lock()) {
            OpenRelease current = current(journal.time().instant());
            journal.record(new Seen(current.id(), current.nextItem(), at, patient, study, instances, ground));
        }
    }

    /**
     * Records a stretch of answers that let nothing go yet. It is on disk when this returns.
     *
     * @param verdicts what was answered about whom
     * @param lines each answer, in the caller's own form
     */
    public void decided(Ground ground, List<Verdict> verdicts, String lines) {
        Instant now = journal.time().instant();
        long place;
        synchronized (journal.lock()) {
            OpenRelease current = current(now);
            place = journal.record(
                    new Decided(current.id(), current.nextItem(), now, ground, List.copyOf(verdicts), lines));
            if (current.answers() >= MOST_ANSWERS && !current.isInFlight()) {
                end();
            }
        }
        journal.force(place);
    }

    /** Returns once everything recorded so far is on disk. */
    public void force() {
        journal.forceAll();
    }

    /** Ends the release. What is still in flight is reported as perhaps sent. */
    @Override
    public void close() {
        synchronized (journal.lock()) {
            journal.forget(this);
            end();
        }
    }

    /** Reports what there is if nothing is in flight and it rested or took long enough; with the lock held. */
    boolean rest(Instant now) {
        OpenRelease current = part;
        if (current == null || current.isInFlight()) {
            return false;
        }
        boolean past = origin.seen() != null;
        boolean rested = !past && !lastAt.plus(REST).isAfter(now);
        boolean tookLong = !began.plus(past ? HELD_BACK : LONGEST).isAfter(now);
        if (rested || tookLong) {
            end();
            if (past) {
                journal.forget(this);
            }
            return true;
        }
        return false;
    }

    /** Whether what left past the agent now belongs into another release. */
    boolean isFull(Instant now) {
        synchronized (journal.lock()) {
            return !began.plus(LONGEST).isAfter(now);
        }
    }

    void settle(OpenRelease of, Settled settled) {
        synchronized (journal.lock()) {
            lastAt = journal.time().instant();
            journal.settle(of, settled);
        }
    }

    private void end() {
        OpenRelease current = part;
        part = null;
        if (current != null) {
            journal.end(current);
        }
    }

    private OpenRelease current(Instant now) {
        lastAt = now;
        OpenRelease current = part;
        if (current == null) {
            current = journal.begin(origin);
            part = current;
            began = now;
        }
        return current;
    }

    private void check(Permit permit, Item item, Instant now) {
        boolean same = permit.request().patient().equals(item.patient())
                && item.study().equals(permit.request().study().uid())
                && permit.request().recipient().id().equals(origin.recipient())
                && permit.request().purposes().contains(origin.purpose());
        if (!same) {
            throw new IllegalArgumentException(
                    "expected a permit for this patient, study, recipient and purpose, found one for another");
        }
        if (permit.validUntil().isBefore(now)) {
            throw new IllegalArgumentException("expected a permit still good, found one that ended");
        }
    }
}
