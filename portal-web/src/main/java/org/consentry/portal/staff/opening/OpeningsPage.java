// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.opening;

import java.util.List;
import org.consentry.portal.fhir.opening.AskedOpening;
import org.consentry.portal.fhir.opening.OpeningList;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/**
 * View model of the requests to open closed records.
 *
 * @param list requests of the last 24 hours, the newest first, and closed records where something waits
 * @param wrong id of the request whose reason is missing; empty for none
 * @param notice message key of what went wrong; empty for nothing
 */
public record OpeningsPage(OpeningList list, String wrong, String notice) implements WithMistakes {

    /** What waits for the signed-in person's yes or no. */
    public List<AskedOpening> forMe() {
        return list.asked().stream()
                .filter(each -> each.waits() && !each.mine())
                .toList();
    }

    /** What the signed-in person asked for. */
    public List<AskedOpening> mine() {
        return list.asked().stream().filter(AskedOpening::mine).toList();
    }

    @Override
    public List<Mistake> mistakes() {
        return wrong.isEmpty() ? List.of() : List.of(new Mistake("why-" + wrong, "staff.error.lookup.reason"));
    }
}
