// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Some lines of a patient, newest first, with the names of what they point to, and the numbers over all lines.
 *
 * @param shown which page this is; the last one if a later one was asked for
 * @param waiting what waits to be sent, on the first page; it is no line yet
 * @param rows the lines of one page
 * @param counts numbers that the server counted
 * @param years years that have lines, newest first
 * @param groups recipients that have lines: names by id
 * @param purposes purpose codes that have lines
 * @param scans scans that have lines, those with the newest first: by id
 * @param first when the oldest of all lines was; empty if there are none
 */
public record SharingHistory(
        Wanted shown,
        List<SharingRow> waiting,
        List<SharingRow> rows,
        Counts counts,
        List<String> years,
        Map<String, String> groups,
        List<String> purposes,
        Map<String, Scan> scans,
        Optional<Instant> first) {

    public SharingHistory {
        waiting = List.copyOf(waiting);
        rows = List.copyOf(rows);
        years = List.copyOf(years);
        purposes = List.copyOf(purposes);
    }

    /**
     * Numbers over all lines.
     *
     * @param lines all lines
     * @param matches lines that pass the filter
     * @param times how often we sent a scan, or may have
     * @param groups how many got one
     * @param withoutName how often we sent one without the name on it
     * @param others how often something else left, or left without us
     * @param refused how often somebody was refused
     */
    public record Counts(
            long lines, long matches, long times, long groups, long withoutName, long others, long refused) {}

    /** What waits, then the lines of the page. */
    public List<SharingRow> all() {
        return Stream.concat(waiting.stream(), rows.stream()).toList();
    }

    /**
     * Names of what a filter names.
     *
     * @param recipient name of the recipient; its id if it has no lines, blank if the filter names none
     * @param scan the scan; empty if the filter names none, or one that is not there
     */
    public record Chosen(String recipient, Optional<Scan> scan) {
        /** Nothing. */
        public static final Chosen NONE = new Chosen("", Optional.empty());
    }

    /** Names of what the filter of this page names. */
    public Chosen chosen() {
        String who = shown.lines().who();
        return new Chosen(
                groups.getOrDefault(who, who),
                Optional.ofNullable(scans.get(shown.lines().scan())));
    }

    /** Whether there is nothing, whatever the filter. */
    public boolean empty() {
        return counts.lines() == 0 && waiting.isEmpty();
    }

    /** The number of the first line of this page among those that pass the filter. */
    public long firstLine() {
        return (long) (shown.page() - 1) * shown.count() + 1;
    }

    /** The number of its last line. */
    public long lastLine() {
        return firstLine() + rows.size() - 1;
    }

    /** How many pages the lines have that pass the filter; at least one. */
    public int pages() {
        int size = shown.count();
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (counts.matches() + size - 1) / size));
    }
}
