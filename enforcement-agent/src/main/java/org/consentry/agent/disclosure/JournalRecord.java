// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.time.Instant;
import java.util.List;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.policy.Basis;
import org.consentry.policy.PatientId;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * One record of the journal. Applying one a second time changes nothing: items count up within their release, reports
 * within the journal.
 */
sealed interface JournalRecord {

    /**
     * Opens every file, so that older files may go.
     *
     * @param next the ordinal the next report gets; ordinals count from 1
     * @param acknowledged the last ordinal the server has
     * @param offset what is added to an ordinal to make the sequence the server knows
     * @param chain the last link of the chain of roots
     */
    record Head(long next, long acknowledged, long offset, ChainHead chain) implements JournalRecord {}

    /** One that belongs to a release, and is a leaf of its tree. */
    sealed interface OfRelease extends JournalRecord {
        String release();
    }

    /** A release began. */
    record Opened(String release, ReleaseOrigin origin) implements OfRelease {}

    /** An instance is about to leave. */
    record Intended(String release, int item, Instant at, Item what, List<Basis> basis) implements OfRelease {}

    /** What became of an instance that was about to leave. */
    record Settled(String release, int item, Outcome outcome, int status, long bytes) implements OfRelease {}

    /** An instance or request was refused. */
    record Refused(
            String release,
            int item,
            Instant at,
            @Nullable PatientId patient,
            @Nullable StudyUid study,
            Reason reason,
            Ground ground,
            List<Basis> basis)
            implements OfRelease {}

    /**
     * An instance that waited is destroyed.
     *
     * @param key names it, so that a destruction that a kill interrupted is not told twice
     */
    record Destroyed(
            String release,
            int item,
            Instant at,
            PatientId patient,
            StudyUid study,
            Reason reason,
            Ground ground,
            List<Basis> basis,
            String key)
            implements OfRelease {}

    /**
     * What waits of a study was held, released or tried anew by hand, as the release's origin says.
     *
     * @param patient whose it is; null where nothing waits on a route that was held
     * @param study the study; null where the patient is
     * @param instances how many
     */
    record Handled(
            String release,
            int item,
            Instant at,
            @Nullable PatientId patient,
            @Nullable StudyUid study,
            int instances,
            Ground ground)
            implements OfRelease {}

    /**
     * Something left past the agent, as the release's origin says.
     *
     * @param at when it left
     * @param patient whose it is, or null if nobody told
     * @param study which, or null if nobody told
     * @param instances how many, or 0 if nobody told
     */
    record Seen(
            String release,
            int item,
            Instant at,
            @Nullable PatientId patient,
            @Nullable StudyUid study,
            int instances,
            Ground ground)
            implements OfRelease {}

    /**
     * A stretch of answers to an export system that asked and has not been given anything.
     *
     * @param verdicts what was answered about whom
     * @param lines each answer, in the decision API's own compact form
     */
    record Decided(String release, int item, Instant at, Ground ground, List<Verdict> verdicts, String lines)
            implements OfRelease {}

    /** A release ended, or rested, and these are its reports. */
    record Reported(String release, List<ReportLine> lines) implements OfRelease {}

    /**
     * The root over all records of a release that was reported: a link of the chain.
     *
     * @param number counts the links from 1
     * @param leaves how many records
     * @param secret what the tree was made with
     * @param root the root, as 64 hexadecimal digits
     * @param before the hash of the chain before this link
     */
    record Rooted(long number, String release, int leaves, String secret, String root, String before)
            implements JournalRecord {}

    /**
     * The agent signed the chain up to this link.
     *
     * @param key the id of the key
     * @param signature 128 hexadecimal digits
     */
    record Signed(ChainHead chain, Instant at, String key, String signature) implements JournalRecord {}

    /** The server has every report up to this ordinal. */
    record Acknowledged(long ordinal) implements JournalRecord {}

    /** From now on this is added to an ordinal to make the sequence the server knows. */
    record Offset(long offset) implements JournalRecord {}

    /** What became of an instance. */
    enum Outcome {
        /** It left and was acknowledged. */
        SENT,
        /** It did not arrive. */
        FAILED,
        /** Its intent could not be recorded in time, so it was never let go. */
        VOID
    }
}
