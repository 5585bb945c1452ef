// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.imaging;

import ca.uhn.fhir.rest.annotation.Create;
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
import org.consentry.server.access.FhirRecords;
import org.consentry.server.access.FhirSearches;
import org.consentry.server.access.FhirWrites;
import org.consentry.server.access.SearchTerms;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.jspecify.annotations.Nullable;

/** Scans, loaded by the registrar. */
@Singleton
@Transactional
public class ImagingStudyProvider implements IResourceProvider {
    private final FhirRecords records;
    private final FhirSearches searches;
    private final FhirWrites writes;
    private final StudyLinkMapping links;
    private final RandomIds ids;

    /** Takes its collaborators. */
    @Inject
    public ImagingStudyProvider(
            FhirRecords records, FhirSearches searches, FhirWrites writes, StudyLinkMapping links, RandomIds ids) {
        this.records = records;
        this.searches = searches;
        this.writes = writes;
        this.links = links;
        this.ids = ids;
    }

    @Override
    public Class<ImagingStudy> getResourceType() {
        return ImagingStudy.class;
    }

    /** One scan. */
    @Read(version = true)
    public ImagingStudy read(RequestDetails request, @IdParam IdType id) {
        return records.read(request, ImagingStudy.class, id);
    }

    /** A patient's scans, ordered by the day they were taken. */
    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
            @OptionalParam(name = "identifier") @Nullable TokenOrListParam identifier) {
        SearchSpec spec = SearchTerms.id(SearchSpec.of("ImagingStudy"), id);
        spec = SearchTerms.token(spec, "identifier", identifier);
        return searches.ofPatient(request, ImagingStudy.class, spec, SearchTerms.patient(patient));
    }

    /** A new scan under a random id. */
    @Create
    public MethodOutcome create(RequestDetails request, @ResourceParam ImagingStudy study) {
        return put(request, new IdType("ImagingStudy", ids.next()), study);
    }

    /** A scan under an id the registrar chose, or its next version. */
    @Update
    public MethodOutcome update(RequestDetails request, @IdParam IdType id, @ResourceParam ImagingStudy study) {
        return put(request, id, study);
    }

    private MethodOutcome put(RequestDetails request, IdType id, ImagingStudy study) {
        StudyLinkMapping.Link link = links.check(id.getIdPart(), study);
        FhirWrites.Put done = writes.put(request, id, study, link.filing());
        if (done.changed()) {
            links.announce(done.versioned(), link);
        }
        return writes.outcome(ImagingStudy.class, done.stored(), done.created());
    }
}
