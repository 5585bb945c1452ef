// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.util.ArrayList;
import java.util.List;
import org.consentry.portal.fhir.FhirClient;

/**
 * A page of a patient's lines.
 *
 * @param lines which of them
 * @param page first page is 1
 * @param count most lines of a page
 */
public record Wanted(LineFilter lines, int page, int count) {

    /** The newest lines. */
    public static Wanted newest(int count) {
        return new Wanted(LineFilter.ALL, 1, count);
    }

    public Wanted onPage(int other) {
        return new Wanted(lines, other, count);
    }

    String query() {
        var parts = new ArrayList<String>(List.of("_count=" + count, "page=" + page));
        lines.asked().forEach((name, value) -> parts.add(name + "=" + FhirClient.encode(value)));
        return String.join("&", parts);
    }
}
