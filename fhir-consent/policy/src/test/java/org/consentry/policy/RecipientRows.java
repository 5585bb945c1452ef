// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.TruthTable.Row;

/** Companies, their subsidiaries and devices, scans, and withdrawals. */
final class RecipientRows {

    private static final String STOPPED = "DENY WITHDRAWAL_ACTIVE";
    private static final Instant WITHDRAWN = Instant.parse("2026-05-01T09:00:00Z");
    private static final Rule EVERYBODY = Rule.permit(about("MLTRAINING"));
    private static final Rule NAMED = Rule.permit(about("MLTRAINING").to(NORTHLIGHT.id()));

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
                        "DENY WITHDRAWAL_ACTIVE"),
                // A later yes for a company once freed its subsidiaries and devices too.
                row(
                        "a later yes lifts a withdrawal for the company it names",
                        lifted(NORTHLIGHT, about("MLTRAINING")),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "PERMIT"),
                row(
                        "and not for its subsidiary",
                        lifted(NORTHLIGHT, about("MLTRAINING")),
                        asks(NORTHLIGHT_CLOUD, "MLTRAINING"),
                        STOPPED),
                row(
                        "nor for its device",
                        lifted(NORTHLIGHT, about("MLTRAINING")),
                        asks(CHEST_READER, "MLTRAINING"),
                        STOPPED),
                row(
                        "one for the subsidiary lifts it there",
                        lifted(NORTHLIGHT_CLOUD, about("MLTRAINING")),
                        asks(NORTHLIGHT_CLOUD, "MLTRAINING"),
                        "PERMIT"),
                row(
                        "and not for the company",
                        lifted(NORTHLIGHT_CLOUD, about("MLTRAINING")),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        STOPPED),
                row(
                        "a later yes for another purpose lifts nothing",
                        lifted(NORTHLIGHT, about("HOPERAT")),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        STOPPED),
                row(
                        "a later yes for another scan lifts nothing",
                        lifted(NORTHLIGHT, about("MLTRAINING").of(OTHER_SCAN)),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        STOPPED),
                row("nor does one to everybody", lifted(EVERYBODY), asks(NORTHLIGHT, "MLTRAINING"), STOPPED),
                row(
                        "nor one that has ended",
                        lifted(NAMED.during(new Period(null, NOON.minusMillis(1)))),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        STOPPED),
                row(
                        "nor one said before",
                        withdrawn("MLTRAINING", consent("yes", "2026-05-01T08:59:59Z", 1, NAMED)),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        STOPPED),
                row(
                        "nor one at the very instant",
                        withdrawn("MLTRAINING", consent("yes", WITHDRAWN.toString(), 1, NAMED)),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        STOPPED));
    }

    /** Withdrawn from Northlight, and later a yes to this party. */
    private static PatientTerms lifted(Recipient named, Conditions conditions) {
        return lifted(Rule.permit(conditions.to(named.id())));
    }

    private static PatientTerms lifted(Rule yes) {
        return withdrawn("MLTRAINING", consent("yes", "2026-05-02T09:00:00Z", 1, yes));
    }

    private static PatientTerms withdrawn(String purpose, ConsentTerms later) {
        PatientTerms before = withdrawn(purpose);
        return new PatientTerms(
                List.of(before.consents().get(0), later),
                List.of(before.cases().get(0).liftedAfter(WITHDRAWN)));
    }

    private static PatientTerms withdrawn(String purpose) {
        PatientCase open = new PatientCase(PatientCase.Kind.WITHDRAWAL, NORTHLIGHT.id(), Set.of(Purpose.of(purpose)));
        return new PatientTerms(List.of(consent("ai", Rule.permit(about("MLTRAINING")))), List.of(open));
    }

    private static AccessRequest hidingTheScan(AccessRequest asked) {
        return asked.about(asked.study().identifiedBy(null));
    }
}
