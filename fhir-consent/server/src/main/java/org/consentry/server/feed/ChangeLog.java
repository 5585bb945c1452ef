// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.PatientCase;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;
import org.consentry.server.fhir.person.PersonNumbers;
import org.consentry.server.storage.work.AfterCommit;

/**
 * Appends to the numbered log that agents follow. An entry belongs to the transaction of its fact and is the last step
 * in it. From there every other writer waits until the transaction ends, so the transaction must not wait for anything
 * after it.
 */
@Singleton
public class ChangeLog {
    private final FeedStore store;
    private final InstantSource clock;
    private final AfterCommit afterCommit;
    private final Polls polls;
    private final OpenCases standing;
    private final OpenCaseStore cases;
    private final PersonNumbers person;

    /** Takes its collaborators. */
    @Inject
    public ChangeLog(
            FeedStore store,
            InstantSource clock,
            AfterCommit afterCommit,
            Polls polls,
            OpenCases standing,
            OpenCaseStore cases,
            PersonNumbers person) {
        this.store = store;
        this.clock = clock;
        this.afterCommit = afterCommit;
        this.polls = polls;
        this.standing = standing;
        this.cases = cases;
        this.person = person;
    }

    /**
     * Appends one entry. Waiting agents get it as soon as the transaction is committed. A caller that appends a
     * patient's terms must hold the lock against changes to them and to the patient's identity.
     *
     * @param cause the cause, a version-specific reference such as {@code Consent/x/_history/2}
     * @param entry makes the entry for the position and time it gets
     * @return its position
     */
    public long append(String cause, EntryAt entry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (entry.at(1, now) instanceof FeedEntry.StudyLinked linked
                && standing.mustBeTold(told(linked.study().patient()))) {
            // First, for an agent may have read the log up to the scan when it is asked: it must not take a patient
            // nobody has told it of for one without opt-outs elsewhere.
            again(cause, linked.study().patient());
        }
        // Read before other writers have to wait, since it takes many queries. The caller keeps these facts unchanged.
        Set<PatientId> numbers = standing.numbers(entry.at(1, now));
        long position = store.lockNextPosition();
        FeedEntry made = standing.onto(entry.at(position, now), numbers);
        FeedLine line = new FeedLine(
                position, Subject.of(made), FeedEntryJson.write(made).toString());
        store.insert(line, cause, now);
        afterCommit.run(polls::wake);
        return position;
    }

    /**
     * Opens a case and informs agents. Sharing stops from this commit on.
     *
     * @param task logical id of the Task it comes from
     * @param since when the patient asked for it
     */
    public long open(String task, PatientId patient, PatientCase stops, Instant since) {
        cases.open(task, patient, stops, since);
        return everywhere(task, patient);
    }

    /** Closes a case and informs agents. */
    public long close(String task, PatientId patient) {
        cases.close(task);
        return everywhere(task, patient);
    }

    /** Appends the person's terms again under every number. */
    private long everywhere(String cause, PatientId patient) {
        long last = 0;
        for (PatientId number : person.numbers(patient)) {
            last = again(cause, number);
        }
        return last;
    }

    /** Appends a patient's terms again after a change outside the consents, such as an answer of a registry. */
    public long again(String cause, PatientId patient) {
        // Waits for other writers first, since the newest entry must not change any more.
        store.lockNextPosition();
        PatientTerms told = told(patient);
        return append(cause, (position, now) -> new FeedEntry.ConsentChanged(position, now, patient, told));
    }

    /**
     * Appends which number stands for which other number now. It does not repeat what agents know already.
     *
     * @param into for each number the one it was merged into; the number itself if it was not merged, or no longer is
     */
    public void merge(String cause, Map<PatientId, PatientId> into) {
        store.lockNextPosition();
        // Numbers that stand alone again come first. Otherwise the first half of the entries could form a circle.
        into.entrySet().stream()
                .filter(each -> !each.getValue().equals(mergedInto(each.getKey())))
                .sorted(Comparator.comparing(each -> !each.getValue().equals(each.getKey())))
                .toList()
                .forEach(each -> append(
                        cause,
                        (position, now) -> new FeedEntry.PatientMerged(position, now, each.getKey(), each.getValue())));
    }

    private PatientId mergedInto(PatientId from) {
        return store.newest(Subject.ofMerged(from))
                .map(LogStore::entry)
                .map(FeedEntry.PatientMerged.class::cast)
                .map(FeedEntry.PatientMerged::into)
                .orElse(from);
    }

    /** The terms that agents last got for a patient, as this transaction sees them. */
    public PatientTerms told(PatientId patient) {
        return store.newest(Subject.of(patient))
                .map(LogStore::entry)
                .map(FeedEntry.ConsentChanged.class::cast)
                .map(FeedEntry.ConsentChanged::terms)
                .orElse(PatientTerms.NONE);
    }

    /** Makes an entry once its place is known. */
    @FunctionalInterface
    public interface EntryAt {
        /** The entry with this position and time. */
        FeedEntry at(long position, Instant now);
    }
}
