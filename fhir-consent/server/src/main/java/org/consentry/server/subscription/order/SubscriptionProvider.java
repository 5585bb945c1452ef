// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.order;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.WriteRecorder;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.search.FhirSearches;
import org.consentry.server.fhir.search.SearchTerms;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;

/** The FHIR door to Subscriptions. Staff see all of them, a subscriber only the own ones. */
@Singleton
@Transactional
public class SubscriptionProvider implements IResourceProvider {
    private final FhirRecords records;
    private final FhirSearches searches;
    private final Subscriptions orders;
    private final WriteRecorder recorder;

    /** Takes its collaborators. */
    @Inject
    public SubscriptionProvider(
            FhirRecords records, FhirSearches searches, Subscriptions orders, WriteRecorder recorder) {
        this.records = records;
        this.searches = searches;
        this.orders = orders;
        this.recorder = recorder;
    }

    @Override
    public Class<Subscription> getResourceType() {
        return Subscription.class;
    }

    /** The current version, or the named one, without the values of headers. */
    @Read(version = true)
    public Subscription read(RequestDetails request, @IdParam IdType id) {
        orders.visible(request, id);
        return records.read(request, Subscription.class, id);
    }

    /** Subscriptions. */
    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "status") @Nullable TokenOrListParam status,
            @OptionalParam(name = "criteria") @Nullable TokenOrListParam criteria,
            @OptionalParam(name = "url") @Nullable TokenOrListParam url) {
        SearchSpec spec = SearchTerms.id(SearchSpec.of("Subscription"), id);
        spec = SearchTerms.token(spec, "status", status);
        spec = SearchTerms.token(spec, "criteria", criteria);
        spec = SearchTerms.token(spec, "url", url);
        if (Callers.of(request).kind() == Caller.Kind.SUBSCRIBER) {
            spec = spec.with(new Criterion.AnyOf("owner", List.of(new Criterion.Term(null, Callers.subject(request)))));
        }
        return searches.open(request, Subscription.class, spec);
    }

    /** Creates a subscription. Its endpoint gets a handshake first. */
    @Create
    public MethodOutcome create(RequestDetails request, @ResourceParam Subscription subscription) {
        return written(request, orders.create(request, subscription), true);
    }

    /** Changes endpoint or content, begins anew, or ends it. */
    @Update
    public MethodOutcome update(RequestDetails request, @IdParam IdType id, @ResourceParam Subscription subscription) {
        return written(request, orders.update(request, id, subscription), false);
    }

    private MethodOutcome written(RequestDetails request, MethodOutcome done, boolean created) {
        String versioned = done.getId().toUnqualified().getValue();
        recorder.changed(Callers.of(request), null, versioned, created);
        return done;
    }
}
