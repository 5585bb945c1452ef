// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.Patient;

/** Finds every record of one person. A choice made under one of them counts for all. */
@Singleton
public class LinkedPatients {
    /** The member's name as {@link FhirBodies} writes it. */
    private static final String LINK = "\"link\"";

    private final ResourceStore store;
    private final FhirBodies bodies;

    /** Takes its collaborators. */
    @Inject
    public LinkedPatients(ResourceStore store, FhirBodies bodies) {
        this.store = store;
        this.bodies = bodies;
    }

    /**
     * The records of one person.
     *
     * @param ids logical ids, the one asked for first
     * @param contradictory whether the links cannot all be true
     * @param replacedBy for each record that was merged into another, that other; empty if the links contradict each
     *     other
     */
    public record Linked(Set<String> ids, boolean contradictory, Map<String, String> replacedBy) {
        /** No records. */
        public static final Linked NONE = new Linked(Set.of(), false, Map.of());

        /** The record that continues this one now; the record itself if it was not merged. */
        public String survivor(String id) {
            String at = id;
            while (replacedBy.containsKey(at)) {
                at = replacedBy.get(at);
            }
            return at;
        }

        /** The records that were merged with this one, including itself. */
        public Set<String> merged(String id) {
            String survivor = survivor(id);
            return ids.stream()
                    .filter(each -> survivor(each).equals(survivor))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /** Every record linked to this one, in either direction and over any number of steps. */
    public Linked of(String patient) {
        Set<String> ids = new LinkedHashSet<>(Set.of(patient));
        Map<String, Set<String>> replacedBy = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(patient));
        while (!open.isEmpty()) {
            String id = open.remove();
            linked(id)
                    .ifPresent(found -> follow(id, found, replacedBy).stream()
                            .filter(ids::add)
                            .forEach(open::add));
            store.all(linkingTo(id)).map(stored -> stored.key().id()).toList().forEach(other -> {
                if (ids.add(other)) {
                    open.add(other);
                }
            });
        }
        boolean contradictory = contradictory(replacedBy);
        Map<String, String> merged = new HashMap<>();
        if (!contradictory) {
            replacedBy.forEach(
                    (older, newer) -> merged.put(older, newer.iterator().next()));
        }
        return new Linked(ids, contradictory, Map.copyOf(merged));
    }

    /**
     * The records that were merged with this one, itself first. Their owner may read all of them. A record linked in
     * another way, or in contradictory ways, is not among them.
     */
    public Set<String> merged(String patient) {
        // A search for an id that nobody can have still runs.
        return ResourceKey.isId(patient) ? of(patient).merged(patient) : Set.of(patient);
    }

    /**
     * Makes other writers to these persons' records wait until the transaction ends. A change to one record changes the
     * terms of all, so writers to different records of one person must not miss each other.
     *
     * @param patients logical ids of everything the transaction will write under
     * @return all their records
     */
    public Set<String> lock(Collection<String> patients) {
        Set<String> locked = new HashSet<>();
        Set<String> all = records(patients);
        while (!locked.containsAll(all)) {
            // All transactions lock in the same order, from whichever record they start.
            all.stream().filter(locked::add).forEach(store::lockPatient);
            store.forget();
            all = records(patients);
        }
        return all;
    }

    private Set<String> records(Collection<String> patients) {
        Set<String> all = new TreeSet<>();
        patients.forEach(patient -> all.addAll(of(patient).ids()));
        return all;
    }

    private static Set<String> follow(String id, Patient patient, Map<String, Set<String>> replacedBy) {
        Set<String> others = new LinkedHashSet<>();
        for (Patient.PatientLinkComponent link : patient.getLink()) {
            Optional<String> other = PatientIdentities.logicalId(link.getOther());
            other.ifPresent(others::add);
            if (link.getType() == Patient.LinkType.REPLACEDBY) {
                other.ifPresent(newer ->
                        replacedBy.computeIfAbsent(id, key -> new HashSet<>()).add(newer));
            }
            if (link.getType() == Patient.LinkType.REPLACES) {
                other.ifPresent(older -> replacedBy
                        .computeIfAbsent(older, key -> new HashSet<>())
                        .add(id));
            }
        }
        return others;
    }

    /** Whether a record is replaced by two others, or in the end by itself. */
    private static boolean contradictory(Map<String, Set<String>> replacedBy) {
        for (String start : replacedBy.keySet()) {
            Set<String> seen = new HashSet<>();
            String at = start;
            while (replacedBy.containsKey(at)) {
                Set<String> next = replacedBy.get(at);
                if (!seen.add(at) || next.size() > 1) {
                    return true;
                }
                at = next.iterator().next();
            }
        }
        return false;
    }

    /** The record, if it names others. Most name none, and reading one for that is most of the work of a look. */
    private Optional<Patient> linked(String id) {
        return store.read(new ResourceKey("Patient", id))
                .filter(stored -> stored.body().contains(LINK))
                .map(stored -> bodies.resource(Patient.class, stored));
    }

    private static SearchSpec linkingTo(String id) {
        return SearchSpec.of("Patient")
                .with(new Criterion.AnyOf("link", List.of(new Criterion.Term(null, "Patient/" + id))));
    }
}
