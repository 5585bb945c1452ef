// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.LedgerRow;

/**
 * Which lines are shown. Empty fields mean all.
 *
 * @param year four digits
 * @param who id of a recipient
 * @param why purpose code
 * @param page first page is 1
 */
public record SharingFilter(String year, String who, String why, int page) {

    boolean takes(LedgerRow row, ZoneId zone) {
        return (year.isEmpty() || year.equals(year(row, zone)))
                && (who.isEmpty() || who.equals(row.line().recipient()))
                && (why.isEmpty() || why.equals(row.line().purpose()));
    }

    static String year(LedgerRow row, ZoneId zone) {
        return Integer.toString(row.line().at().atZone(zone).getYear());
    }

    public boolean narrows() {
        return !year.isEmpty() || !who.isEmpty() || !why.isEmpty();
    }

    /** Address of another page of the same lines. */
    public String path(int other) {
        var query = new ArrayList<String>();
        add(query, "year", year);
        add(query, "who", who);
        add(query, "why", why);
        if (other > 1) {
            query.add("page=" + other);
        }
        return "/sharing" + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private static void add(List<String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + FhirClient.encode(value));
        }
    }
}
