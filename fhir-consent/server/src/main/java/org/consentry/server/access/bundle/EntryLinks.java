// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.bundle;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import ca.uhn.fhir.util.UrlUtil;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.server.access.Answers;
import org.consentry.server.access.FhirSearches;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** Knows how the entries of a transaction refer to each other, and puts real references in place of those. */
@Singleton
class EntryLinks {
    /** R4's order of a transaction. */
    private static final List<HTTPVerb> ORDER = List.of(HTTPVerb.DELETE, HTTPVerb.POST, HTTPVerb.PUT);

    private final FhirContext fhir;
    private final FhirSearches searches;

    @Inject
    EntryLinks(FhirContext fhir, FhirSearches searches) {
        this.fhir = fhir;
        this.searches = searches;
    }

    /** References known before anything is written: those of entries that name what they write. */
    Map<String, String> targets(List<Entry> entries) {
        Map<String, String> known = new HashMap<>();
        Set<String> written = new HashSet<>();
        for (Entry entry : entries) {
            entry.target().ifPresent(target -> {
                if (!written.add(target)) {
                    throw Answers.badRequest(
                            "Expected each resource once in a transaction, found " + target + " twice");
                }
                if (entry.fullUrl() != null) {
                    known.put(entry.fullUrl(), target);
                }
            });
        }
        return known;
    }

    /** Logical ids of the patients whose facts will be written, as far as entries name them. */
    Set<String> patients(List<Entry> entries) {
        return entries.stream()
                .filter(Entry::writes)
                .flatMap(entry ->
                        Stream.concat(entry.target().stream(), references(entry).map(EntryLinks::written)))
                .filter(reference -> reference.startsWith("Patient/"))
                .map(reference -> reference.substring("Patient/".length()))
                .filter(ResourceKey::isId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String written(IBaseReference reference) {
        return Objects.toString(reference.getReferenceElement().getValue(), "");
    }

    /** Writes before what refers to them, then reads. */
    List<Entry> ordered(List<Entry> entries) {
        List<Entry> waiting = new ArrayList<>(entries);
        waiting.sort(Comparator.comparingInt(entry -> Math.floorMod(ORDER.indexOf(entry.method()), 9)));
        List<Entry> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Entry next = waiting.stream()
                    .filter(entry -> waiting.stream()
                            .noneMatch(other -> !other.equals(entry) && other.writes() && refers(entry, other)))
                    .findFirst()
                    .orElseThrow(() -> Answers.badRequest(
                            "Expected entries that can be written one after another, found references in a circle"));
            ordered.add(next);
            waiting.remove(next);
        }
        return ordered;
    }

    /** Puts real references in place of those to other entries and of conditional ones. */
    void resolve(RequestDetails request, Entry entry, Map<String, String> known) {
        references(entry).forEach(reference -> {
            String written = reference.getReferenceElement().getValue();
            String real = known.get(written);
            if (real != null) {
                reference.setReference(real);
            } else if (written != null && written.indexOf('?') > 0) {
                reference.setReference(found(request, written));
            } else if (written != null && written.startsWith("urn:uuid:")) {
                throw Answers.badRequest(
                        "Expected " + entry.name() + " to refer to an entry of the transaction, found " + written);
            }
        });
    }

    private String found(RequestDetails request, String condition) {
        String type = condition.substring(0, condition.indexOf('?'));
        if (TypeAccess.of(type).isEmpty()) {
            throw Answers.badRequest("Expected a conditional reference to a type that is kept here");
        }
        Map<String, String[]> asked = UrlUtil.parseQueryString(condition.substring(type.length() + 1));
        List<StoredVersion> matches = searches.matching(request, type, asked);
        if (matches.size() != 1) {
            throw Answers.noSingleMatch(type, matches.size());
        }
        return matches.get(0).key().reference();
    }

    private boolean refers(Entry entry, Entry other) {
        return references(entry)
                .map(reference -> reference.getReferenceElement().getValue())
                .filter(Objects::nonNull)
                .anyMatch(reference -> reference.equals(other.fullUrl())
                        || other.target().filter(reference::equals).isPresent());
    }

    private Stream<IBaseReference> references(Entry entry) {
        Resource resource = entry.resource();
        return resource == null
                ? Stream.empty()
                : fhir.newTerser().getAllResourceReferences(resource).stream()
                        .map(ResourceReferenceInfo::getResourceReference);
    }
}
