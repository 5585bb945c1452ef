// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.fhir.report.Figure;
import org.consentry.portal.fhir.report.NumbersReport;

/** View model of the numbers, for the page and for the file. */
public record ReportsPage(NumbersReport report) {
    private static final String PREFIX = "staff.reports.";
    private static final String ALL = PREFIX + "all";

    /**
     * One line of the file.
     *
     * @param part message key of what is counted
     * @param what message key of the row
     * @param group message key of the part of the row
     * @param count how many; empty where it is a time
     * @param took a time; empty where it is a count, or is not told
     */
    public record FileLine(String part, String what, String group, Optional<Figure> count, Optional<TimeSpan> took) {}

    /** Message key of what somebody chose. */
    public String choice(NumbersReport.Said said) {
        return PREFIX + "choice." + said.matter() + "." + said.said();
    }

    /** The codes of the parts of each row, by channel or by language. */
    public List<String> codes(String of) {
        return report.choices().stream()
                .limit(1)
                .flatMap(row -> (of.equals("channel") ? row.channels() : row.languages()).stream())
                .map(NumbersReport.Part::code)
                .toList();
    }

    private static String part(String of, String code) {
        return PREFIX + of + "." + code;
    }

    /** How long it took, to be shown; empty if that is not told. */
    public Optional<TimeSpan> span(Optional<Duration> took) {
        return took.map(TimeSpan::of);
    }

    /** All of it, a count or a time on each line. */
    public List<FileLine> lines() {
        List<FileLine> lines = new ArrayList<>();
        for (NumbersReport.Said said : report.choices()) {
            String what = choice(said);
            lines.add(count("choices", what, ALL, said.people()));
            lines.addAll(parts("choices", what, "channel", said.channels()));
            lines.addAll(parts("choices", what, "language", said.languages()));
        }
        String waiting = part("questions", "waiting");
        lines.add(count("questions", waiting, ALL, report.waiting()));
        lines.addAll(parts("questions", waiting, "waiting", report.waitingParts()));
        lines.addAll(times("questions", "ended", report.ended()));
        lines.add(count("requests", ALL, ALL, report.requests()));
        lines.addAll(parts("requests", ALL, "state", report.states()));
        lines.addAll(times("effect", "worked", report.effect()));
        return List.copyOf(lines);
    }

    private static List<FileLine> parts(String part, String what, String of, List<NumbersReport.Part> parts) {
        return parts.stream()
                .map(each -> count(part, what, part(of, each.code()), each.count()))
                .toList();
    }

    private static List<FileLine> times(String part, String what, NumbersReport.Times times) {
        String row = part(part, what);
        return Stream.of(
                        count(part, row, ALL, times.count()),
                        time(part, row, part(part, "half"), times.half()),
                        time(part, row, part(part, "most"), times.most()))
                .toList();
    }

    private static FileLine count(String part, String what, String group, Figure count) {
        return new FileLine(PREFIX + part, what, group, Optional.of(count), Optional.empty());
    }

    private static FileLine time(String part, String what, String group, Optional<Duration> took) {
        return new FileLine(PREFIX + part, what, group, Optional.empty(), took.map(TimeSpan::of));
    }
}
