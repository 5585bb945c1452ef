// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.bundle;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.bundle.LinkPlaces.Place;
import org.consentry.server.fhir.reference.ServerAddress;
import org.consentry.server.fhir.search.FhirSearches;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/** Finds how the entries of a transaction refer to each other and replaces those references by real ones. */
@Singleton
class EntryLinks {
    /** The order of methods in an R4 transaction. */
    private static final List<HTTPVerb> ORDER = List.of(HTTPVerb.DELETE, HTTPVerb.POST, HTTPVerb.PUT);

    private final FhirContext fhir;
    private final FhirSearches searches;
    private final ServerAddress addresses;

    @Inject
    EntryLinks(FhirContext fhir, FhirSearches searches, ServerAddress addresses) {
        this.fhir = fhir;
        this.searches = searches;
        this.addresses = addresses;
    }

    /**
     * Names of the entries, with the resources that are known before anything is written: those whose entries name
     * their target.
     */
    EntryNames names(RequestDetails request, List<Entry> entries) {
        EntryNames names = new EntryNames(addresses.of(request));
        Set<String> written = new HashSet<>();
        Set<String> called = new HashSet<>();
        for (Entry entry : entries) {
            entry.target().ifPresent(target -> {
                if (!written.add(target)) {
                    throw FhirErrors.badRequest(
                            "Expected each resource once in a transaction, found " + target + " twice");
                }
                names.is(entry, target);
            });
            names.name(entry.fullUrl()).filter(name -> !called.add(name)).ifPresent(name -> {
                throw FhirErrors.badRequest("Expected " + entry.name() + " with a fullUrl of its own, found it twice");
            });
        }
        return names;
    }

    /** Logical ids of the patients whose data will be written, as far as entries name them. */
    Set<String> patients(EntryNames names, List<Entry> entries) {
        return entries.stream()
                .filter(Entry::writes)
                .flatMap(entry -> Stream.concat(
                        entry.target().stream(),
                        places(entry).filter(Place::isReference).map(place -> names.name(entry, place.text()))))
                .filter(reference -> reference.startsWith("Patient/"))
                .map(reference -> reference.substring("Patient/".length()))
                .filter(ResourceKey::isId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The entries in order: a resource before the entries that refer to it, reads last. */
    List<Entry> ordered(EntryNames names, List<Entry> entries) {
        List<Entry> waiting = new ArrayList<>(entries);
        waiting.sort(Comparator.comparingInt(entry -> Math.floorMod(ORDER.indexOf(entry.method()), 9)));
        Map<String, Set<Integer>> writers = writers(names, waiting);
        List<List<Integer>> followers =
                waiting.stream().<List<Integer>>map(entry -> new ArrayList<>()).toList();
        int[] open = new int[waiting.size()];
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < open.length; i++) {
            Set<Integer> before = meant(names, waiting.get(i), writers);
            before.remove(i);
            for (int each : before) {
                followers.get(each).add(i);
            }
            open[i] = before.size();
            if (open[i] == 0) {
                ready.add(i);
            }
        }
        List<Entry> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            ordered.add(waiting.get(next));
            for (int follower : followers.get(next)) {
                if (--open[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        if (ordered.size() < waiting.size()) {
            throw FhirErrors.badRequest(
                    "Expected entries that can be written one after another, found references in a circle");
        }
        return ordered;
    }

    /** The entries that write each name, by fullUrl or by address. */
    private static Map<String, Set<Integer>> writers(EntryNames names, List<Entry> entries) {
        Map<String, Set<Integer>> writers = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            int place = i;
            Entry entry = entries.get(i);
            if (entry.writes()) {
                Stream.concat(names.name(entry.fullUrl()).stream(), entry.target().stream())
                        .forEach(name -> writers.computeIfAbsent(name, any -> new HashSet<>())
                                .add(place));
            }
        }
        return writers;
    }

    /** The entries that write what this one refers to. */
    private Set<Integer> meant(EntryNames names, Entry entry, Map<String, Set<Integer>> writers) {
        return places(entry)
                .map(place -> names.name(entry, place.text()))
                .flatMap(name -> writers.getOrDefault(name, Set.of()).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Replaces references to other entries and conditional references by real ones. */
    void resolve(RequestDetails request, Entry entry, EntryNames names) {
        places(entry).forEach(place -> {
            Optional<String> real = names.reference(names.name(entry, place.text()));
            if (real.isPresent()) {
                place.change().accept(real.get());
            } else if (place.isReference()) {
                Optional<String> condition = names.condition(place.text());
                condition.ifPresent(found -> place.change().accept(found(request, found)));
                names.refuseOfAnother(entry, place.text());
                if (place.text().toLowerCase(Locale.ROOT).startsWith("urn:uuid:")) {
                    throw FhirErrors.badRequest("Expected " + entry.name()
                            + " to refer to an entry of the transaction, found " + place.text());
                }
            }
        });
    }

    /** Refuses an entry of a batch with a relative reference to another server. */
    void alone(RequestDetails request, Entry entry) {
        EntryNames names = new EntryNames(addresses.of(request));
        places(entry).filter(Place::isReference).forEach(place -> names.refuseOfAnother(entry, place.text()));
    }

    private String found(RequestDetails request, String condition) {
        String type = condition.substring(0, condition.indexOf('?'));
        if (TypeAccess.of(type).isEmpty()) {
            throw FhirErrors.badRequest("Expected a conditional reference to a type that is kept here");
        }
        Map<String, String[]> asked = UrlUtil.parseQueryString(condition.substring(type.length() + 1));
        List<StoredVersion> matches = searches.matching(request, type, asked);
        if (matches.size() != 1) {
            throw FhirErrors.noSingleMatch(type, matches.size());
        }
        return matches.get(0).key().reference();
    }

    private Stream<Place> places(Entry entry) {
        Resource resource = entry.resource();
        return resource == null ? Stream.empty() : LinkPlaces.of(fhir, resource).stream();
    }
}
