// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * That one person may act for another, from one day to another.
 *
 * @param id random; names it in addresses and forms
 * @param patient logical id of the other person, if the signed-in person is who may act; else empty
 * @param name of the other of the two
 * @param kind {@code guardian}, {@code representative} or {@code friend}
 * @param powers {@code see}, {@code ask}, {@code choose}, as far as they were given, in this order
 * @param ended when it was ended before its last day
 */
public record PersonGrant(
        String id,
        String patient,
        String name,
        String kind,
        List<String> powers,
        LocalDate from,
        LocalDate until,
        Optional<Instant> ended) {

    public PersonGrant {
        powers = List.copyOf(powers);
    }

    /** Whether it counts on this day or will. */
    public boolean isOpen(LocalDate today) {
        return ended.isEmpty() && !today.isAfter(until);
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "PersonGrant[]";
    }
}
