// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.opening;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.server.access.ClosedRecords;
import org.consentry.server.fhir.person.LinkedPatients;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the database on every look whether a record is closed: its Patient, or one merged with it, is labeled
 * restricted or very restricted (HL7's Confidentiality), and two people have not opened it to this login. If the links
 * of a person contradict each other, nobody knows what is merged: then one label closes all of them.
 */
@Singleton
public class ClosedCheck implements ClosedRecords {
    private final ClosedStore store;
    private final LinkedPatients people;
    private final OpeningStore openings;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public ClosedCheck(ClosedStore store, LinkedPatients people, OpeningStore openings, InstantSource clock) {
        this.store = store;
        this.people = people;
        this.openings = openings;
        this.clock = clock;
    }

    @Override
    public Set<String> among(@Nullable String login, Collection<String> patients) {
        Map<String, Boolean> touched = store.touched(patients);
        if (touched.isEmpty()) {
            return Set.of();
        }
        Set<String> open = login == null ? Set.of() : openings.openTo(login, clock.instant());
        Set<String> closed = new TreeSet<>();
        touched.forEach((patient, alone) -> {
            boolean shut = alone ? !open.contains(patient) : isClosed(patient, open);
            if (shut) {
                closed.add(patient);
            }
        });
        return closed;
    }

    @Override
    public Set<String> all(@Nullable String login) {
        return among(login, store.allTouched());
    }

    private boolean isClosed(String patient, Set<String> open) {
        LinkedPatients.Linked linked = people.of(patient);
        // An opening of a record whose links contradict each other is of that record alone.
        Set<String> merged = linked.merged(patient);
        Set<String> labels = linked.contradictory() ? linked.ids() : merged;
        return !store.labeled(labels).isEmpty() && merged.stream().noneMatch(open::contains);
    }
}
