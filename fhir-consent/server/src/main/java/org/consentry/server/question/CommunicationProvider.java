// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.consentry.server.access.Answers;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.FhirRecords;
import org.consentry.server.access.FhirSearches;
import org.consentry.server.access.SearchTerms;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** The door to conversations: patients ask, staff answer. Staff work through the inbox without a reason per patient. */
@Singleton
@Transactional
public class CommunicationProvider implements IResourceProvider {
    private static final String TYPE = "Communication";

    private final FhirRecords records;
    private final FhirSearches searches;
    private final ConversationMapping conversations;

    /** Takes its collaborators. */
    @Inject
    public CommunicationProvider(FhirRecords records, FhirSearches searches, ConversationMapping conversations) {
        this.records = records;
        this.searches = searches;
        this.conversations = conversations;
    }

    @Override
    public Class<Communication> getResourceType() {
        return Communication.class;
    }

    /** One message. */
    @Read
    public Communication read(RequestDetails request, @IdParam IdType id) {
        return Callers.of(request).kind() == Caller.Kind.STAFF
                ? conversations.message(id)
                : records.read(request, Communication.class, id);
    }

    /** Messages, ordered by when they were sent. */
    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
            @OptionalParam(name = "subject") @Nullable ReferenceParam subject,
            @OptionalParam(name = "status") @Nullable TokenOrListParam status,
            @OptionalParam(name = "category") @Nullable TokenOrListParam category,
            @OptionalParam(name = "part-of") @Nullable ReferenceParam partOf) {
        if (patient != null && subject != null) {
            throw Answers.badRequest("Expected patient or subject, found both");
        }
        SearchSpec spec = SearchTerms.id(SearchSpec.of(TYPE), id);
        spec = SearchTerms.token(spec, "status", status);
        spec = SearchTerms.token(spec, "category", category);
        spec = SearchTerms.reference(spec, "part-of", TYPE, partOf);
        return searches.inbox(
                request, Communication.class, spec, SearchTerms.patient(patient == null ? subject : patient));
    }

    /** A question of a patient, also one that came by letter or phone; or an answer of staff. */
    @Create
    public MethodOutcome create(RequestDetails request, @ResourceParam Communication message) {
        return switch (Callers.of(request).kind()) {
            case PATIENT, REGISTRAR -> conversations.ask(request, message);
            case STAFF -> conversations.answer(request, message);
            default ->
                throw Answers.forbidden(
                        "Expected a patient who asks, a registrar who writes a question down, or staff who answer");
        };
    }
}
