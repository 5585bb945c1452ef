// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.request;

import java.util.Optional;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.Held;

/**
 * What one recipient has, with what the patient asked it.
 *
 * @param entry its facts in the register; empty if it is not there, and then it cannot be asked from here
 * @param open the request that is open to it
 */
public record RecipientHolding(Held held, Optional<RegisterEntry> entry, Optional<DeleteRequest> open) {

    /** Its name; its id if the register does not know it, and blank if nobody knows it. */
    public String who() {
        return entry.map(RegisterEntry::name).orElse(held.recipient());
    }

    public String kind() {
        return entry.map(RegisterEntry::kind).orElse("");
    }

    public boolean registered() {
        return entry.isPresent();
    }

    /** Whether the patient can ask it now. */
    public boolean askable() {
        return registered() && held.deletable() && open.isEmpty();
    }

    /** How many scans it can find that the page does not name. */
    public int moreFound() {
        return Math.max(0, held.found() - held.foundScans().size());
    }

    /** How many of those that nobody can find the page does not name. */
    public int moreLost() {
        return Math.max(0, held.lost() - held.lostScans().size());
    }

    /** Does not print what it has. */
    @Override
    public String toString() {
        return "RecipientHolding[]";
    }
}
