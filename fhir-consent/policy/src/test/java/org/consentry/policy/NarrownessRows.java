// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.util.List;
import java.util.Set;
import org.consentry.policy.TruthTable.Row;

/** Actions, labels, named data and purposes at the edges of what a rule says. */
final class NarrownessRows {

    private static final Conditions ANY = Conditions.ANY;
    private static final Conditions VIEWING = ANY.doing(Listed.of(Action.ACCESS));
    private static final Conditions USING = ANY.doing(Listed.of(Action.USE));
    private static final Conditions HIV = ANY.labeled(null, Listed.of(Code.sensitivity("HIV")));
    private static final Conditions RESTRICTED = ANY.labeled(Listed.of(Confidentiality.R), null);
    private static final Conditions BY_DOCTOR =
            ANY.of(Listed.of(new DataItem(DataItem.Meaning.AUTHOREDBY, "Practitioner/1")));
    private static final Conditions THE_VISIT =
            ANY.of(Listed.of(new DataItem(DataItem.Meaning.INSTANCE, "Encounter/1")));
    private static final AccessRequest RESEARCH = asks(NORTHLIGHT, "HRESCH");
    private static final AccessRequest TRAINING = asks(NORTHLIGHT, "MLTRAINING");

    private NarrownessRows() {}

    static List<Row> rows() {
        Study known = RESEARCH.study()
                .from(null, Set.of(new RecipientId("Practitioner/1")), Set.of("ImagingStudy/1", "Encounter/1"));
        Study others = known.from(null, Set.of(), Set.of());
        Study sensitive = known.labeled(Confidentiality.R, Set.of(Code.sensitivity("HIV"), Code.sensitivity("ETH")));
        return List.of(
                no("using is none to handing over", USING, RESEARCH, "PERMIT"),
                no("viewing is none to changing", VIEWING, doing(Action.CORRECT), "PERMIT"),
                no("viewing is a no to using", VIEWING, doing(Action.USE), "DENY CONSENT_DENY"),
                no("an action not understood", ANY.doing(unclear()), RESEARCH, "DENY INDET_TERMINOLOGY"),
                no("a level not understood", ANY.labeled(unclear(), null), RESEARCH, "DENY INDET_TERMINOLOGY"),
                no("a label not understood", ANY.labeled(null, unclear()), RESEARCH, "DENY INDET_TERMINOLOGY"),
                no("a kind not understood", ANY.showing(null, unclear()), RESEARCH, "DENY INDET_TERMINOLOGY"),
                no("data not understood", ANY.of(unclear()), RESEARCH, "DENY INDET_TERMINOLOGY"),
                no("a keeper not resolved", ANY.from(unclear(), null, false), RESEARCH, "DENY INDET_ACTOR"),
                no("a purpose of no meaning", about("RESEARCH"), RESEARCH, "DENY INDET_TERMINOLOGY"),
                no("a purpose of another system", foreign(), RESEARCH, "PERMIT"),
                no("HIV is none to other data", HIV, labeled("ETH"), "PERMIT"),
                no("restricted data", RESTRICTED, RESEARCH.about(sensitive), "DENY CONSENT_DENY"),
                yes("restricted data is none to HIV in it", RESTRICTED, sensitive, "DENY SENSITIVE_CATEGORY"),
                yes("HIV is none to HIV and more", HIV, sensitive, "DENY SENSITIVE_CATEGORY"),
                yes("HIV is none to other data", HIV, labeled("ETH").study(), "DENY OPT_IN_MISSING"),
                yes("imaging studies", ANY.showing(null, Listed.of("ImagingStudy")), known, "PERMIT"),
                yes("observations", ANY.showing(null, Listed.of("Observation")), known, "DENY OPT_IN_MISSING"),
                no("what a doctor made", BY_DOCTOR, RESEARCH.about(known), "DENY CONSENT_DENY"),
                no("what a doctor made, another's", BY_DOCTOR, RESEARCH.about(others), "PERMIT"),
                no("what a doctor made, not said", BY_DOCTOR, RESEARCH, "DENY MISSING_ATTR:author"),
                yes("what a doctor made", BY_DOCTOR, known, "PERMIT"),
                no("a visit itself is none to its study", THE_VISIT, RESEARCH.about(known), "PERMIT"),
                no("a visit itself, nothing said", THE_VISIT, RESEARCH, "PERMIT"));
    }

    private static Row no(String what, Conditions conditions, AccessRequest asked, String expected) {
        return row("a no to " + what, Rule.deny(conditions), asked, expected);
    }

    private static Row yes(String what, Conditions conditions, Study study, String expected) {
        return row(
                "a yes to " + what,
                Rule.permit(conditions.about(Listed.of(Purpose.MLTRAINING))),
                TRAINING.about(study),
                expected);
    }

    private static AccessRequest doing(Action action) {
        return new AccessRequest(
                ANNA,
                RESEARCH.study(),
                NORTHLIGHT,
                RESEARCH.purposes(),
                action,
                DeidState.IDENTIFIED,
                Circumstances.NONE,
                NOON);
    }

    private static AccessRequest labeled(String label) {
        return RESEARCH.about(RESEARCH.study().labeled(Confidentiality.N, Set.of(Code.sensitivity(label))));
    }

    private static Conditions foreign() {
        return Conditions.purposes(new Purpose("urn:other", "HRESCH"));
    }

    private static <T> Listed<T> unclear() {
        return new Listed<>(Set.of(), true);
    }
}
