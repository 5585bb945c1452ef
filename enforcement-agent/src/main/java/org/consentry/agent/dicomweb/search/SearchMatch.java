// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.disclosure.Intent;

/**
 * What a search found and may show.
 *
 * @param study the archive's UID of its study
 * @param shown what is shown of it
 * @param stillMay whether it may still be shown at this moment
 * @param intent decides once more and writes down that it is about to be shown; throws {@link #changed} if it may not
 */
record SearchMatch(String study, JsonObject shown, BooleanSupplier stillMay, Supplier<Intent> intent) {
    private static final int UNAVAILABLE = 503;

    /** An order that stays the same from page to page. */
    static final Comparator<SearchMatch> ORDER = Comparator.comparing(SearchMatch::study)
            .thenComparing(match -> Attribute.text(match.shown, Attribute.SERIES_UID))
            .thenComparingLong(SearchMatch::number)
            .thenComparing(match -> Attribute.text(match.shown, Attribute.SOP_UID));

    /** What is told if a no came while the answer was made. */
    static RefusedBodyException changed() {
        return new RefusedBodyException(UNAVAILABLE, "what may be shown has just changed; search again");
    }

    private long number() {
        String text = Attribute.text(shown, Attribute.INSTANCE_NUMBER);
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "SearchMatch[]";
    }
}
