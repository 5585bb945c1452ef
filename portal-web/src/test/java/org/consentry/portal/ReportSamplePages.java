// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.report.Figure;
import org.consentry.portal.fhir.report.NumbersReport;
import org.consentry.portal.fhir.report.NumbersReport.Part;
import org.consentry.portal.fhir.report.NumbersReport.Said;
import org.consentry.portal.fhir.report.NumbersReport.Times;
import org.consentry.portal.staff.report.ReportsPage;
import org.consentry.portal.view.Layout.Who;

/** The numbers of staff: many, and so few that nearly nothing is told. */
final class ReportSamplePages {
    private static final Instant AT = Instant.parse("2026-06-15T12:00:00Z");
    private static final Figure MANY = new Figure("1435");
    private static final Figure MOST = new Figure("1400");
    private static final Figure REST = new Figure("35");
    private static final Figure FEW = new Figure("<11");
    private static final Figure KEPT = new Figure("kept-back");
    private static final Figure NONE = new Figure("0");

    private ReportSamplePages() {}

    static List<Sample> all() {
        return List.of(sample("staff-reports", many()), sample("staff-reports-few", few()));
    }

    static ReportsPage many() {
        List<Said> choices = Stream.of("ai", "research", "company", "scan")
                .flatMap(matter -> Stream.of("yes", "no")
                        .map(said -> new Said(
                                matter,
                                said,
                                MANY,
                                parts(List.of("web", "paper", "phone", "desk", "other"), MOST, KEPT, FEW, NONE, NONE),
                                parts(List.of("en", "es", "other", "none"), MOST, REST, NONE, NONE))))
                .toList();
        return new ReportsPage(new NumbersReport(
                AT,
                AT.minus(Duration.ofDays(90)),
                choices,
                MANY,
                parts(List.of("inTime", "late"), KEPT, FEW),
                times(Duration.ofHours(30), Duration.ofDays(4)),
                MANY,
                parts(List.of("done", "asked", "begun", "refused", "taken-back"), MOST, REST, NONE, NONE, NONE),
                times(Duration.ofMillis(120), Duration.ofMinutes(4))));
    }

    private static ReportsPage few() {
        Times untold = new Times(FEW, Optional.empty(), Optional.empty());
        return new ReportsPage(new NumbersReport(
                AT,
                AT.minus(Duration.ofDays(90)),
                List.of(new Said("ai", "no", FEW, parts(List.of("web"), KEPT), parts(List.of("en"), KEPT))),
                NONE,
                parts(List.of("inTime", "late"), NONE, NONE),
                untold,
                FEW,
                parts(List.of("done", "asked", "begun", "refused", "taken-back"), KEPT, KEPT, KEPT, KEPT, KEPT),
                untold));
    }

    private static Times times(Duration half, Duration most) {
        return new Times(MANY, Optional.of(half), Optional.of(most));
    }

    private static List<Part> parts(List<String> codes, Figure... counts) {
        return Stream.iterate(0, at -> at < codes.size(), at -> at + 1)
                .map(at -> new Part(codes.get(at), counts[at]))
                .toList();
    }

    private static Sample sample(String name, ReportsPage page) {
        return new Sample(name, "staff/reports.html", Who.STAFF, page);
    }
}
