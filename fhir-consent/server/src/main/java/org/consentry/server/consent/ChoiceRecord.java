// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.protocol.FeedEntry;
import org.consentry.server.access.Caller;
import org.consentry.server.audit.AuditEntry;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.feed.ChangeLog;
import org.consentry.server.storage.StoredVersion;

/** Tells of a choice that was stored: to the audit trail and to the agents, in the transaction that stored it. */
@Singleton
public class ChoiceRecord {
    private final ChangeLog log;
    private final AuditTrail trail;

    /** Takes its collaborators. */
    @Inject
    public ChoiceRecord(ChangeLog log, AuditTrail trail) {
        this.log = log;
        this.trail = trail;
    }

    /**
     * Tells of a version just written.
     *
     * @param patient logical id
     * @param numbers hospital numbers by which agents know the patient
     * @param terms all that the patient says now
     */
    void tell(Caller caller, StoredVersion stored, String patient, List<PatientId> numbers, PatientTerms terms) {
        String versioned = stored.key().reference() + "/_history/" + stored.version();
        AuditEntry.Interaction interaction =
                stored.version() == 1 ? AuditEntry.Interaction.CREATE : AuditEntry.Interaction.UPDATE;
        trail.record(new AuditEntry(interaction, caller, patient, versioned));
        for (PatientId number : numbers) {
            log.append(versioned, (position, now) -> new FeedEntry.ConsentChanged(position, now, number, terms));
        }
    }
}
