// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.consentry.protocol.DisclosureReport;

/**
 * Lets a journal that was restored from a backup go on after the reports the server has. Reports that the server has
 * already, with the same content, count as acknowledged; from the first other one on, all get numbers after the
 * server's last, so that both records are kept. A step that a crash cuts off is taken again.
 *
 * @param journal the journal
 * @param intake the server's door
 */
record Renumbering(DisclosureJournal journal, DisclosureIntake intake) {
    private static final int EACH = 1;

    /**
     * Renumbers.
     *
     * @param known the server's last number
     * @param report makes a report of a line, with the number it had so far
     */
    void after(long known, Function<ReportLine, DisclosureReport> report) throws IOException, InterruptedException {
        while (isKnown(known, report)) {
            journal.acknowledgedForced(journal.head().acknowledged() + 1);
        }
        // First what is acknowledged, then the numbers: cut off in between, the same is found again.
        journal.offset(known - journal.head().acknowledged());
    }

    /** Whether the server has the journal's next report as it is. */
    private boolean isKnown(long known, Function<ReportLine, DisclosureReport> report)
            throws IOException, InterruptedException {
        List<ReportLine> next = journal.toShip(EACH, DisclosureReport.MOST_ANSWERS);
        if (next.isEmpty()) {
            return false;
        }
        DisclosureReport before = report.apply(next.get(0));
        if (before.sequence() > known) {
            return false;
        }
        try {
            intake.take(List.of(before));
            return true;
        } catch (SequenceConflictException other) {
            return false;
        }
    }
}
