// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.door;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.record.FhirHistories;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.search.FhirSearches;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Serves the interactions of every type, each in one transaction. */
@Singleton
@Transactional
public class DoorProvider {
    private final FhirRecords records;
    private final FhirSearches searches;
    private final FhirHistories histories;
    private final ConditionalRequests conditions;
    private final Writers writers;

    /** Takes its collaborators. */
    @Inject
    public DoorProvider(
            FhirRecords records,
            FhirSearches searches,
            FhirHistories histories,
            ConditionalRequests conditions,
            Writers writers) {
        this.records = records;
        this.searches = searches;
        this.histories = histories;
        this.conditions = conditions;
        this.writers = writers;
    }

    /** One version. */
    public <T extends Resource> T read(RequestDetails request, Class<T> type, IdType id) {
        return records.read(request, type, id);
    }

    /** Current versions. */
    public <T extends Resource> Bundle search(RequestDetails request, Class<T> type) {
        return searches.any(request, type);
    }

    /** Versions of one resource, or of all that the caller may see. */
    public <T extends Resource> Bundle history(RequestDetails request, Class<T> type, @Nullable IdType id) {
        return histories.of(request, type, id);
    }

    /** Creates a resource, unless the condition finds one. */
    public <T extends Resource> MethodOutcome create(
            RequestDetails request, Class<T> type, T resource, @Nullable String condition) {
        if (condition == null) {
            return writers.create(request, resource);
        }
        return conditions
                .one(request, type, condition)
                .map(found -> conditions.outcome(found))
                .orElseGet(() -> writers.create(request, resource));
    }

    /** Writes the next version of the resource with this id, or of the one that the condition finds. */
    public MethodOutcome update(
            RequestDetails request, @Nullable IdType id, Resource resource, @Nullable String condition) {
        if (condition != null) {
            return conditional(request, resource, condition);
        }
        if (id == null || !id.hasIdPart()) {
            throw FhirErrors.badRequest("Expected an id or a condition in the address");
        }
        return located(request, writers.update(request, id, resource));
    }

    /** Adds the address of a new resource to the answer. HAPI adds it only after a create. */
    private static MethodOutcome located(RequestDetails request, MethodOutcome outcome) {
        if (Boolean.TRUE.equals(outcome.getCreated())) {
            String reference = outcome.getId().toUnqualified().getValue();
            request.getResponse().addHeader("Location", request.getFhirServerBase() + "/" + reference);
        }
        return outcome;
    }

    private MethodOutcome conditional(RequestDetails request, Resource resource, String condition) {
        Optional<String> sent = ConditionalRequests.idInBody(request);
        Optional<StoredVersion> found = conditions.one(request, resource.getClass(), condition);
        if (found.isEmpty() && sent.isEmpty()) {
            return located(request, writers.create(request, resource));
        }
        String id = found.map(match -> match.key().id()).or(() -> sent).orElseThrow();
        if (sent.isPresent() && !sent.get().equals(id)) {
            throw FhirErrors.badRequest("Expected the id of the resource that the condition finds, or none");
        }
        IdType known = new IdType(resource.fhirType(), id);
        resource.setIdElement(known);
        return located(request, writers.update(request, known, resource));
    }
}
