// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.jspecify.annotations.Nullable;

/**
 * What an agent released or refused: one report for each scan, recipient and outcome of a release.
 *
 * @param sequence the agent's own number, from 1 without gaps; a report sent twice counts once
 * @param release names the release: one association, or one HTTP release
 * @param at when the release ended
 * @param patient whose scan, or null if the object named no one known
 * @param study which scan, or null if the object named none
 * @param recipient for whom
 * @param purpose what for
 * @param route the AE title or path that was addressed
 * @param state what became of it
 * @param reason why it was refused; null unless {@link State#REFUSED}
 * @param instances how many objects
 * @param bytes how many bytes left
 * @param deidentification codes of the methods done (DICOM CID 7050), in order; empty if none
 * @param identifiability what the recipient can see of the person
 * @param country where it went, ISO 3166-1 alpha-2; empty if not known
 * @param decision the decision's id, or null if none was made
 * @param basis versioned references that allowed or refused it
 * @param regime the regime's citation, or null if no decision was made
 * @param position the feed position the decision was made at
 * @param sentBy whether a computer or a person started it
 */
public record DisclosureReport(
        long sequence,
        String release,
        Instant at,
        @Nullable PatientId patient,
        @Nullable StudyUid study,
        RecipientId recipient,
        Purpose purpose,
        String route,
        State state,
        @Nullable Reason reason,
        int instances,
        long bytes,
        List<String> deidentification,
        Identifiability identifiability,
        String country,
        @Nullable String decision,
        Set<String> basis,
        @Nullable String regime,
        long position,
        SentBy sentBy) {

    /** What became of a release. */
    public enum State {
        /** The recipient acknowledged it. */
        SENT,
        /** The recipient or the way there failed; it did not take it. */
        FAILED,
        /** It was refused; nothing left. */
        REFUSED,
        /** The agent stopped in between; it may have been sent. */
        UNCERTAIN
    }

    /** What a recipient can see of the person. */
    public enum Identifiability {
        /** The name was on it. */
        NAMED,
        /** A code in place of the name. */
        CODED,
        /** Name and identifying facts off, no code kept. */
        NONE,
        /** It did not leave. */
        STAYED
    }

    /** Who started a release. */
    public enum SentBy {
        /** A system. */
        COMPUTER,
        /** A person. */
        PERSON
    }

    public DisclosureReport {
        deidentification = List.copyOf(deidentification);
        basis = Set.copyOf(basis);
        if ((state == State.REFUSED) != (reason != null)) {
            throw new IllegalArgumentException("a refusal, and nothing else, has a reason; found state " + state);
        }
        if (sequence < 1 || instances < 1 || bytes < 0) {
            throw new IllegalArgumentException("expected a sequence and instances from 1 and bytes from 0, found "
                    + sequence + ", " + instances + ", " + bytes);
        }
    }
}
