// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.time.Instant;
import java.util.List;
import org.consentry.policy.TruthTable.Row;

/** Exceptions, several consents, time, and consents that cannot be computed. */
final class ConsentRows {

    private static final Rule TRAINING = Rule.permit(about("MLTRAINING"));
    private static final Rule NO_TRAINING = Rule.deny(about("MLTRAINING"));

    private ConsentRows() {}

    static List<Row> rows() {
        return List.of(
                row("an exception three deep wins", nested(), asks(MERIDIAN, "HRESCH"), "DENY CONSENT_DENY"),
                row("an exception two deep wins", nested(), asks(NORTHLIGHT, "HRESCH"), "PERMIT"),
                row(
                        "the base counts where no exception matches",
                        nested(),
                        asks(NORTHLIGHT, "TREATDS"),
                        "DENY CONSENT_DENY"),
                row(
                        "a newer yes on another topic does not beat a no",
                        PatientTerms.of(
                                consent("ai", NO_TRAINING), consent("research", "2026-05-01T09:00:00Z", 1, TRAINING)),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "DENY CONSENT_DENY"),
                row(
                        "a newer yes on the same topic replaces a no",
                        PatientTerms.of(consent("ai", NO_TRAINING), consent("ai", "2026-05-01T09:00:00Z", 2, TRAINING)),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "PERMIT"),
                row(
                        "of one date the higher version counts",
                        PatientTerms.of(
                                consent("ai", "2026-05-01T09:00:00Z", 2, TRAINING),
                                consent("ai", "2026-05-01T09:00:00Z", 1, NO_TRAINING)),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "PERMIT"),
                row(
                        "of one date and no order the no counts",
                        PatientTerms.of(other("x", NO_TRAINING), other("y", TRAINING)),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "DENY CONSENT_DENY"),
                row(
                        "a choice of tomorrow hides nothing today",
                        PatientTerms.of(consent("ai", TRAINING), consent("ai", "2026-06-15T12:02:00Z", 2, NO_TRAINING)),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "PERMIT"),
                row(
                        "what cannot be computed blocks",
                        notComputable(),
                        asks(MERIDIAN, "HRESCH"),
                        "DENY INDET_CONSENT_AMBIGUOUS"),
                row(
                        "care goes on where consent cannot be computed",
                        notComputable(),
                        asks(NORTHLIGHT, "TREAT"),
                        "PERMIT"),
                row(
                        "an expired yes is as if absent",
                        TRAINING.during(until("2026-06-15T11:59:59.999Z")),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "DENY OPT_IN_MISSING"),
                row(
                        "the last instant of a yes is inside",
                        TRAINING.during(until("2026-06-15T12:00:00Z")),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "PERMIT"));
    }

    private static Rule nested() {
        return Rule.deny(Conditions.ANY, Rule.permit(about("HRESCH"), Rule.deny(Conditions.ANY.to(MERIDIAN.id()))));
    }

    private static PatientTerms notComputable() {
        return PatientTerms.of(new ConsentTerms(
                new ConsentRef("c", 1),
                "any",
                NOON.minusSeconds(1),
                new ConsentTerms.NotComputable(Reason.INDET_CONSENT_AMBIGUOUS)));
    }

    private static ConsentTerms other(String id, Rule root) {
        return new ConsentTerms(new ConsentRef(id, 1), "ai", NOON.minusSeconds(9), new ConsentTerms.Rules(root));
    }

    private static Period until(String end) {
        return new Period(null, Instant.parse(end));
    }
}
