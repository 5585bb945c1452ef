// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import org.consentry.server.access.FhirRecords;
import org.consentry.server.access.FhirSearches;
import org.consentry.server.access.SearchTerms;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** The audit trail as a patient may read it. Nobody writes it through this door. */
@Singleton
@Transactional
public class AuditEventProvider implements IResourceProvider {
    private final FhirRecords records;
    private final FhirSearches searches;
    private final ZoneId zone;

    /** Takes its collaborators and the zone of the hospital's days. */
    @Inject
    public AuditEventProvider(FhirRecords records, FhirSearches searches, ZoneId zone) {
        this.records = records;
        this.searches = searches;
        this.zone = zone;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    /** One event. */
    @Read(version = true)
    public AuditEvent read(RequestDetails request, @IdParam IdType id) {
        return records.read(request, AuditEvent.class, id);
    }

    /** A patient's events, ordered by when they were recorded. */
    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
            @OptionalParam(name = "date") @Nullable DateRangeParam date,
            @OptionalParam(name = "type") @Nullable TokenOrListParam type,
            @OptionalParam(name = "subtype") @Nullable TokenOrListParam subtype,
            @OptionalParam(name = "outcome") @Nullable TokenOrListParam outcome,
            @OptionalParam(name = "agent") @Nullable ReferenceParam agent,
            @OptionalParam(name = "entity") @Nullable ReferenceParam entity) {
        SearchSpec spec = SearchTerms.id(SearchSpec.of("AuditEvent"), id);
        spec = SearchTerms.date(spec, "date", date, zone);
        spec = SearchTerms.token(spec, "type", type);
        spec = SearchTerms.token(spec, "subtype", subtype);
        spec = SearchTerms.token(spec, "outcome", outcome);
        spec = SearchTerms.reference(spec, "agent", "Organization", agent);
        spec = SearchTerms.reference(spec, "entity", "ImagingStudy", entity);
        return searches.ofPatient(request, AuditEvent.class, spec, SearchTerms.patient(patient));
    }

    /** Releases and refusals whose patient or scan is not known here: a work list for staff. */
    @Search(queryName = "unmatched")
    public Bundle unmatched(RequestDetails request) {
        SearchSpec spec = SearchSpec.of("AuditEvent").with(AuditMapping.unmatched());
        return searches.inbox(request, AuditEvent.class, spec, null);
    }
}
