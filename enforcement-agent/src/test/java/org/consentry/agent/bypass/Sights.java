// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.JournalHomes;
import org.consentry.agent.disclosure.Outbox;
import org.consentry.agent.disclosure.Sightings;
import org.consentry.agent.replica.Entries;
import org.consentry.agent.replica.Replica;
import org.consentry.policy.PatientId;
import org.consentry.protocol.DisclosureReport;

/** A journal at noon with a register in which Northlight is, and a server that takes its reports. */
public final class Sights implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    final DisclosureJournal journal;
    final Replica replica = Entries.replica(Entries.annaSaysYes());
    final Sightings sightings;
    private final List<DisclosureReport> reports = new ArrayList<>();
    private Instant now = NOON;

    public Sights(Path folder) {
        journal = DisclosureJournal.open(JournalHomes.in(folder), () -> now);
        sightings = new Sightings(journal);
    }

    public Lookout lookout(Inside inside) {
        return new Lookout(replica, sightings, () -> now, new Lookout.Sight(Entries.ANNA.authority(), inside));
    }

    ToldIntake told() {
        return new ToldIntake(replica, sightings, () -> now);
    }

    void pass(Duration time) {
        now = now.plus(time);
        journal.doWork();
    }

    /** What the server has after everything that is due was reported. */
    public List<DisclosureReport> reports() throws InterruptedException {
        pass(Duration.ofMinutes(3));
        Outbox outbox = new Outbox(journal, batch -> {
            batch.stream().filter(report -> report.sequence() > reports.size()).forEach(reports::add);
            return reports.size();
        });
        while (journal.waiting() > 0) {
            outbox.doWork();
        }
        return reports;
    }

    public static PatientId number(String value) {
        return new PatientId(Entries.ANNA.authority(), value);
    }

    @Override
    public void close() {
        journal.close();
    }
}
