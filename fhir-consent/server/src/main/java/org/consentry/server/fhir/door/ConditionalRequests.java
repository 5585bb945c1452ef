// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.door;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.protocol.Json;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.search.FhirSearches;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Resource;

/**
 * Handles conditional writes. A condition finds only what the caller may see, so it reveals nothing else. Requests with
 * the same condition at the same time wait for each other.
 */
@Singleton
class ConditionalRequests {
    private final FhirSearches searches;
    private final ResourceStore store;
    private final FhirBodies bodies;

    @Inject
    ConditionalRequests(FhirSearches searches, ResourceStore store, FhirBodies bodies) {
        this.searches = searches;
        this.store = store;
        this.bodies = bodies;
    }

    /**
     * The one resource that a condition finds. Empty if there is none; refused with 412 if there are several. @param
     * condition {@code Type?query} or {@code query}
     */
    Optional<StoredVersion> one(RequestDetails request, Class<? extends Resource> type, String condition) {
        String name = type.getSimpleName();
        int mark = condition.indexOf('?');
        if (mark > 0 && !condition.substring(0, mark).equals(name)) {
            throw FhirErrors.badRequest("Expected a condition on " + name);
        }
        Map<String, String[]> asked = UrlUtil.parseQueryString(condition.substring(mark + 1));
        store.lock("condition/" + name + "?" + condition.substring(mark + 1));
        List<StoredVersion> found = searches.matching(request, name, asked);
        if (found.size() > 1) {
            throw FhirErrors.severalMatches(name);
        }
        return found.stream().findFirst();
    }

    /** The id in a body. HAPI removes it from the resource when there is a condition. */
    static Optional<String> idInBody(RequestDetails request) {
        String text = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return Optional.ofNullable(reader.readObject().getString("id", null))
                    .filter(ResourceKey::isId);
        }
    }

    /** The answer to a create whose condition found a resource. */
    MethodOutcome outcome(StoredVersion found) {
        Resource resource = bodies.resource(found);
        return new MethodOutcome(resource.getIdElement(), false).setResource(resource);
    }
}
