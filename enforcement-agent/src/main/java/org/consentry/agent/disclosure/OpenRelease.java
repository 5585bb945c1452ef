// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consentry.agent.disclosure.JournalRecord.Decided;
import org.consentry.agent.disclosure.JournalRecord.Destroyed;
import org.consentry.agent.disclosure.JournalRecord.Handled;
import org.consentry.agent.disclosure.JournalRecord.Intended;
import org.consentry.agent.disclosure.JournalRecord.Outcome;
import org.consentry.agent.disclosure.JournalRecord.Refused;
import org.consentry.agent.disclosure.JournalRecord.Seen;
import org.consentry.agent.disclosure.JournalRecord.Settled;
import org.consentry.protocol.DisclosureReport.State;

/** A release that has not been reported: what is in flight, and the sums of what is settled. One thread at a time. */
final class OpenRelease {

    private final String id;
    private final ReleaseOrigin origin;
    private final long segment;
    private final SortedMap<Integer, Intended> inFlight = new TreeMap<>();
    private final ReportSums sums = new ReportSums();
    private int lastItem;

    /** Begins a release whose first record is in that segment. */
    OpenRelease(String id, ReleaseOrigin origin, long segment) {
        this.id = id;
        this.origin = origin;
        this.segment = segment;
    }

    String id() {
        return id;
    }

    ReleaseOrigin origin() {
        return origin;
    }

    long segment() {
        return segment;
    }

    int nextItem() {
        return lastItem + 1;
    }

    boolean isInFlight() {
        return !inFlight.isEmpty();
    }

    /** How many answers wait to be reported with it. */
    int answers() {
        return sums.answers();
    }

    boolean isEmpty() {
        return lastItem == 0;
    }

    void apply(Intended intended) {
        if (isNew(intended.item())) {
            inFlight.put(intended.item(), intended);
        }
    }

    void apply(Settled settled) {
        Intended intended = inFlight.remove(settled.item());
        if (intended != null && settled.outcome() != Outcome.VOID) {
            State state = settled.outcome() == Outcome.SENT ? State.SENT : State.FAILED;
            sums.addItem(intended, state, settled.bytes());
        }
    }

    void apply(Refused refused) {
        if (isNew(refused.item())) {
            sums.addRefusal(refused);
        }
    }

    void apply(Destroyed destroyed) {
        if (isNew(destroyed.item())) {
            sums.addDestroyed(destroyed);
        }
    }

    void apply(Handled handled) {
        if (isNew(handled.item())) {
            sums.addHandled(handled);
        }
    }

    void apply(Seen seen) {
        if (isNew(seen.item())) {
            sums.addSeen(seen);
        }
    }

    void apply(Decided decided) {
        if (isNew(decided.item())) {
            sums.addDecisions(decided);
        }
    }

    /** The reports of this release; what is still in flight counts as uncertain. */
    List<ReportLine> lines(long firstOrdinal) {
        inFlight.values().forEach(intended -> sums.addItem(intended, State.UNCERTAIN, 0));
        inFlight.clear();
        return sums.lines(firstOrdinal, id, origin);
    }

    private boolean isNew(int item) {
        if (item <= lastItem) {
            return false;
        }
        lastItem = item;
        return true;
    }
}
