// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.time.Instant;
import java.util.List;
import org.consentry.policy.TruthTable.Row;

/** Dates that are whole days or years: which of two choices is newer, and from when one counts. */
final class SpanRows {

    private static final Span DAY = span("2026-06-14T22:00:00Z", "2026-06-15T21:59:59.999Z");
    private static final Span YEAR = span("2025-12-31T23:00:00Z", "2026-12-31T22:59:59.999Z");
    private static final Span MORNING = Span.at(Instant.parse("2026-06-15T06:30:00Z"));
    private static final Span BEFORE = Span.at(Instant.parse("2026-06-14T21:59:59.999Z"));
    private static final Span FIRST = Span.at(Instant.parse("2026-06-14T22:00:00Z"));
    private static final Rule YES = Rule.permit(about("HRESCH"));
    private static final Rule NO = Rule.deny(about("HRESCH"));
    private static final AccessRequest STUDIES = asks(NORTHLIGHT, "HRESCH");
    private static final String DENIED = "DENY CONSENT_DENY";

    private SpanRows() {}

    static List<Row> rows() {
        return List.of(
                // A paper no dated by its day once lost against a yes of that morning, and a year against a day.
                dated("a no dated by its day against a yes of that morning", DAY, NO, MORNING, YES, DENIED),
                dated("a yes dated by its day against a no of that morning", DAY, YES, MORNING, NO, DENIED),
                dated("a no dated by its year against a yes of a day in it", YEAR, NO, DAY, YES, DENIED),
                dated("a yes dated by its year against a no of a day in it", YEAR, YES, DAY, NO, DENIED),
                dated("a yes dated by a day after a no of the day before", BEFORE, NO, DAY, YES, "PERMIT"),
                dated("a yes dated by a day and a no of its first instant", FIRST, NO, DAY, YES, DENIED),
                dated("a no dated by a day after a yes of the day before", BEFORE, YES, DAY, NO, DENIED),
                row(
                        "a choice dated by today counts today",
                        PatientTerms.of(made("a", "paper", DAY, NO)),
                        STUDIES,
                        DENIED),
                row(
                        "from the first instant of the day on",
                        PatientTerms.of(made("a", "paper", DAY, NO)),
                        STUDIES.at(DAY.earliest()),
                        DENIED),
                row(
                        "and not before",
                        PatientTerms.of(made("a", "paper", DAY, NO)),
                        STUDIES.at(BEFORE.earliest()),
                        "PERMIT"),
                row("a narrow yes of a day after a broad no", narrow(BEFORE, DAY), asks(MERIDIAN, "HRESCH"), "PERMIT"),
                row(
                        "a narrow yes within the day of a broad no",
                        narrow(DAY, MORNING),
                        asks(MERIDIAN, "HRESCH"),
                        DENIED),
                row("a narrow yes whose day holds a broad no", narrow(MORNING, DAY), asks(MERIDIAN, "HRESCH"), DENIED),
                row(
                                "within the day, where newer does not matter",
                                narrow(DAY, MORNING),
                                asks(MERIDIAN, "HRESCH"),
                                "PERMIT")
                        .in(Worlds.preferring(Precedence.ALWAYS)));
    }

    private static Row dated(String rule, Span first, Rule said, Span second, Rule then, String expected) {
        PatientTerms terms = PatientTerms.of(made("a", "ai", first, said), made("b", "ai", second, then));
        return row(rule, terms, STUDIES, expected);
    }

    /** A broad no, and on another topic a signed yes to one institute. */
    private static PatientTerms narrow(Span no, Span yes) {
        Rule meridian = Rule.permit(about("HRESCH").to(MERIDIAN.id()));
        return PatientTerms.of(made("a", "ai", no, NO), signed(made("b", "paper", yes, meridian)));
    }

    private static ConsentTerms made(String id, String topic, Span made, Rule root) {
        return new ConsentTerms(new ConsentRef(id, 1), topic, made, false, new ConsentTerms.Rules(root));
    }

    private static Span span(String earliest, String latest) {
        return new Span(Instant.parse(earliest), Instant.parse(latest));
    }
}
