// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.sharing.Wanted;

/**
 * The lines that the list shows. Empty fields mean all.
 *
 * @param year four digits
 * @param who id of a recipient
 * @param why purpose code
 * @param page first page is 1
 * @param rows lines on a page
 */
public record SharingFilter(String year, String who, String why, int page, int rows) {

    static final int ROWS = 25;
    /** As many lines as the server gives at once: for the printer. */
    public static final int LONG = 200;

    private static final Pattern YEAR = Pattern.compile("(19|2[0-9])[0-9]{2}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** What is no year and no id asks for nothing. */
    public SharingFilter {
        year = YEAR.matcher(year).matches() ? year : "";
        who = ID.matcher(who).matches() ? who : "";
        page = Math.max(1, page);
        rows = rows == LONG ? LONG : ROWS;
    }

    /** A page of the usual length. */
    public SharingFilter(String year, String who, String why, int page) {
        this(year, who, why, page, ROWS);
    }

    /** What to ask the server for. */
    public Wanted wanted() {
        return new Wanted(year, who, why, page, rows);
    }

    SharingFilter onPage(int other) {
        return new SharingFilter(year, who, why, other, rows);
    }

    /** Whether this is a page of the usual length. */
    public boolean isShort() {
        return rows < LONG;
    }

    /** Address of the first long page of the same lines. */
    public String longPath() {
        return new SharingFilter(year, who, why, 1, LONG).path(1);
    }

    public boolean narrows() {
        return !year.isEmpty() || !who.isEmpty() || !why.isEmpty();
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
        add(query, "year", year);
        add(query, "who", who);
        add(query, "why", why);
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

    private static void add(List<String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + FhirClient.encode(value));
        }
    }
}
