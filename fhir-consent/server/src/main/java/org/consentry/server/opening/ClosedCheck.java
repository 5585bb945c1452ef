// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.opening;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consentry.server.access.ClosedRecords;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceBatchStore;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the database on every look whether a record is closed: its Patient, or one merged with it, is labeled
 * restricted or very restricted (HL7's Confidentiality), and two people have not opened it to this login.
 */
@Singleton
public class ClosedCheck implements ClosedRecords {
    private static final String LABELS = "_security";
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final List<Criterion.Term> CLOSED =
            List.of(new Criterion.Term(CONFIDENTIALITY, "R"), new Criterion.Term(CONFIDENTIALITY, "V"));

    private final ResourceStore store;
    private final ResourceBatchStore many;
    private final LinkedPatients people;
    private final OpeningStore openings;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public ClosedCheck(
            ResourceStore store,
            ResourceBatchStore many,
            LinkedPatients people,
            OpeningStore openings,
            InstantSource clock) {
        this.store = store;
        this.many = many;
        this.people = people;
        this.openings = openings;
        this.clock = clock;
    }

    @Override
    public Set<String> among(@Nullable String login, Collection<String> patients) {
        Map<String, Set<String>> persons = new LinkedHashMap<>();
        patients.forEach(patient -> persons.computeIfAbsent(patient, people::merged));
        Set<String> labeled =
                labeled(persons.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        Set<String> closed = new TreeSet<>();
        persons.forEach((patient, records) -> {
            boolean isOpen = records.stream().noneMatch(labeled::contains)
                    || (login != null
                            && !openings.openTo(login, records, clock.instant()).isEmpty());
            if (!isOpen) {
                closed.add(patient);
            }
        });
        return closed;
    }

    @Override
    public Set<String> all(@Nullable String login) {
        Set<String> records = new HashSet<>();
        store.all(SearchSpec.of("Patient").with(new Criterion.AnyOf(LABELS, CLOSED)))
                .forEach(patient -> records.addAll(people.merged(patient.key().id())));
        return records.isEmpty() ? Set.of() : among(login, records);
    }

    private Set<String> labeled(Set<String> records) {
        if (records.isEmpty()) {
            return Set.of();
        }
        return many.indexed("Patient", records, LABELS).entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(CLOSED::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
