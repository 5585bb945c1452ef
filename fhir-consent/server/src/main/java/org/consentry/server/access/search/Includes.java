// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.consentry.server.access.Answers;
import org.consentry.server.access.Caller;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.search.SearchQuery.Include;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Follows the references of matches, and those that lead to them. What the caller could not read alone is left out, as
 * if the reference led nowhere.
 */
@Singleton
public class Includes {
    /** More than this is refused: a page must stay a page. */
    private static final int MOST = 1000;

    private final ResourceStore store;
    private final SearchParameters parameters;

    /** Takes its collaborators. */
    @Inject
    public Includes(ResourceStore store, SearchParameters parameters) {
        this.store = store;
        this.parameters = parameters;
    }

    /** What comes along with these matches, each once and no match again. */
    public List<StoredVersion> of(Caller caller, List<Include> includes, List<Resource> matches) {
        Set<String> seen = new LinkedHashSet<>();
        matches.forEach(match -> seen.add(reference(match)));
        List<String> references = List.copyOf(seen);
        Map<String, Set<String>> wanted = new TreeMap<>();
        List<StoredVersion> found = new ArrayList<>();
        for (Include include : includes) {
            if (include.reverse()) {
                List<StoredVersion> rows =
                        referring(caller, include, references).toList();
                if (rows.size() > MOST) {
                    throw tooMany();
                }
                found.addAll(rows);
            } else {
                matches.forEach(match -> targets(include, match)
                        .forEach(id -> wanted.computeIfAbsent(id.getResourceType(), type -> new LinkedHashSet<>())
                                .add(id.getIdPart())));
            }
        }
        wanted.forEach((type, ids) -> found.addAll(read(type, List.copyOf(ids))));
        Map<String, StoredVersion> visible = new LinkedHashMap<>();
        for (StoredVersion row : found) {
            if (shows(caller, row) && !seen.contains(row.key().reference())) {
                visible.put(row.key().reference(), row);
            }
        }
        if (visible.size() > MOST) {
            throw tooMany();
        }
        return List.copyOf(visible.values());
    }

    private static RuntimeException tooMany() {
        return Answers.badRequest("Expected at most " + MOST + " resources to come along, found more; lower _count");
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

    private List<StoredVersion> read(String type, List<String> ids) {
        List<StoredVersion> rows = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += SearchSpec.MAX_COUNT) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + SearchSpec.MAX_COUNT));
            rows.addAll(store.search(SearchSpec.of(type).with(new Criterion.Ids(some)))
                    .rows());
        }
        return rows;
    }

    private Stream<StoredVersion> referring(Caller caller, Include include, List<String> matches) {
        boolean readable = TypeAccess.of(include.source())
                .filter(access -> access.readableBy(caller.kind()))
                .isPresent();
        if (!readable || matches.isEmpty()) {
            return Stream.empty();
        }
        List<Criterion.Term> terms =
                matches.stream().map(match -> new Criterion.Term(null, match)).toList();
        SearchSpec spec = SearchSpec.of(include.source()).with(new Criterion.AnyOf(include.parameter(), terms));
        return store.all(caller.kind() == Caller.Kind.PATIENT ? spec.ofPatient(caller.ownPatient()) : spec)
                .limit(MOST + 1L);
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
