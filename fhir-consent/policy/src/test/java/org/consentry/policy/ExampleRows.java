// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.util.List;
import java.util.Set;
import org.consentry.policy.TruthTable.Row;

/** Examples 1 to 11, 17 and 18 of section 16 of {@code docs/consent-semantics.md}: one consent. */
final class ExampleRows {

    private static final Set<Code> CT = Set.of(Code.modality("CT"));
    private static final Set<Code> CT_AND_PT = Set.of(Code.modality("CT"), Code.modality("PT"));
    private static final Set<Code> MG_AND_US = Set.of(Code.modality("MG"), Code.modality("US"));
    private static final Set<Code> CR = Set.of(Code.modality("CR"));

    private static final Rule CARE = Rule.permit(about("TREAT", "HPAYMT", "HOPERAT"));
    private static final Rule NO_RESEARCH = Rule.deny(about("HRESCH"));
    private static final Rule DEIDENTIFIED = Rule.permit(about("MLTRAINING")).demanding(Obligation.DEID);
    private static final Rule NORTHLIGHT_ONLY = Rule.permit(about("MLTRAINING").to(NORTHLIGHT.id()));
    private static final Rule NOT_NORTHLIGHT = Rule.deny(Conditions.ANY.to(NORTHLIGHT.id()));
    private static final Rule CT_ONLY = Rule.permit(about("MLTRAINING").showing(Listed.of(Code.modality("CT")), null));
    private static final Rule NO_MG = Rule.deny(Conditions.ANY.showing(Listed.of(Code.modality("MG")), null));
    private static final Rule RESEARCH_BUT_MG = Rule.permit(about("HRESCH"), NO_MG);
    private static final Rule THREE_DEEP =
            Rule.deny(Conditions.ANY, Rule.permit(about("HRESCH"), Rule.deny(Conditions.ANY.to(MERIDIAN.id()))));

    private ExampleRows() {}

    static List<Row> rows() {
        AccessRequest training = asks(NORTHLIGHT, "MLTRAINING");
        AccessRequest research = asks(NORTHLIGHT, "HRESCH");
        return List.of(
                row("example 1", CARE, asks(NORTHLIGHT, "HQUALIMP"), "PERMIT"),
                row("example 2", CARE, training, "DENY OPT_IN_MISSING"),
                row("example 3", NO_RESEARCH, asks(NORTHLIGHT, "TRANSRCH"), "DENY CONSENT_DENY"),
                row("example 4", NO_RESEARCH, training, "DENY OPT_IN_MISSING"),
                row("example 4, umbrella", NO_RESEARCH, training, "DENY CONSENT_DENY")
                        .in(Worlds.umbrella()),
                row("example 5", DEIDENTIFIED, training, "PERMIT DEID"),
                row("example 5, again", DEIDENTIFIED, training.of(DeidState.DEIDENTIFIED), "PERMIT"),
                row("example 6", NORTHLIGHT_ONLY, asks(NORTHLIGHT_CLOUD, "MLTRAINING"), "DENY OPT_IN_MISSING"),
                row("example 7, subsidiary", NOT_NORTHLIGHT, asks(NORTHLIGHT_CLOUD, "HRESCH"), "DENY CONSENT_DENY"),
                row("example 7, device", NOT_NORTHLIGHT, asks(CHEST_READER, "HRESCH"), "DENY CONSENT_DENY"),
                row("example 8", CT_ONLY, of(training, CT_AND_PT), "DENY OPT_IN_MISSING"),
                row("example 8, all of it", CT_ONLY, of(training, CT), "PERMIT"),
                row("example 9", RESEARCH_BUT_MG, of(research, MG_AND_US), "DENY CONSENT_DENY"),
                row("example 9, another", RESEARCH_BUT_MG, of(research, CR), "PERMIT"),
                row("example 10, Meridian", THREE_DEEP, asks(MERIDIAN, "HRESCH"), "DENY CONSENT_DENY"),
                row("example 10, Northlight", THREE_DEEP, research, "PERMIT"),
                row("example 10, care", THREE_DEEP, asks(NORTHLIGHT, "TREATDS"), "DENY CONSENT_DENY"),
                row("example 11", NO_MG, research, "DENY MISSING_ATTR:modality"),
                row(
                        "example 17",
                        Rule.permit(about("HRESCH")),
                        asks(NORTHLIGHT, "HRESCH", "HMARKT"),
                        "DENY DEFAULT_DENY"),
                row("example 18", Rule.permit(about("HOPERAT")), asks(developing(), "HQUALIMP"), "DENY DEFAULT_DENY"));
    }

    private static AccessRequest of(AccessRequest asked, Set<Code> modalities) {
        return asked.about(asked.study().coded(modalities, Set.of(), Set.of()));
    }

    private static Recipient developing() {
        return new Recipient(NORTHLIGHT.id(), Set.of(), Set.of(Purpose.SYSDEV));
    }
}
