// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Choices of any patient that some gateway has not, and all gateways.
 *
 * @param asOf when the server told
 * @param most how many it looks at; if there are as many, there may be more
 * @param total how many choices wait, on all pages
 * @param pageSize choices of a full page
 * @param choices those of this page, the oldest first
 */
public record ChoiceWatch(
        Instant asOf, int most, List<WatchedGateway> gateways, int total, int pageSize, List<Unconfirmed> choices) {

    /** Copies the lists. */
    public ChoiceWatch {
        gateways = List.copyOf(gateways);
        choices = List.copyOf(choices);
    }

    /**
     * A gateway on the list of those that may ask.
     *
     * @param position up to which it has everything; empty if it never asked
     * @param seen when it last asked
     * @param choices how many it has not
     * @param oldest when the oldest of those was saved
     */
    public record WatchedGateway(
            String name, String site, String position, Optional<Instant> seen, int choices, Optional<Instant> oldest) {}

    /**
     * A choice that waits.
     *
     * @param number as people say it
     * @param gateways those that have it not
     */
    public record Unconfirmed(String number, String position, Instant saved, List<String> gateways) {

        /** Copies the gateways. */
        public Unconfirmed {
            gateways = List.copyOf(gateways);
        }
    }

    /** How many pages there are, at least one. */
    public int pages() {
        return Math.max(1, (total + pageSize - 1) / pageSize);
    }
}
