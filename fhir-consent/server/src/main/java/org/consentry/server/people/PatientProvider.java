// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.people;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.server.access.Answers;
import org.consentry.server.access.Complaints;
import org.consentry.server.access.FhirRecords;
import org.consentry.server.access.FhirSearches;
import org.consentry.server.access.FhirWrites;
import org.consentry.server.access.PatientIdentities;
import org.consentry.server.access.SearchTerms;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** Patients, loaded by the registrar; a hospital number belongs to one patient and never changes hands. */
@Singleton
@Transactional
public class PatientProvider implements IResourceProvider {
    private final FhirRecords records;
    private final FhirSearches searches;
    private final FhirWrites writes;
    private final PatientIdentities identities;
    private final ResourceStore store;
    private final RandomIds ids;

    /** Takes its collaborators. */
    @Inject
    public PatientProvider(
            FhirRecords records,
            FhirSearches searches,
            FhirWrites writes,
            PatientIdentities identities,
            ResourceStore store,
            RandomIds ids) {
        this.records = records;
        this.searches = searches;
        this.writes = writes;
        this.identities = identities;
        this.store = store;
        this.ids = ids;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    /** One patient. */
    @Read(version = true)
    public Patient read(RequestDetails request, @IdParam IdType id) {
        return records.read(request, Patient.class, id);
    }

    /** Patients by number, or by the beginning of a name. */
    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "identifier") @Nullable TokenOrListParam identifier,
            @OptionalParam(name = "name") @Nullable StringParam name,
            @OptionalParam(name = "birthdate") @Nullable DateRangeParam birthdate) {
        SearchSpec spec = SearchTerms.id(SearchSpec.of("Patient"), id);
        spec = SearchTerms.token(spec, "identifier", identifier);
        spec = SearchTerms.text(spec, "name", name);
        spec = SearchTerms.date(spec, "birthdate", birthdate, ZoneOffset.UTC);
        return searches.patients(request, Patient.class, spec);
    }

    /** A new patient under a random id. */
    @Create
    public MethodOutcome create(RequestDetails request, @ResourceParam Patient patient) {
        return put(request, new IdType("Patient", ids.next()), patient);
    }

    /** A patient under an id the registrar chose, or the patient's next version. */
    @Update
    public MethodOutcome update(RequestDetails request, @IdParam IdType id, @ResourceParam Patient patient) {
        return put(request, id, patient);
    }

    private MethodOutcome put(RequestDetails request, IdType id, Patient patient) {
        Complaints complaints = new Complaints();
        Optional<PatientId> number = PatientMapping.number(patient, complaints);
        complaints.refuse();
        number.ifPresent(found -> onlyOwner(id.getIdPart(), found));
        FhirWrites.Put done = writes.put(request, id, patient, PatientMapping.filing(id.getIdPart(), patient));
        return writes.outcome(Patient.class, done.stored(), done.created());
    }

    private void onlyOwner(String id, PatientId number) {
        store.lock("identifier/" + number.authority() + "|" + number.value());
        identities.of(id).filter(known -> !known.equals(number)).ifPresent(known -> {
            throw Answers.conflict("Expected the hospital number this patient has, found another");
        });
        boolean taken = store.all(PatientMapping.withNumber(number))
                .anyMatch(other -> !other.key().equals(new ResourceKey("Patient", id)));
        if (taken) {
            throw Answers.conflict("Expected a hospital number no other patient has");
        }
    }
}
