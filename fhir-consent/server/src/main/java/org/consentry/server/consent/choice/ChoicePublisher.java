// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.protocol.FeedEntry;
import org.consentry.server.access.Caller;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.consent.terms.PatientTermsReader;
import org.consentry.server.feed.ChangeLog;
import org.consentry.server.feed.TermsPublisher;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.storage.StoredVersion;

/**
 * Publishes a stored choice in the transaction that stored it: it writes the audit event and appends to the agents'
 * feed.
 */
@Singleton
public class ChoicePublisher implements TermsPublisher {
    private final ChangeLog log;
    private final AuditTrail trail;
    private final PatientTermsReader terms;
    private final PatientIdentities identities;

    /** Takes its collaborators. */
    @Inject
    public ChoicePublisher(ChangeLog log, AuditTrail trail, PatientTermsReader terms, PatientIdentities identities) {
        this.log = log;
        this.trail = trail;
        this.terms = terms;
        this.identities = identities;
    }

    /**
     * Publishes a version just written.
     *
     * @param patient logical id
     * @param records logical ids of every record of that patient, including the own one
     */
    void tell(Caller caller, StoredVersion stored, String patient, Set<String> records) {
        String versioned = stored.key().reference() + "/_history/" + stored.version();
        AuditEntry.Interaction interaction =
                stored.version() == 1 ? AuditEntry.Interaction.CREATE : AuditEntry.Interaction.UPDATE;
        trail.record(new AuditEntry(interaction, caller, patient, versioned));
        tell(versioned, records);
    }

    @Override
    public void tell(String cause, Collection<String> patients) {
        Map<PatientId, PatientTerms> all = new LinkedHashMap<>();
        patients.forEach(patient -> identities.of(patient).ifPresent(number -> all.put(number, terms.terms(patient))));
        // Reads everything first, since other writers wait from the first appended entry on.
        all.forEach((number, said) ->
                log.append(cause, (position, now) -> new FeedEntry.ConsentChanged(position, now, number, said)));
    }
}
