// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts at how many of the places that send scans a choice is in force. */
public record Enforcement(List<Place> places) {

    public Enforcement {
        places = List.copyOf(places);
    }

    /**
     * One place.
     *
     * @param since time since when the choice works there; empty while it waits
     */
    public record Place(String name, Optional<Instant> since) {}

    /** The enforcement of two choices together: a place has both when it has the later one. */
    public Enforcement and(Enforcement other) {
        return new Enforcement(places.stream()
                .map(place -> new Place(
                        place.name(),
                        other.places.stream()
                                .filter(o -> o.name().equals(place.name()))
                                .findFirst()
                                .flatMap(o -> later(place.since(), o.since()))))
                .toList());
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.flatMap(a -> other.map(b -> a.isAfter(b) ? a : b));
    }

    public int all() {
        return places.size();
    }

    public int inForce() {
        return Math.toIntExact(
                places.stream().filter(p -> p.since().isPresent()).count());
    }

    /** When the last place had it; empty while one place waits or there is none. */
    public Optional<Instant> since() {
        return inForce() < all()
                ? Optional.empty()
                : places.stream().flatMap(p -> p.since().stream()).max(Instant::compareTo);
    }
}
