// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Reason;
import org.consentry.server.access.FhirBodies;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Consent;

/** Everything a patient has said, from the current version of each active Consent. */
@Singleton
public class PatientTermsMapping {
    private final ResourceStore store;
    private final FhirBodies bodies;
    private final ZoneId zone;

    /** Takes its collaborators. */
    @Inject
    public PatientTermsMapping(ResourceStore store, FhirBodies bodies, ZoneId zone) {
        this.store = store;
        this.bodies = bodies;
        this.zone = zone;
    }

    /** The mapping of one patient's Consents. */
    ConsentMapping consents(String patient) {
        return new ConsentMapping(new StoredReferences(store, patient), zone);
    }

    /** The patient's terms as they are in this transaction. */
    PatientTerms terms(String patient) {
        ConsentMapping mapping = consents(patient);
        List<ConsentTerms> terms = store.all(SearchSpec.of("Consent").ofPatient(patient))
                .filter(this::isActive)
                .map(stored -> terms(mapping, stored))
                .toList();
        return new PatientTerms(terms, List.of());
    }

    private boolean isActive(StoredVersion stored) {
        return bodies.resource(Consent.class, stored).getStatus() == Consent.ConsentState.ACTIVE;
    }

    private ConsentTerms terms(ConsentMapping mapping, StoredVersion stored) {
        ConsentRef ref = new ConsentRef(stored.key().id(), stored.version());
        Consent consent = bodies.resource(Consent.class, stored);
        try {
            return mapping.terms(consent, ref);
        } catch (RuntimeException cannotBeComputed) {
            // Stored by an older release that understood more: it must never disappear, so it stops what it may
            // concern.
            System.getLogger(PatientTermsMapping.class.getName())
                    .log(System.Logger.Level.ERROR, "A stored Consent cannot be computed and blocks sharing");
            return new ConsentTerms(
                    ref,
                    stored.key().id(),
                    stored.recordedAt(),
                    new ConsentTerms.NotComputable(Reason.INDET_CONSENT_MALFORMED));
        }
    }
}
