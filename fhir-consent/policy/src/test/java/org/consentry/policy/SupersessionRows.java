// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.time.Instant;
import java.util.List;
import org.consentry.policy.TruthTable.Row;

/** Several consents of one topic: what falls to a newer one, purpose by purpose, and which of two is newer. */
final class SupersessionRows {

    private static final String OLDER = "2023-03-01T09:00:00Z";
    private static final String NEWER = "2024-03-01T09:00:00Z";
    private static final Rule TRAINING = Rule.permit(about("MLTRAINING"));
    private static final Rule NO_TRAINING = Rule.deny(about("MLTRAINING", "SYSDEV"));
    private static final Rule CARE = Rule.permit(about("TREAT", "HPAYMT", "HOPERAT"));
    private static final Rule NO_RESEARCH = Rule.deny(about("HRESCH"));
    private static final Rule RESEARCH = Rule.permit(about("HRESCH"));
    private static final AccessRequest TRAINS = asks(NORTHLIGHT, "MLTRAINING");
    private static final AccessRequest STUDIES = asks(NORTHLIGHT, "HRESCH");
    private static final String NO = "DENY CONSENT_DENY";

    private SupersessionRows() {}

    static List<Row> rows() {
        Rule careYet = Rule.permit(about("TREAT"), TRAINING);
        Rule expired = RESEARCH.during(new Period(null, NOON.minusSeconds(1)));
        Rule notYet = RESEARCH.during(new Period(NOON.plusSeconds(1), null));
        Rule forMeridian = Rule.permit(about("HRESCH").to(MERIDIAN.id()));
        return List.of(
                // A form about care once took back a no to training of AI that it never mentioned.
                row("a form about care keeps an older no to AI", then(NO_TRAINING, CARE), TRAINS, NO),
                row("a yes without purpose keeps an older no to AI", then(NO_TRAINING, anything()), TRAINS, NO),
                row("a yes to what is above keeps it", then(NO_TRAINING, Rule.permit(about("HOPERAT"))), TRAINS, NO),
                row("a form about research keeps an older no to AI", then(NO_TRAINING, RESEARCH), TRAINS, NO),
                row("a form about AI replaces a no to AI", then(NO_TRAINING, TRAINING), TRAINS, "PERMIT"),
                row("so does one that names it in an exception", then(NO_TRAINING, careYet), TRAINS, "PERMIT"),
                row("a form about care keeps an older no to research", then(NO_RESEARCH, CARE), STUDIES, NO),
                row(
                        "a yes without purpose replaces a no to research",
                        then(NO_RESEARCH, anything()),
                        STUDIES,
                        "PERMIT"),
                row(
                        "a yes to all research replaces a no to some",
                        then(Rule.deny(about("TRANSRCH")), RESEARCH),
                        asks(NORTHLIGHT, "TRANSRCH"),
                        "PERMIT"),
                row("a yes to some research keeps the no to the rest", then(NO_RESEARCH, some()), STUDIES, NO),
                row("a yes for one institute keeps the no to others", then(NO_RESEARCH, forMeridian), STUDIES, NO),
                row("and replaces it for that one", then(NO_RESEARCH, forMeridian), asks(MERIDIAN, "HRESCH"), "PERMIT"),
                row("an expired yes keeps the older no", then(NO_RESEARCH, expired), STUDIES, NO),
                row("a yes of the future keeps the older no", then(NO_RESEARCH, notYet), STUDIES, NO),
                row("an older yes falls to any newer form", then(TRAINING, CARE), TRAINS, "DENY OPT_IN_MISSING"),
                row(
                        "also to one that cannot be computed",
                        both(consent("ai", OLDER, 1, RESEARCH), unclear("other", NEWER)),
                        STUDIES,
                        "DENY INDET_CONSENT_AMBIGUOUS"),
                row(
                        "an older no does not fall to what cannot be computed",
                        both(consent("ai", OLDER, 1, NO_RESEARCH), unclear("other", NEWER)),
                        STUDIES,
                        NO),
                row(
                        "what cannot be computed does not fall to silence",
                        both(unclear("other", OLDER), consent("ai", NEWER, 1, CARE)),
                        STUDIES,
                        "DENY INDET_CONSENT_AMBIGUOUS"),
                row(
                        "and falls to an answer",
                        both(unclear("other", OLDER), consent("ai", NEWER, 1, RESEARCH)),
                        STUDIES,
                        "PERMIT"),
                row("an older no to everything stays for AI", then(Rule.deny(Conditions.ANY), CARE), TRAINS, NO),
                row(
                        "and is replaced for care",
                        then(Rule.deny(Conditions.ANY), CARE),
                        asks(NORTHLIGHT, "TREATDS"),
                        "PERMIT"),
                row("a no that is doubtful replaces no certain one", then(NO_RESEARCH, doubtful()), STUDIES, NO),
                row(
                        "the higher version replaces the lower whole",
                        both(consent("ai", OLDER, 1, NO_RESEARCH), consent("ai", OLDER, 2, CARE)),
                        STUDIES,
                        "PERMIT"),
                row(
                        "whatever their dates",
                        both(consent("ai", NEWER, 1, NO_RESEARCH), consent("ai", OLDER, 2, CARE)),
                        STUDIES,
                        "PERMIT"),
                row(
                        "what an answer of the future says replaces nothing",
                        both(consent("ai", OLDER, 1, NO_RESEARCH), named("b", "2026-06-15T12:00:01Z", RESEARCH)),
                        STUDIES,
                        NO));
    }

    /** One consent, and later another of the same topic. */
    private static PatientTerms then(Rule older, Rule newer) {
        return both(named("first", OLDER, older), named("second", NEWER, newer));
    }

    private static PatientTerms both(ConsentTerms one, ConsentTerms other) {
        return PatientTerms.of(one, other);
    }

    private static ConsentTerms named(String id, String dateTime, Rule root) {
        return new ConsentTerms(new ConsentRef(id, 1), "ai", Instant.parse(dateTime), new ConsentTerms.Rules(root));
    }

    private static ConsentTerms unclear(String id, String dateTime) {
        return new ConsentTerms(
                new ConsentRef(id, 1),
                "ai",
                Instant.parse(dateTime),
                new ConsentTerms.NotComputable(Reason.INDET_CONSENT_AMBIGUOUS));
    }

    private static Rule anything() {
        return Rule.permit(Conditions.ANY);
    }

    private static Rule some() {
        return Rule.permit(about("TRANSRCH"));
    }

    private static Rule doubtful() {
        return Rule.deny(about("HRESCH").to(new Recipients(java.util.Set.of(), false, true)));
    }
}
