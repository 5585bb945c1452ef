// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentry.server.access.Caller;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.search.SearchQuery.Include;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.PageBytes;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Follows the references of matches, in both directions. It leaves out resources that the caller could not read alone,
 * as if the reference led nowhere.
 */
@Singleton
public class Includes {
    /** Most resources of a page. More are refused. */
    private static final int MOST = 1000;

    private static final long MOST_CHARACTERS = 2L * PageBytes.MOST;

    private final ResourceStore store;
    private final SearchParameters parameters;

    /** Takes its collaborators. */
    @Inject
    public Includes(ResourceStore store, SearchParameters parameters) {
        this.store = store;
        this.parameters = parameters;
    }

    /** The resources to add to these matches, each once and without the matches themselves. */
    public List<StoredVersion> of(Caller caller, List<Include> includes, List<Resource> matches) {
        Set<String> seen = new LinkedHashSet<>();
        matches.forEach(match -> seen.add(reference(match)));
        List<String> references = List.copyOf(seen);
        Map<String, Set<String>> wanted = new TreeMap<>();
        Along along = new Along(caller, seen);
        for (Include include : includes) {
            if (include.reverse()) {
                referring(caller, include, references).forEach(along::take);
            } else {
                matches.forEach(match -> targets(include, match)
                        .forEach(id -> wanted.computeIfAbsent(id.getResourceType(), type -> new LinkedHashSet<>())
                                .add(id.getIdPart())));
            }
        }
        wanted.forEach((type, ids) -> read(type, List.copyOf(ids)).forEach(along::take));
        return List.copyOf(along.taken.values());
    }

    /** Collects the resources that the caller may see, each once, up to the size of a page. */
    private static final class Along {
        private final Map<String, StoredVersion> taken = new LinkedHashMap<>();
        private final Caller caller;
        private final Set<String> matches;
        private long characters;

        Along(Caller caller, Set<String> matches) {
            this.caller = caller;
            this.matches = matches;
        }

        void take(StoredVersion row) {
            String reference = row.key().reference();
            if (!shows(caller, row) || matches.contains(reference) || taken.put(reference, row) != null) {
                return;
            }
            characters += row.body().length();
            if (taken.size() > MOST || characters > MOST_CHARACTERS) {
                throw tooMany();
            }
        }
    }

    private static RuntimeException tooMany() {
        return FhirErrors.badRequest("Expected at most " + MOST
                + " resources to come along that fit in an answer, found more; lower _count");
    }

    private Stream<IdType> targets(Include include, Resource match) {
        return parameters.of(include.source(), include.parameter()).stream()
                .flatMap(parameter -> parameters.values(match, parameter).stream()
                        .flatMap(value -> Values.references(parameter.name(), value).stream())
                        .filter(entry -> entry.name().equals(parameter.name())))
                .map(IndexEntry::value)
                .map(IdType::new)
                .filter(id -> id.hasResourceType() && !id.hasBaseUrl())
                .filter(id -> include.target() == null || include.target().equals(id.getResourceType()))
                .filter(id -> TypeAccess.of(id.getResourceType()).isPresent());
    }

    private Stream<StoredVersion> read(String type, List<String> ids) {
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + SearchSpec.MAX_COUNT)
                .mapToObj(from -> ids.subList(from, Math.min(ids.size(), from + SearchSpec.MAX_COUNT)))
                .flatMap(some -> store.all(SearchSpec.of(type).with(new Criterion.Ids(some))));
    }

    private Stream<StoredVersion> referring(Caller caller, Include include, List<String> matches) {
        boolean readable = TypeAccess.of(include.source())
                .filter(access -> access.readableBy(caller))
                .isPresent();
        if (!readable || matches.isEmpty()) {
            return Stream.empty();
        }
        List<Criterion.Term> terms =
                matches.stream().map(match -> new Criterion.Term(null, match)).toList();
        SearchSpec spec = SearchSpec.of(include.source()).with(new Criterion.AnyOf(include.parameter(), terms));
        // Ends when there is too much to take.
        return store.all(caller.kind() == Caller.Kind.PATIENT ? spec.ofPatients(caller.records()) : spec);
    }

    private static boolean shows(Caller caller, StoredVersion row) {
        return TypeAccess.of(row.key().type())
                .filter(access -> access.shows(caller, row.patient()))
                .isPresent();
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
