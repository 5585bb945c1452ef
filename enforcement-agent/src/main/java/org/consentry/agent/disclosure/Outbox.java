// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.agent.disclosure.JournalRecord.Head;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.policy.Basis;
import org.consentry.protocol.DisclosureReport;
import org.jspecify.annotations.Nullable;

/**
 * Brings reports to the consent server, oldest first, until it has them. For one thread.
 *
 * <p>A report's sequence is its ordinal in this journal plus an offset. A new journal asks the server once what it has
 * of this agent: if the agent's disk was replaced, its numbers go on where the old ones ended. Every start asks once
 * whether the server has more than this journal made, which means that the journal went back in time.
 */
public final class Outbox {

    private static final int MOST_AT_ONCE = 200;
    /** Some 700 KB of a request, of which the server takes 4 MB. */
    private static final int MOST_ANSWERS = 4 * DisclosureReport.MOST_ANSWERS;

    /** Nobody has said after which number a journal goes on. */
    public static final long NEVER = -1;

    private static final String CONFLICT = "The server has other reports under this agent''s id and numbers, the last"
            + " is {0}: nothing is handed over and nothing is lost; see SEQUENCE_CONFLICT in the operations page";
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    private final DisclosureJournal journal;
    private final DisclosureIntake intake;
    private final long continueAfter;
    private int failures;
    private boolean more;
    private boolean compared;
    private ChainHead told = ChainHead.NONE;
    private volatile @Nullable Long conflict;

    /** Ships the journal's reports to that door. */
    public Outbox(DisclosureJournal journal, DisclosureIntake intake) {
        this(journal, intake, NEVER);
    }

    /**
     * The same, which ends a conflict of numbers once.
     *
     * @param continueAfter the server's last number at which a person has said that this journal goes on after it;
     *     {@link #NEVER} if nobody has
     */
    public Outbox(DisclosureJournal journal, DisclosureIntake intake, long continueAfter) {
        this.journal = journal;
        this.intake = intake;
        this.continueAfter = continueAfter;
    }

    /**
     * The server's last number of this agent while it is in conflict with this journal: nothing is handed over then,
     * and nothing is lost. Empty if there is no conflict. For any thread.
     */
    public OptionalLong conflict() {
        Long known = conflict;
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }

    /**
     * Hands over one batch.
     *
     * @return how many reports the server has now that it did not have before
     * @throws InterruptedException if the thread is to stop
     */
    public int doWork() throws InterruptedException {
        int before = journal.waiting();
        try {
            List<ReportLine> lines = journal.toShip(MOST_AT_ONCE, MOST_ANSWERS);
            if (!compared) {
                compare();
            }
            if (!lines.isEmpty()) {
                ship(lines);
            }
            conflict = null;
            failures = 0;
            more = before > lines.size();
            noteLink();
        } catch (SequenceConflictException e) {
            failures++;
            settle();
        } catch (IOException | JournalUnavailableException e) {
            failures++;
            LOG.log(Level.WARNING, "Reports of disclosures wait for the consent server: {0}", e.getMessage());
        }
        return before - journal.waiting();
    }

    private void noteLink() throws IOException, InterruptedException {
        ChainHead link = journal.noted();
        if (!link.equals(told)) {
            intake.note(link);
            told = link;
        }
    }

    /** How long to wait before {@link #doWork} is worth calling again. */
    public Duration pause() {
        if (failures == 0) {
            return more ? Duration.ZERO : SHORTEST_PAUSE;
        }
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures, 8));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void compare() throws IOException, InterruptedException {
        Head head = journal.head();
        long known = intake.take(List.of());
        if (head.offset() == JournalState.UNKNOWN) {
            agree(known);
        } else {
            refuseMore(known - head.offset(), head);
        }
        compared = true;
    }

    private void agree(long known) {
        if (known > 0) {
            LOG.log(Level.WARNING, "A new journal goes on after report {0} of an earlier one", known);
        }
        journal.offset(known);
    }

    private void ship(List<ReportLine> lines) throws IOException, InterruptedException {
        Head head = journal.head();
        long offset = head.offset();
        long last = lines.get(lines.size() - 1).ordinal();
        long known =
                intake.take(lines.stream().map(line -> report(line, offset)).toList()) - offset;
        refuseMore(known, head);
        if (known > head.acknowledged()) {
            journal.acknowledged(known);
        }
        if (known < last) {
            throw new IOException(
                    "expected every report up to " + (last + offset) + " to be taken, found " + (known + offset));
        }
    }

    private static void refuseMore(long known, Head head) throws SequenceConflictException {
        if (known > head.next() - 1) {
            throw new SequenceConflictException();
        }
    }

    /** Goes on after the server's last number if a person has said so for this number, else says what is wrong. */
    private void settle() throws InterruptedException {
        try {
            long known = intake.take(List.of());
            if (known != continueAfter) {
                conflict = known;
                LOG.log(Level.ERROR, CONFLICT, Long.toString(known));
                return;
            }
            long offset = journal.head().offset();
            new Renumbering(journal, intake).after(known, line -> report(line, offset));
            conflict = null;
            failures = 0;
            more = true;
            LOG.log(Level.WARNING, "A journal of this agent goes on after report {0}", Long.toString(known));
        } catch (IOException | JournalUnavailableException e) {
            LOG.log(Level.WARNING, "A conflict of report numbers waits for the consent server: {0}", e.getMessage());
        }
    }

    private static DisclosureReport report(ReportLine line, long offset) {
        return new DisclosureReport(
                line.ordinal() + offset,
                line.release(),
                line.at(),
                line.patient(),
                line.study(),
                line.origin().recipient(),
                line.origin().purpose(),
                line.origin().route(),
                line.state(),
                line.reason(),
                line.instances(),
                line.bytes(),
                List.copyOf(line.deidentification()),
                line.identifiability(),
                line.origin().country(),
                line.ground().decision(),
                basis(line),
                line.ground().regime(),
                line.ground().position(),
                line.origin().sentBy(),
                line.answers(),
                line.origin().act(),
                line.origin().seen(),
                line.state().isRelease() ? line.origin().content() : DisclosureReport.Content.OBJECTS);
    }

    private static Set<String> basis(ReportLine line) {
        return line.basis().stream().map(Basis::reference).collect(Collectors.toSet());
    }
}
