// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Reason;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.consentry.server.terminology.Terminology;
import org.hl7.fhir.r4.model.Consent;

/** Reads all terms of a patient, under each of the patient's records, from the versions of Consents in force. */
@Singleton
public class PatientTermsReader {
    private final ResourceStore store;
    private final FhirBodies bodies;
    private final LinkedPatients links;
    private final Terminology terminology;
    private final ZoneId zone;

    /** Takes its collaborators. */
    @Inject
    public PatientTermsReader(
            ResourceStore store, FhirBodies bodies, LinkedPatients links, Terminology terminology, ZoneId zone) {
        this.store = store;
        this.bodies = bodies;
        this.links = links;
        this.terminology = terminology;
        this.zone = zone;
    }

    /** Logical ids of every record of this patient; the one asked for comes first. */
    public Set<String> records(String patient) {
        return links.of(patient).ids();
    }

    /**
     * Makes everybody else who changes this patient's terms, under any record, wait until the transaction ends. @return
     * what the references of this patient's Consents point at, which stays so until then
     */
    public StoredReferencesMapping lock(String patient) {
        return new StoredReferencesMapping(store, bodies, links.lock(Set.of(patient)));
    }

    /** The patient's terms as they are in this transaction. */
    public PatientTerms terms(String patient) {
        return terms(patient, Optional::of);
    }

    /**
     * The terms that held at one instant, as this server knew them at another. Of each Consent it takes the newest
     * version made by the first instant, among those recorded by the second.
     */
    public PatientTerms terms(String patient, Instant asOf, Instant known) {
        ConsentMapping mapping = consents(references(patient));
        return terms(
                patient,
                current -> store.history(current.key())
                        .filter(version -> !version.recordedAt().isAfter(known))
                        .filter(version -> !mapping.countsFrom(
                                        bodies.resource(Consent.class, version), version.recordedAt())
                                .isAfter(asOf))
                        .findFirst());
    }

    /** What the references of this patient's Consents point at. */
    public ReferencesMapping references(String patient) {
        return new StoredReferencesMapping(store, bodies, records(patient));
    }

    /** The mapping of one patient's Consents. */
    public ConsentMapping consents(ReferencesMapping references) {
        return new ConsentMapping(references, terminology, zone);
    }

    private PatientTerms terms(String patient, Function<StoredVersion, Optional<StoredVersion>> choose) {
        LinkedPatients.Linked linked = links.of(patient);
        ConsentMapping mapping = consents(new StoredReferencesMapping(store, bodies, linked.ids()));
        List<ConsentTerms> terms = new ArrayList<>();
        for (String record : linked.ids()) {
            store.all(SearchSpec.of("Consent").ofPatient(record))
                    .flatMap(stored -> choose.apply(stored).stream())
                    .flatMap(stored -> terms(mapping, stored).stream())
                    .forEach(terms::add);
        }
        if (linked.contradictory()) {
            terms.add(new ConsentTerms(
                    new ConsentRef("identity-" + patient, 1),
                    "identity",
                    Instant.EPOCH,
                    new ConsentTerms.NotComputable(Reason.INDET_IDENTITY)));
        }
        return new PatientTerms(terms, List.of());
    }

    private Optional<ConsentTerms> terms(ConsentMapping mapping, StoredVersion stored) {
        ConsentRef ref = new ConsentRef(stored.key().id(), stored.version());
        try {
            Consent consent = bodies.resource(Consent.class, stored);
            return ConsentMapping.counts(consent)
                    ? Optional.of(mapping.terms(consent, ref, stored.recordedAt(), new Complaints()))
                    : Optional.empty();
        } catch (RuntimeException cannotBeRead) {
            // The Consent must not disappear, so it blocks everything that it may be about.
            System.getLogger(PatientTermsReader.class.getName())
                    .log(System.Logger.Level.ERROR, "A stored Consent cannot be read and blocks sharing");
            return Optional.of(new ConsentTerms(
                    ref,
                    "consent:" + stored.key().id(),
                    stored.recordedAt(),
                    new ConsentTerms.NotComputable(Reason.INDET_CONSENT_MALFORMED)));
        }
    }
}
