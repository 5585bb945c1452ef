// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.util.List;

/**
 * A row of a CSV file (RFC 4180).
 *
 * @param text the row as it stands there, a character for a byte, without its line end
 * @param end its line end; empty at the end of the file
 * @param cells what is in it
 * @param clear whether it has one reading: quotes are where they belong
 */
record CsvRow(String text, String end, List<String> cells, boolean clear) {
    CsvRow {
        cells = List.copyOf(cells);
    }

    /** Whether nothing is in it. */
    boolean isBlank() {
        return text.isBlank();
    }
}
