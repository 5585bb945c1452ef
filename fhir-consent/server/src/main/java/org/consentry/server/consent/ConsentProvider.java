// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.consentry.server.access.FhirRecords;
import org.consentry.server.access.FhirSearches;
import org.consentry.server.access.SearchTerms;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** The door to Consents. Nothing deletes one: a choice is changed by another version. */
@Singleton
@Transactional
public class ConsentProvider implements IResourceProvider {
    private final FhirRecords records;
    private final FhirSearches searches;
    private final ChoiceMapping choices;

    /** Takes its collaborators. */
    @Inject
    public ConsentProvider(FhirRecords records, FhirSearches searches, ChoiceMapping choices) {
        this.records = records;
        this.searches = searches;
        this.choices = choices;
    }

    @Override
    public Class<Consent> getResourceType() {
        return Consent.class;
    }

    /** The current version, or one version. */
    @Read(version = true)
    public Consent read(RequestDetails request, @IdParam IdType id) {
        return records.read(request, Consent.class, id);
    }

    /** All versions, newest first. */
    @History
    public List<Consent> history(RequestDetails request, @IdParam IdType id) {
        return records.history(request, Consent.class, id);
    }

    /** A patient's Consents. */
    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
            @OptionalParam(name = "status") @Nullable TokenOrListParam status,
            @OptionalParam(name = "identifier") @Nullable TokenOrListParam identifier) {
        SearchSpec spec = SearchTerms.id(SearchSpec.of("Consent"), id);
        spec = SearchTerms.token(spec, "status", status);
        spec = SearchTerms.token(spec, "identifier", identifier);
        return searches.ofPatient(request, Consent.class, spec, SearchTerms.patient(patient));
    }

    /** The first choice on a topic. */
    @Create
    public MethodOutcome create(RequestDetails request, @ResourceParam Consent consent) {
        return choices.create(request, consent);
    }

    /** The next choice on a topic; {@code If-Match} says which one it follows. */
    @Update
    public MethodOutcome update(RequestDetails request, @IdParam IdType id, @ResourceParam Consent consent) {
        return choices.update(request, id, consent);
    }
}
