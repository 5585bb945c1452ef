// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.alert;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.consentry.server.audit.SharingWatch;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.mail.MailConfig;
import org.consentry.server.mail.NoteKind;
import org.consentry.server.mail.NoteOrders;

/**
 * Orders the notes that tell patients of shared scans, in the transaction that records the sharing. What was shared
 * before somebody picked is not told: they saw the page then.
 */
@Singleton
public class SharingAlerts implements SharingWatch {
    private final AlertStore store;
    private final NoteOrders notes;
    private final LinkedPatients people;
    private final MailConfig config;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Takes its collaborators. */
    @Inject
    public SharingAlerts(
            AlertStore store,
            NoteOrders notes,
            LinkedPatients people,
            MailConfig config,
            InstantSource clock,
            ZoneId zone) {
        this.store = store;
        this.notes = notes;
        this.people = people;
        this.config = config;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void shared(Map<String, Instant> newest) {
        if (config.isOn() && store.isWanted()) {
            // In one order, so that two transactions that share scans of the same people do not wait for each other.
            new TreeMap<>(newest).forEach(this::shared);
        }
    }

    private void shared(String patient, Instant at) {
        Set<String> records = people.merged(patient);
        store.held(records)
                .filter(picked -> !at.isBefore(picked.at()))
                .flatMap(picked -> due(picked.pick(), records))
                .ifPresent(
                        due -> notes.order(NoteKind.SHARED, people.of(patient).survivor(patient), due));
    }

    /** Lets a note that waits go out as this pick has it, or not at all. */
    void move(AlertPick pick, Set<String> records) {
        due(pick, records)
                .ifPresentOrElse(
                        due -> notes.move(NoteKind.SHARED, records, due), () -> notes.drop(NoteKind.SHARED, records));
    }

    private Optional<Instant> due(AlertPick pick, Set<String> records) {
        Instant last = notes.last(NoteKind.SHARED, records).orElse(null);
        return pick.due(clock.instant(), last, config.sharedHold(), zone);
    }
}
