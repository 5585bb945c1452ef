// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.util.List;
import org.consentry.policy.TruthTable.Row;

/** Consents of scope research: a no in one that lists no purpose is about secondary purposes only. */
final class ResearchRows {

    private static final Rule BROAD = Rule.deny(Conditions.ANY, Rule.permit(about("HRESCH")));
    private static final Rule NAMED = Rule.deny(about("TREATDS"));
    private static final String NO = "DENY CONSENT_DENY";

    private ResearchRows() {}

    static List<Row> rows() {
        PatientTerms broad = research(BROAD, false);
        PatientTerms optOut = research(Rule.permit(about("HRESCH")), true);
        return List.of(
                // A German broad consent once stopped AI in the care of everybody who had signed it.
                row("a broad consent leaves AI in care alone", broad, asks(NORTHLIGHT, "TREATDS"), "PERMIT"),
                row("and care", broad, asks(NORTHLIGHT, "TREAT"), "PERMIT"),
                row("its yes to research counts", broad, asks(NORTHLIGHT, "HRESCH"), "PERMIT"),
                row("its no to all else counts", broad, asks(NORTHLIGHT, "HQUALIMP"), NO),
                row("its no counts for training of AI", broad, asks(NORTHLIGHT, "MLTRAINING"), NO),
                row("a no to AI in care by name counts", research(NAMED, false), asks(NORTHLIGHT, "TREATDS"), NO),
                row(
                        "a no to all care by name counts",
                        research(Rule.deny(about("TREAT")), false),
                        asks(NORTHLIGHT, "TREATDS"),
                        NO),
                row(
                        "a no inside a yes to care is about care",
                        research(Rule.permit(about("TREAT"), toNorthlight()), false),
                        asks(NORTHLIGHT, "TREATDS"),
                        NO),
                row("an opt-out to research leaves care alone", optOut, asks(NORTHLIGHT, "TREATDS"), "PERMIT"),
                row("and stops all else", optOut, asks(NORTHLIGHT, "HQUALIMP"), NO),
                row("the same no of another scope stops AI in care", BROAD, asks(NORTHLIGHT, "TREATDS"), NO),
                row(
                        "a newer broad consent keeps an older no to AI in care",
                        PatientTerms.of(
                                consent("any", "2023-03-01T09:00:00Z", 1, NAMED),
                                research(BROAD, false).consents().get(0)),
                        asks(NORTHLIGHT, "TREATDS"),
                        NO));
    }

    private static Rule toNorthlight() {
        return Rule.deny(Conditions.ANY.to(NORTHLIGHT.id()));
    }

    private static PatientTerms research(Rule root, boolean elseDeny) {
        ConsentTerms.Rules rules = new ConsentTerms.Rules(root, ConsentTerms.Nesting.REPLACING, elseDeny, true);
        return PatientTerms.of(new ConsentTerms(new ConsentRef("broad", 1), "any", NOON.minusSeconds(9), rules));
    }
}
