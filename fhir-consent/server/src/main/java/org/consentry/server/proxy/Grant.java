// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.proxy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.consentry.server.access.Acting;

/**
 * A grant that is on record.
 *
 * @param id random, names it to patient, proxy and staff
 * @param relatedPerson logical id of the patient's RelatedPerson that stands for the proxy
 * @param enterer name of who entered it
 * @param at when
 * @param ended how it was ended before its last day; empty if it was not
 */
record Grant(String id, NewGrant said, String relatedPerson, String enterer, Instant at, Optional<Ended> ended) {
    /**
     * The end of a grant before its last day.
     *
     * @param side {@code patient}, {@code proxy} or {@code staff}
     */
    record Ended(String side, String ender, Instant at) {
        @Override
        public String toString() {
            return "Ended[" + side + "]";
        }
    }

    /** Whether it counts on this day of the hospital. */
    boolean isInForce(LocalDate day) {
        return isOpen(day) && !day.isBefore(said.from());
    }

    /** Whether it counts on this day or on a later one. */
    boolean isOpen(LocalDate day) {
        return ended.isEmpty() && !day.isAfter(said.until());
    }

    Acting acting() {
        return new Acting(relatedPerson, said.powers());
    }

    @Override
    public String toString() {
        return "Grant[]";
    }
}
