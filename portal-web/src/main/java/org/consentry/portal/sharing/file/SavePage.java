// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing.file;

import java.util.List;
import java.util.stream.LongStream;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.sharing.SharingFilter;

/**
 * View model of the page that offers the list as files.
 *
 * @param filter which lines
 * @param chosen names of what the filter names
 * @param lines how many lines pass it
 */
public record SavePage(SharingFilter filter, SharingHistory.Chosen chosen, long lines) {

    /**
     * Lines of one file.
     *
     * @param number of the part; the first is 1
     * @param first number of its first line
     * @param last number of its last line
     */
    public record Part(long number, long first, long last) {}

    /** The parts, each with the newest lines that are in none before; one if there are only lines that wait. */
    public List<Part> parts() {
        return LongStream.rangeClosed(1, Math.max(1, (lines + WholeList.PART - 1) / WholeList.PART))
                .mapToObj(number ->
                        new Part(number, (number - 1) * WholeList.PART + 1, Math.min(lines, number * WholeList.PART)))
                .toList();
    }

    /** Address of one file. */
    public String path(String kind, long part) {
        return filter.under("/sharing/save/list." + kind, part > 1 ? "part=" + part : "");
    }
}
