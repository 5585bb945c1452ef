// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing.file;

import java.util.List;
import java.util.stream.Stream;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.SharingRow;

/**
 * Lines of a patient's list that one file holds, newest first.
 *
 * @param waiting what waits to be sent; in the first part only
 * @param rows the lines
 * @param first the number of the first line among all that pass the filter
 * @param lines how many lines pass the filter
 * @param chosen names of what the filter names
 */
public record ListPart(
        List<SharingRow> waiting, List<SharingRow> rows, long first, long lines, SharingHistory.Chosen chosen) {

    /** Copies the lists. */
    public ListPart {
        waiting = List.copyOf(waiting);
        rows = List.copyOf(rows);
    }

    /** The number of the last line. */
    public long last() {
        return first + rows.size() - 1;
    }

    /** What waits, then the lines. */
    public List<SharingRow> all() {
        return Stream.concat(waiting.stream(), rows.stream()).toList();
    }

    @Override
    public String toString() {
        return "ListPart[" + rows.size() + "]";
    }
}
