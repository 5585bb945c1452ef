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
 * What an agent released, refused, answered, or heard that others released: one report for each scan, recipient and
 * outcome of a release. What was answered to an export system is summed up: one report has the answers of one outcome
 * about up to {@value #MOST_ANSWERS} patients or scans, each with its own place in the audit trail.
 *
 * @param sequence the agent's own number, from 1 without gaps; a report sent twice counts once
 * @param release names the release: one association, or one HTTP release
 * @param at when the release ended
 * @param patient whose scan, or null if the object named no one known
 * @param study which scan, or null if the object named none
 * @param recipient for whom
 * @param purpose what for; {@link #UNTOLD} where nobody told
 * @param route the AE title or path that was addressed
 * @param state what became of it
 * @param reason why it was refused or destroyed; else null
 * @param instances how many objects, or answers; 0 only where a person held a route on which nothing waits, or where
 *     nobody told
 * @param bytes how many bytes left
 * @param deidentification codes of the methods done (DICOM CID 7050), in order; empty if none
 * @param identifiability what the recipient can see of the person
 * @param country where it went, ISO 3166-1 alpha-2; empty if not known
 * @param decision the decision's id, or null if none was made; of what was seen, the one that its sender names
 * @param basis versioned references that allowed or refused it
 * @param regime the regime's citation, or null if no decision was made
 * @param position the feed position the decision was made at
 * @param sentBy whether a computer or a person started it
 * @param answers what was answered about whom, if this sums up answers; then {@code patient}, {@code study} and
 *     {@code basis} say nothing
 * @param act what a person did by hand to what waited, or null if none did; {@link State#HANDLED} has one
 * @param seen how it is known that it left past the agent, or null if it did not; {@link State#SEEN} has one
 * @param content what of the objects it is about; {@link Content#HEADER} only of what left, was tried or may have left
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
        SentBy sentBy,
        List<Answer> answers,
        @Nullable HandAct act,
        @Nullable Sighting seen,
        Content content) {

    /** The purpose of what left past the agent, where nobody told what for: HL7 v3 NullFlavor, unknown. */
    public static final Purpose UNTOLD = new Purpose("http://terminology.hl7.org/CodeSystem/v3-NullFlavor", "UNK");

    /** How many answers one report has at most. */
    public static final int MOST_ANSWERS = 500;

    /** What became of a release. */
    public enum State {
        /** The recipient acknowledged it. */
        SENT,
        /** The recipient or the way there failed; it did not take it. */
        FAILED,
        /** It was refused; nothing left. */
        REFUSED,
        /** The agent stopped in between; it may have been sent. */
        UNCERTAIN,
        /** An export system asked and may send it; nothing left with the answer. */
        PERMITTED,
        /**
         * It was let go, waited for the recipient, and was destroyed for a no that came meanwhile, or by hand; nothing
         * left.
         */
        DESTROYED,
        /**
         * It waits for the recipient, and a person held it, released it or had it tried anew; or a person tried what
         * would become of it. Nothing left.
         */
        HANDLED,
        /** It left past the agent, as another program says. Whether that program had asked, the server knows. */
        SEEN;

        /** Whether it says that nothing may leave. */
        public boolean isRefusal() {
            return this == REFUSED || this == DESTROYED;
        }

        /** Whether it says what was decided or done here, and nothing left or was to leave with it. */
        public boolean stayed() {
            return isRefusal() || this == PERMITTED || this == HANDLED;
        }

        /** Whether an agent let it go, whatever became of it on its way. */
        public boolean isRelease() {
            return this == SENT || this == FAILED || this == UNCERTAIN;
        }
    }

    /** What of the objects a report is about. */
    public enum Content {
        /** All of them. */
        OBJECTS,
        /** Facts of their headers, without any picture. */
        HEADER
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
        STAYED,
        /** Nobody told. */
        UNTOLD
    }

    /** Who started a release. */
    public enum SentBy {
        /** A system. */
        COMPUTER,
        /** A person. */
        PERSON
    }

    /**
     * Answers of one kind about one patient or scan.
     *
     * @param patient whom, or null if the scan asked about is not known
     * @param study which scan, or null if the answers are about several
     * @param count how many answers, from 1
     * @param basis versioned references that they rest on
     * @param decision the first decision's id, or null if it has none of its own
     */
    public record Answer(
            @Nullable PatientId patient,
            @Nullable StudyUid study,
            int count,
            Set<String> basis,
            @Nullable String decision) {
        public Answer {
            basis = Set.copyOf(basis);
            if (count < 1) {
                throw new IllegalArgumentException("expected answers from 1, found " + count);
            }
        }
    }

    /** A report of whole objects that an agent let go or refused by itself. */
    public DisclosureReport(
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
        this(
                sequence,
                release,
                at,
                patient,
                study,
                recipient,
                purpose,
                route,
                state,
                reason,
                instances,
                bytes,
                deidentification,
                identifiability,
                country,
                decision,
                basis,
                regime,
                position,
                sentBy,
                List.of(),
                null,
                null,
                Content.OBJECTS);
    }

    public DisclosureReport {
        deidentification = List.copyOf(deidentification);
        basis = Set.copyOf(basis);
        answers = List.copyOf(answers);
        if (answers.size() > MOST_ANSWERS) {
            throw new IllegalArgumentException(
                    "expected at most " + MOST_ANSWERS + " answers, found " + answers.size());
        }
        if (state.isRefusal() != (reason != null)) {
            throw new IllegalArgumentException("a refusal, and nothing else, has a reason; found state " + state);
        }
        if (state == State.HANDLED && act == null) {
            throw new IllegalArgumentException("expected who acted by hand, found nobody");
        }
        if ((state == State.SEEN) != (seen != null)) {
            throw new IllegalArgumentException("what was seen, and nothing else, says how; found state " + state);
        }
        if (content == Content.HEADER && !state.isRelease()) {
            throw new IllegalArgumentException("only what left can be a header; found state " + state);
        }
        int least = state == State.HANDLED || state == State.SEEN ? 0 : 1;
        if (sequence < 1 || instances < least || bytes < 0) {
            throw new IllegalArgumentException("expected a sequence and instances from 1 and bytes from 0, found "
                    + sequence + ", " + instances + ", " + bytes);
        }
    }

    /** The same, of which only facts of the headers were shown. */
    public DisclosureReport ofHeaders() {
        return with(new Answer(patient, study, instances, basis, decision), answers, Content.HEADER);
    }

    /** One report for each of the answers that it sums up; itself if it sums up none. */
    public List<DisclosureReport> each() {
        return answers.isEmpty()
                ? List.of(this)
                : answers.stream().map(this::of).toList();
    }

    private DisclosureReport of(Answer answer) {
        String own = answer.decision() == null ? decision : answer.decision();
        return with(
                new Answer(answer.patient(), answer.study(), answer.count(), answer.basis(), own), List.of(), content);
    }

    /** The same about these objects. */
    private DisclosureReport with(Answer about, List<Answer> summedUp, Content shown) {
        return new DisclosureReport(
                sequence,
                release,
                at,
                about.patient(),
                about.study(),
                recipient,
                purpose,
                route,
                state,
                reason,
                about.count(),
                bytes,
                deidentification,
                identifiability,
                country,
                about.decision(),
                about.basis(),
                regime,
                position,
                sentBy,
                summedUp,
                act,
                seen,
                shown);
    }
}
