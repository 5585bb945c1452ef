// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consentry.portal.fhir.Ledger;
import org.consentry.portal.fhir.LedgerRow;

/**
 * View model of the list.
 *
 * @param rows the lines of this page
 * @param matches how many lines the filter takes, over all pages
 * @param all how many lines there are without a filter
 * @param years years that have lines, newest first
 * @param groups recipients that have lines: names by id
 * @param purposes purpose codes that have lines
 * @param others whether some lines are of something else than scans of ours
 */
public record SharingPage(
        SharingFilter filter,
        List<LedgerRow> rows,
        int matches,
        int all,
        int pages,
        List<String> years,
        Map<String, String> groups,
        List<String> purposes,
        boolean others,
        LocalDate listStarts) {

    static final int ROWS = 25;

    static SharingPage of(Ledger ledger, SharingFilter filter, ZoneId zone, LocalDate listStarts) {
        List<LedgerRow> all = ledger.rows();
        List<LedgerRow> matching =
                all.stream().filter(r -> filter.takes(r, zone)).toList();
        int pages = Math.max(1, (matching.size() + ROWS - 1) / ROWS);
        int page = Math.min(Math.max(filter.page(), 1), pages);
        var groups = new TreeMap<String, String>();
        all.forEach(r -> groups.put(r.line().recipient(), r.who()));
        return new SharingPage(
                new SharingFilter(filter.year(), filter.who(), filter.why(), page),
                matching.stream().skip((long) (page - 1) * ROWS).limit(ROWS).toList(),
                matching.size(),
                all.size(),
                pages,
                all.stream()
                        .map(r -> SharingFilter.year(r, zone))
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                groups,
                all.stream()
                        .map(r -> r.line().purpose())
                        .filter(p -> !p.isEmpty())
                        .distinct()
                        .sorted()
                        .toList(),
                ledger.others() > 0,
                listStarts);
    }
}
