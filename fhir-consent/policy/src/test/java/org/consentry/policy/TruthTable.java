// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Cases that every door to a decision must answer alike: the function, the server and the agent run them all. */
public final class TruthTable {

    private static final Rule OPERATIONS = Rule.permit(about("TREAT", "HPAYMT", "HOPERAT"));
    private static final Rule NO_RESEARCH = Rule.deny(about("HRESCH"));
    private static final Rule TRAINING = Rule.permit(about("MLTRAINING"));
    private static final Rule TRAINING_DEIDENTIFIED = TRAINING.demanding(Obligation.DEID);
    private static final Rule NO_TRAINING = Rule.deny(about("MLTRAINING"));

    private TruthTable() {}

    /**
     * One case.
     *
     * @param rule what the case shows, as a sentence
     * @param request asked in the regime {@link Terms#REGIME}
     * @param expected {@code PERMIT}, with the obligations that are left, or {@code DENY} with the code
     */
    public record Row(String rule, PatientTerms terms, AccessRequest request, String expected) {
        @Override
        public String toString() {
            return rule;
        }
    }

    /** The short form of a decision that {@link Row#expected()} has. */
    public static String outcome(Decision decision) {
        return decision.fold(
                permit -> ("PERMIT "
                                + String.join(
                                        " ",
                                        permit.obligations().stream()
                                                .sorted()
                                                .map(Obligation::code)
                                                .toList()))
                        .trim(),
                deny -> "DENY " + deny.code());
    }

    /** All cases. */
    public static List<Row> rows() {
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
                        "an expired yes is as if absent",
                        TRAINING.during(until("2026-06-15T11:59:59.999Z")),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "DENY OPT_IN_MISSING"),
                row(
                        "the last instant of a yes is inside",
                        TRAINING.during(until("2026-06-15T12:00:00Z")),
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "PERMIT"),
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
                        "a no to someone unresolved may mean anyone",
                        Rule.deny(Conditions.ANY.to(new Recipients(Set.of(), false, true))),
                        asks(MERIDIAN, "HRESCH"),
                        "DENY INDET_ACTOR"),
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
                        "PERMIT"),
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
                row("nothing said: research goes on", PatientTerms.NONE, asks(MERIDIAN, "HRESCH"), "PERMIT"),
                row(
                        "nothing said: training needs a yes",
                        PatientTerms.NONE,
                        asks(NORTHLIGHT, "MLTRAINING"),
                        "DENY OPT_IN_MISSING"),
                row("nothing said: care goes on", PatientTerms.NONE, asks(NORTHLIGHT, "TREATDS"), "PERMIT"),
                row(
                        "nothing said: selling is refused",
                        PatientTerms.NONE,
                        asks(NORTHLIGHT, "sale"),
                        "DENY DEFAULT_DENY"));
    }

    private static Row row(String rule, Rule root, AccessRequest request, String expected) {
        return row(rule, PatientTerms.of(consent("any", root)), request, expected);
    }

    private static Row row(String rule, PatientTerms terms, AccessRequest request, String expected) {
        return new Row(rule, terms, request, expected);
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

    private static PatientTerms withdrawn(String purpose) {
        PatientCase open = new PatientCase(PatientCase.Kind.WITHDRAWAL, NORTHLIGHT.id(), Set.of(Purpose.of(purpose)));
        return new PatientTerms(List.of(consent("ai", TRAINING)), List.of(open));
    }

    private static Recipient registering(String purpose) {
        return new Recipient(NORTHLIGHT.id(), Set.of(), Set.of(Purpose.of(purpose)));
    }

    private static Period until(String end) {
        return new Period(null, Instant.parse(end));
    }

    private static AccessRequest deidentified(AccessRequest asked) {
        return asked.of(DeidState.DEIDENTIFIED);
    }

    private static AccessRequest hidingTheScan(AccessRequest asked) {
        return asked.about(asked.study().identifiedBy(null));
    }
}
