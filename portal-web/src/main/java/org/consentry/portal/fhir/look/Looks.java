// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.look;

import java.util.List;

/**
 * Some looks, newest first.
 *
 * @param rows the looks of one page
 * @param page which page this is; the first page is 1
 * @param count most looks of a page
 * @param all how many looks there are on all pages
 */
public record Looks(List<StaffLook> rows, int page, int count, long all) {

    public Looks {
        rows = List.copyOf(rows);
    }

    /** How many pages there are; at least one. */
    public int pages() {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (all + count - 1) / count));
    }

    /** The number of the first look of this page among all. */
    public long firstRow() {
        return (long) (page - 1) * count + 1;
    }

    /** The number of its last look. */
    public long lastRow() {
        return firstRow() + rows.size() - 1;
    }
}
