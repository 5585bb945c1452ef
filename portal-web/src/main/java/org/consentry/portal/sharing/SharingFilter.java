// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing;

import java.util.ArrayList;
import java.util.List;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.sharing.LineFilter;
import org.consentry.portal.fhir.sharing.Wanted;

/**
 * A page of the list.
 *
 * @param lines which lines it is about
 * @param page first page is 1
 * @param rows lines on a page
 */
public record SharingFilter(LineFilter lines, int page, int rows) {

    static final int ROWS = 25;
    /** As many lines as the server gives at once: for the printer. */
    public static final int LONG = 200;

    /** There is no page before the first, and pages have two lengths. */
    public SharingFilter {
        page = Math.max(1, page);
        rows = rows == LONG ? LONG : ROWS;
    }

    /** A page of the usual length. */
    public SharingFilter(LineFilter lines, int page) {
        this(lines, page, ROWS);
    }

    /** What to ask the server for. */
    public Wanted wanted() {
        return new Wanted(lines, page, rows);
    }

    SharingFilter onPage(int other) {
        return new SharingFilter(lines, other, rows);
    }

    /** Whether this is a page of the usual length. */
    public boolean isShort() {
        return rows < LONG;
    }

    /** Address of the first long page of the same lines. */
    public String longPath() {
        return new SharingFilter(lines, 1, LONG).path(1);
    }

    public boolean narrows() {
        return lines.narrows();
    }

    /** Address of the page that offers the same lines as files. */
    public String savePath() {
        return under("/sharing/save", "");
    }

    /**
     * Another address about the same lines.
     *
     * @param more a further field and its value; blank for none
     */
    public String under(String path, String more) {
        List<String> query = chosen();
        if (!more.isEmpty()) {
            query.add(more);
        }
        return address(path, query);
    }

    private List<String> chosen() {
        List<String> query = new ArrayList<>();
        lines.chosen().forEach((name, value) -> query.add(name + "=" + FhirClient.encode(value)));
        return query;
    }

    private static String address(String path, List<String> query) {
        return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** Address of another page of the same lines. */
    public String path(int other) {
        List<String> query = chosen();
        if (!isShort()) {
            query.add("rows=" + rows);
        }
        if (other > 1) {
            query.add("page=" + other);
        }
        return address("/sharing", query);
    }
}
