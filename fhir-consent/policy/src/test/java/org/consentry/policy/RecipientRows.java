// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.util.List;
import java.util.Set;
import org.consentry.policy.TruthTable.Row;

/** Companies, their subsidiaries and devices, scans, and withdrawals. */
final class RecipientRows {

    private RecipientRows() {}

    static List<Row> rows() {
        return List.of(
                row(
                        "a yes to a company is no yes to its subsidiary",
                        Rule.permit(about("MLTRAINING").to(NORTHLIGHT.id())),
                        asks(NORTHLIGHT_CLOUD, "MLTRAINING"),
                        "DENY OPT_IN_MISSING"),
                row(
                        "a yes to a company counts for it",
                        Rule.permit(about("MLTRAINING").to(NORTHLIGHT.id())),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "PERMIT"),
                row(
                        "a no to a company is a no to its subsidiary",
                        Rule.deny(Conditions.ANY.to(NORTHLIGHT.id())),
                        asks(NORTHLIGHT_CLOUD, "HRESCH"),
                        "DENY CONSENT_DENY"),
                row(
                        "a no to a company is a no to its device",
                        Rule.deny(Conditions.ANY.to(NORTHLIGHT.id())),
                        asks(CHEST_READER, "HRESCH"),
                        "DENY CONSENT_DENY"),
                row(
                        "a no to a company is none to others",
                        Rule.deny(Conditions.ANY.to(NORTHLIGHT.id())),
                        asks(MERIDIAN, "HRESCH"),
                        "PERMIT"),
                row(
                        "a no to a scan stops that scan",
                        Rule.deny(Conditions.ANY.of(SCAN)),
                        asks(MERIDIAN, "HRESCH"),
                        "DENY CONSENT_DENY"),
                row(
                        "a no to a scan stops no other",
                        Rule.deny(Conditions.ANY.of(OTHER_SCAN)),
                        asks(MERIDIAN, "HRESCH"),
                        "PERMIT"),
                row(
                        "a request that hides the scan is not helped by it",
                        Rule.deny(Conditions.ANY.of(OTHER_SCAN)),
                        hidingTheScan(asks(MERIDIAN, "HRESCH")),
                        "DENY MISSING_ATTR:study"),
                row(
                        "a yes to a scan needs the scan named",
                        Rule.permit(about("MLTRAINING").of(SCAN)),
                        hidingTheScan(asks(NORTHLIGHT, "MLTRAINING")),
                        "DENY MISSING_ATTR:study"),
                row(
                        "a no to someone unresolved may mean anyone",
                        Rule.deny(Conditions.ANY.to(new Recipients(Set.of(), false, true))),
                        asks(MERIDIAN, "HRESCH"),
                        "DENY INDET_ACTOR"),
                row(
                        "a withdrawal stops its purposes",
                        withdrawn("MLTRAINING"),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "DENY WITHDRAWAL_ACTIVE"),
                row(
                        "a withdrawal leaves other purposes",
                        withdrawn("MLTRAINING"),
                        asks(NORTHLIGHT, "HRESCH"),
                        "PERMIT"),
                row(
                        "a withdrawal from a company counts for its subsidiary",
                        withdrawn("MLTRAINING"),
                        asks(NORTHLIGHT_CLOUD, "MLTRAINING"),
                        "DENY WITHDRAWAL_ACTIVE"));
    }

    private static PatientTerms withdrawn(String purpose) {
        PatientCase open = new PatientCase(PatientCase.Kind.WITHDRAWAL, NORTHLIGHT.id(), Set.of(Purpose.of(purpose)));
        return new PatientTerms(List.of(consent("ai", Rule.permit(about("MLTRAINING")))), List.of(open));
    }

    private static AccessRequest hidingTheScan(AccessRequest asked) {
        return asked.about(asked.study().identifiedBy(null));
    }
}
