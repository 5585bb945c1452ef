// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.progress;

import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Enforcement;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.Held;

/**
 * How far a no has come at one recipient.
 *
 * @param recipient logical id
 * @param name as the register has it; the id if it does not know it
 * @param reach at which places the no works; missing where that cannot be told
 * @param held what the recipient got; empty if nothing is known to have left to it
 * @param request the newest request to delete; missing where requests are not to be read here
 */
public record RecipientProgress(
        String recipient,
        String name,
        PageSection<Enforcement> reach,
        Optional<Held> held,
        PageSection<Optional<DeleteRequest>> request) {

    /** What the recipient was told, or could be: the end of a message key; empty where that cannot be read. */
    public String told() {
        if (!request.there()) {
            return "";
        }
        if (asked().isPresent()) {
            return "asked";
        }
        if (request.get().isPresent() && held.filter(Held::deletable).isPresent()) {
            return "again";
        }
        return held.map(got -> got.deletable() ? "has" : "lost").orElse("nothing");
    }

    /**
     * The newest request to delete, if it is for all that the recipient has. What came after a request is not in it.
     */
    public Optional<DeleteRequest> asked() {
        return request.value().flatMap(found -> found).filter(this::isForAll);
    }

    /** While a request is open, the recipient gets nothing more. */
    private boolean isForAll(DeleteRequest found) {
        return found.open()
                || held.filter(got -> got.last().isAfter(found.asked())).isEmpty();
    }

    /** How many scans it has that it can find, or that nobody can find. */
    public int scans() {
        return held.map(got -> got.deletable() ? got.found() : got.lost()).orElse(0);
    }

    /** Names neither the recipient nor what it has. */
    @Override
    public String toString() {
        return "RecipientProgress[]";
    }
}
