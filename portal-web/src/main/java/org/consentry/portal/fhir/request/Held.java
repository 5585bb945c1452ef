// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.request;

import java.time.Instant;
import java.util.List;

/**
 * What one recipient got of a patient, or may have got.
 *
 * @param recipient logical id; empty for one that nobody knows
 * @param last when something left to it last
 * @param found how many scans it can find again: with a name or a code, or nobody told us
 * @param lost how many scans nobody can find: without name and without code
 * @param others how often something else left to it, or something left without us
 * @param foundScans ids of the scans it can find, those that left last first; not all if there are many
 * @param lostScans the same of those that nobody can find
 */
public record Held(
        String recipient,
        Instant last,
        int found,
        int lost,
        int others,
        List<String> foundScans,
        List<String> lostScans) {

    public Held {
        foundScans = List.copyOf(foundScans);
        lostScans = List.copyOf(lostScans);
    }

    /** Whether there is anything that it could find and delete. */
    public boolean deletable() {
        return found > 0 || others > 0;
    }

    /** Does not print what it got. */
    @Override
    public String toString() {
        return "Held[]";
    }
}
