// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.opening;

import java.util.List;

/**
 * Requests to open closed records, and closed records in which something waits.
 *
 * @param asked requests of the last 24 hours, the newest first
 */
public record OpeningList(List<AskedOpening> asked, List<Waiting> waiting) {

    /** Copies the lists. */
    public OpeningList {
        asked = List.copyOf(asked);
        waiting = List.copyOf(waiting);
    }

    /**
     * A closed record.
     *
     * @param patient logical id
     * @param requests how many requests are not over
     */
    public record Waiting(String patient, int requests) {
        /** Prints nothing of a patient. */
        @Override
        public String toString() {
            return "Waiting[" + requests + "]";
        }
    }

    /** How many wait for this person: a yes or no to others, and closed records with something to do. */
    public long forMe() {
        return asked.stream().filter(each -> each.waits() && !each.mine()).count() + waiting.size();
    }
}
