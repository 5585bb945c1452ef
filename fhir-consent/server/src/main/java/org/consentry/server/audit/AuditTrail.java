// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Looks;
import org.consentry.server.storage.AfterCommit;

/** Writes the audit trail, always in the transaction of what it tells of: if it cannot be written, nothing happened. */
@Singleton
public class AuditTrail implements Looks {
    private final AuditEventStore store;
    private final AuditMapping mapping;
    private final InstantSource clock;
    private final AuditSealer sealer;
    private final AfterCommit afterCommit;

    /** Takes its collaborators. */
    @Inject
    public AuditTrail(
            AuditEventStore store,
            AuditMapping mapping,
            InstantSource clock,
            AuditSealer sealer,
            AfterCommit afterCommit) {
        this.store = store;
        this.mapping = mapping;
        this.clock = clock;
        this.sealer = sealer;
        this.afterCommit = afterCommit;
    }

    /** Records an access or a change. */
    public void record(AuditEntry entry) {
        write(List.of(mapping.record(entry, now())));
    }

    @Override
    public void looked(Caller caller, String patient, String what, boolean list) {
        AuditEntry.Interaction interaction = list ? AuditEntry.Interaction.SEARCH : AuditEntry.Interaction.READ;
        record(new AuditEntry(interaction, caller, patient, what));
    }

    /** Records what an agent released or refused; returns the events' ids, in the same order. */
    List<String> disclosed(List<Disclosure> disclosures) {
        List<AuditRecord> events = disclosures.stream().map(mapping::record).toList();
        write(events);
        return events.stream().map(AuditRecord::id).toList();
    }

    private void write(List<AuditRecord> events) {
        store.insert(events, now());
        afterCommit.run(sealer::wake);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
