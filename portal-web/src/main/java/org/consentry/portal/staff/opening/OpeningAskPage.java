// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.opening;

import java.util.List;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/**
 * View model of the page on which staff ask for an opening.
 *
 * @param one whether it is one record whose opening can be asked for
 * @param reason what was typed
 */
public record OpeningAskPage(boolean one, String reason, List<Mistake> mistakes) implements WithMistakes {

    /** Copies the list. */
    public OpeningAskPage {
        mistakes = List.copyOf(mistakes);
    }
}
