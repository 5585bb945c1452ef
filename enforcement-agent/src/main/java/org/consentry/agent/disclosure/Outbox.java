// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.agent.disclosure.JournalRecord.Head;
import org.consentry.policy.Basis;
import org.consentry.protocol.DisclosureReport;

/**
 * Brings reports to the consent server, oldest first, until it has them. For one thread.
 *
 * <p>A report's sequence is its ordinal in this journal plus an offset. A new journal asks the server once what it has
 * of this agent: if the agent's disk was replaced, its numbers go on where the old ones ended.
 */
public final class Outbox {

    private static final int MOST_AT_ONCE = 200;
    /** Some 700 KB of a request, of which the server takes 4 MB. */
    private static final int MOST_ANSWERS = 4 * DisclosureReport.MOST_ANSWERS;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    private final DisclosureJournal journal;
    private final DisclosureIntake intake;
    private int failures;
    private boolean more;

    /** Ships the journal's reports to that door. */
    public Outbox(DisclosureJournal journal, DisclosureIntake intake) {
        this.journal = journal;
        this.intake = intake;
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
            if (journal.head().offset() == JournalState.UNKNOWN) {
                agree();
            }
            if (!lines.isEmpty()) {
                ship(lines);
            }
            failures = 0;
            more = before > lines.size();
        } catch (IOException | JournalUnavailableException e) {
            failures++;
            LOG.log(Level.WARNING, "Reports of disclosures wait for the consent server: {0}", e.getMessage());
        }
        return before - journal.waiting();
    }

    /** How long to wait before {@link #doWork} is worth calling again. */
    public Duration pause() {
        if (failures == 0) {
            return more ? Duration.ZERO : SHORTEST_PAUSE;
        }
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures, 8));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void agree() throws IOException, InterruptedException {
        long known = intake.take(List.of());
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
        if (known > head.next() - 1) {
            throw new IOException("the server has more reports under this agent's id than this agent made;"
                    + " another agent uses the same id");
        }
        if (known > head.acknowledged()) {
            journal.acknowledged(known);
        }
        if (known < last) {
            throw new IOException(
                    "expected every report up to " + (last + offset) + " to be taken, found " + (known + offset));
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
                line.answers());
    }

    private static Set<String> basis(ReportLine line) {
        return line.basis().stream().map(Basis::reference).collect(Collectors.toSet());
    }
}
