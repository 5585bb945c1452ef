// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Looks;
import org.consentry.server.storage.AfterCommit;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.ResourceStore;

/** Writes the audit trail, always in the transaction of what it tells of: if it cannot be written, nothing happened. */
@Singleton
public class AuditTrail implements Looks {
    private final ResourceStore store;
    private final AuditMapping mapping;
    private final RandomIds ids;
    private final InstantSource clock;
    private final UnsealedStore unsealed;
    private final AuditSealer sealer;
    private final AfterCommit afterCommit;

    /** Takes its collaborators. */
    @Inject
    public AuditTrail(
            ResourceStore store,
            AuditMapping mapping,
            RandomIds ids,
            InstantSource clock,
            UnsealedStore unsealed,
            AuditSealer sealer,
            AfterCommit afterCommit) {
        this.store = store;
        this.mapping = mapping;
        this.ids = ids;
        this.clock = clock;
        this.unsealed = unsealed;
        this.sealer = sealer;
        this.afterCommit = afterCommit;
    }

    /** Records an access or a change. */
    public void record(AuditEntry entry) {
        write(mapping.draft(entry, ids.next(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    @Override
    public void looked(Caller caller, String patient, String what, boolean list) {
        AuditEntry.Interaction interaction = list ? AuditEntry.Interaction.SEARCH : AuditEntry.Interaction.READ;
        record(new AuditEntry(interaction, caller, patient, what));
    }

    /** Records what an agent released or refused; returns the event's id. */
    String disclosed(Disclosure disclosure) {
        return write(mapping.draft(disclosure, ids.next()));
    }

    private String write(Draft event) {
        store.create(event);
        unsealed.add(event.key().id());
        afterCommit.run(sealer::wake);
        return event.key().id();
    }
}
