// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.util.ArrayList;
import java.util.List;
import org.consentry.portal.fhir.FhirClient;

/**
 * Which lines of a patient to show. An empty field means all.
 *
 * @param year four digits
 * @param who id of a recipient
 * @param why purpose code
 * @param page first page is 1
 * @param count most lines of a page
 */
public record Wanted(String year, String who, String why, int page, int count) {

    /** The newest lines. */
    public static Wanted newest(int count) {
        return new Wanted("", "", "", 1, count);
    }

    public Wanted onPage(int other) {
        return new Wanted(year, who, why, other, count);
    }

    String query() {
        var parts = new ArrayList<String>(List.of("_count=" + count, "page=" + page));
        add(parts, "year", year);
        add(parts, "recipient", who);
        add(parts, "purpose", why);
        return String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + FhirClient.encode(value));
        }
    }
}
