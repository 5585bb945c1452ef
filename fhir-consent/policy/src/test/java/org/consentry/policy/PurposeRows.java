// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.util.List;
import java.util.Set;
import org.consentry.policy.TruthTable.Row;

/** What is permitted and denied by purpose, action, and what a yes demands. */
final class PurposeRows {

    private static final Rule OPERATIONS = Rule.permit(about("TREAT", "HPAYMT", "HOPERAT"));
    private static final Rule NO_RESEARCH = Rule.deny(about("HRESCH"));
    private static final Rule TRAINING_DEIDENTIFIED =
            Rule.permit(about("MLTRAINING")).demanding(Obligation.DEID);

    private PurposeRows() {}

    static List<Row> rows() {
        return List.of(
                row(
                        "what is below a permitted purpose is permitted",
                        OPERATIONS,
                        asks(NORTHLIGHT, "HQUALIMP"),
                        "PERMIT"),
                row(
                        "training is never inherited from operations",
                        OPERATIONS,
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "DENY OPT_IN_MISSING"),
                row("a no goes down to what is below", NO_RESEARCH, asks(MERIDIAN, "TRANSRCH"), "DENY CONSENT_DENY"),
                row("training is not research", NO_RESEARCH, asks(NORTHLIGHT, "MLTRAINING"), "DENY OPT_IN_MISSING"),
                row(
                        "a yes may demand that the name is off",
                        TRAINING_DEIDENTIFIED,
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "PERMIT DEID"),
                row(
                        "a demand that is fulfilled is not made again",
                        TRAINING_DEIDENTIFIED,
                        deidentified(asks(NORTHLIGHT, "MLTRAINING")),
                        "PERMIT"),
                row(
                        "every purpose must pass",
                        Rule.permit(about("HRESCH")),
                        asks(NORTHLIGHT, "HRESCH", "HMARKT"),
                        "DENY DEFAULT_DENY"),
                row(
                        "what the agreement registers counts as asked",
                        OPERATIONS,
                        asks(registering("SYSDEV"), "HQUALIMP"),
                        "DENY DEFAULT_DENY"),
                row(
                        "a no to viewing is a no to handing over",
                        Rule.deny(Conditions.ANY.doing(Listed.of(Action.ACCESS))),
                        asks(MERIDIAN, "HRESCH"),
                        "DENY CONSENT_DENY"),
                row(
                        "a yes to viewing is no yes to handing over",
                        Rule.permit(about("MLTRAINING").doing(Listed.of(Action.ACCESS))),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "DENY OPT_IN_MISSING"),
                row(
                        "a yes without purpose never reaches training",
                        Rule.permit(Conditions.ANY),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "DENY OPT_IN_MISSING"),
                row(
                        "an unknown purpose is refused",
                        PatientTerms.NONE,
                        asks(NORTHLIGHT, "AITRAIN"),
                        "DENY PURPOSE_UNKNOWN"),
                row(
                        "an unknown purpose that a yes lists is permitted",
                        Rule.permit(about("AITRAIN")),
                        asks(NORTHLIGHT, "AITRAIN"),
                        "PERMIT"));
    }

    private static Recipient registering(String purpose) {
        return new Recipient(NORTHLIGHT.id(), Set.of(), Set.of(Purpose.of(purpose)));
    }

    private static AccessRequest deidentified(AccessRequest asked) {
        return asked.of(DeidState.DEIDENTIFIED);
    }
}
