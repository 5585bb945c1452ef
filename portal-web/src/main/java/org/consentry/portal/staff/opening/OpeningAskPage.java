// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.opening;

import java.util.List;
import org.consentry.portal.session.ShutRecord;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/**
 * View model of the page on which staff ask for an opening.
 *
 * @param record which one, see {@link ShutRecord}
 * @param reason what was typed
 */
public record OpeningAskPage(ShutRecord record, String reason, List<Mistake> mistakes) implements WithMistakes {

    /** Copies the list. */
    public OpeningAskPage {
        mistakes = List.copyOf(mistakes);
    }

    /** Whether it is one record, whose opening can be asked for. */
    public boolean one() {
        return !record.patient().isEmpty();
    }
}
