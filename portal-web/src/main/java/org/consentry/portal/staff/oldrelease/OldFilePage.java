// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.oldrelease;

import java.util.List;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/** View model of the form that takes a file of old releases. */
public record OldFilePage(OldFileForm form, List<Mistake> mistakes) implements WithMistakes {

    private static final List<String> COLUMNS = List.of(
            "study-uid",
            "patient-number",
            "scan-date",
            "sent",
            "recipient",
            "why",
            "permission",
            "country",
            "name",
            "images");

    /** Copies the list. */
    public OldFilePage {
        mistakes = List.copyOf(mistakes);
    }

    /** Names of the columns, in order. */
    public List<String> columns() {
        return COLUMNS;
    }

    /** The heading of a file. */
    public String heading() {
        return String.join(",", COLUMNS);
    }
}
