// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Of one topic, a yes falls to any newer consent; a no, and what cannot be computed, falls only to a newer consent that
 * has a rule for the purpose itself. What the newer one is silent about keeps the older no. Of two consents whose dates
 * overlap neither is newer, so that the deny among them wins.
 */
final class Supersession {

    private Supersession() {}

    /**
     * Those that are not of the future, which hide nothing; of each Consent the highest version, which replaces the
     * lower ones whole.
     */
    static List<ConsentTerms> current(List<ConsentTerms> consents, Instant asOf) {
        List<ConsentTerms> current = new ArrayList<>(consents.size());
        for (ConsentTerms consent : consents) {
            if (!consent.dateTime().isAfter(asOf)) {
                current.add(consent);
            }
        }
        if (current.size() > 1) {
            List<ConsentTerms> versions = List.copyOf(current);
            current.removeIf(consent -> versions.stream().anyMatch(other -> replaces(other, consent)));
        }
        return current;
    }

    /** Whether a yes in it still counts. */
    static boolean yesStands(Statement statement, List<Statement> all) {
        for (Statement other : all) {
            if (other.isNewerThan(statement)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a no in it, or that it cannot be computed, still counts. */
    static boolean noStands(Statement statement, List<Statement> all) {
        for (Statement other : all) {
            if (other.isNewerThan(statement) && other.answers()) {
                return false;
            }
        }
        return true;
    }

    private static boolean replaces(ConsentTerms newer, ConsentTerms older) {
        return newer.ref().id().equals(older.ref().id())
                && newer.topic().equals(older.topic())
                && newer.ref().version() > older.ref().version();
    }
}
