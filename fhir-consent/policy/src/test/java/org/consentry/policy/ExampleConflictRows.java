// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import static org.consentry.policy.Terms.*;
import static org.consentry.policy.TruthTable.row;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consentry.policy.TruthTable.Row;

/** Examples 12 to 16, 19 and 20 of section 16 of {@code docs/consent-semantics.md}: several answers, and time. */
final class ExampleConflictRows {

    private static final String WINTER = "2025-11-03T09:00:00Z";
    private static final String MAY = "2026-05-01T09:00:00Z";
    private static final Rule TRAINING = Rule.permit(about("MLTRAINING"));
    private static final Rule NO_TRAINING = Rule.deny(about("MLTRAINING"));

    private ExampleConflictRows() {}

    static List<Row> rows() {
        AccessRequest training = asks(NORTHLIGHT, "MLTRAINING");
        AccessRequest atMeridian = asks(MERIDIAN, "MLTRAINING");
        AccessRequest research = asks(MERIDIAN, "HRESCH");
        return List.of(
                row(
                        "example 12",
                        PatientTerms.of(
                                consent("ai", WINTER, 1, NO_TRAINING),
                                consent("research", MAY, 1, Rule.permit(about("HRESCH")))),
                        training,
                        "DENY CONSENT_DENY"),
                row(
                        "example 13",
                        PatientTerms.of(consent("ai", WINTER, 1, NO_TRAINING), consent("ai", MAY, 2, TRAINING)),
                        training,
                        "PERMIT"),
                row(
                        "example 13, no order",
                        PatientTerms.of(of("x", NO_TRAINING), of("y", TRAINING)),
                        training,
                        "DENY CONSENT_DENY"),
                row("example 14", narrowYes("2026-03-02T09:00:00Z"), atMeridian, "PERMIT"),
                row("example 14, older", narrowYes("2025-12-01T09:00:00Z"), atMeridian, "DENY CONSENT_DENY"),
                row("example 14, never", narrowYes("2026-03-02T09:00:00Z"), atMeridian, "DENY CONSENT_DENY")
                        .in(Worlds.preferring(Precedence.NEVER)),
                row("example 14, older, always", narrowYes("2025-12-01T09:00:00Z"), atMeridian, "PERMIT")
                        .in(Worlds.preferring(Precedence.ALWAYS)),
                row("example 15", tomorrow(), training, "PERMIT"),
                row(
                        "example 15, two minutes later",
                        tomorrow(),
                        training.at(NOON.plusSeconds(120)),
                        "DENY CONSENT_DENY"),
                row("example 16", ambiguous(), research, "DENY INDET_CONSENT_AMBIGUOUS"),
                row("example 16, care", ambiguous(), asks(NORTHLIGHT, "TREAT"), "PERMIT"),
                row("example 19", optedOut(), research, "PERMIT").in(Worlds.preferring(Precedence.ALWAYS)),
                row("example 19, newer", optedOut(), research, "DENY REGISTRY_OPT_OUT"),
                row("example 19, never", optedOut(), research, "DENY REGISTRY_OPT_OUT")
                        .in(Worlds.preferring(Precedence.NEVER)),
                row("example 20", endingInBerlin(), training.at(Instant.parse("2026-06-30T21:59:00Z")), "PERMIT"),
                row(
                        "example 20, next day",
                        endingInBerlin(),
                        training.at(Instant.parse("2026-06-30T22:30:00Z")),
                        "DENY OPT_IN_MISSING"));
    }

    static PatientTerms tomorrow() {
        return PatientTerms.of(consent("ai", TRAINING), consent("ai-later", "2026-06-15T12:02:00Z", 1, NO_TRAINING));
    }

    static PatientTerms endingInBerlin() {
        Period june = new Period(null, Instant.parse("2026-06-30T21:59:59.999Z"));
        return PatientTerms.of(consent("ai", TRAINING.during(june)));
    }

    static PatientTerms ambiguous() {
        return PatientTerms.of(new ConsentTerms(
                new ConsentRef("c", 1),
                "any",
                NOON.minusSeconds(1),
                new ConsentTerms.NotComputable(Reason.INDET_CONSENT_AMBIGUOUS)));
    }

    /** A no to training of January, and a signed yes to one institute. */
    private static PatientTerms narrowYes(String signed) {
        Rule meridian = Rule.permit(about("MLTRAINING").to(MERIDIAN.id()));
        return PatientTerms.of(
                consent("ai", "2026-01-10T09:00:00Z", 1, NO_TRAINING), signed(consent("paper", signed, 1, meridian)));
    }

    private static PatientTerms optedOut() {
        Rule meridian = Rule.permit(about("HRESCH").to(MERIDIAN.id()));
        return PatientTerms.of(signed(consent("paper", meridian)))
                .with(List.of(new RegistryAnswer("NDOO", Set.of(Purpose.HRESCH), RegistryAnswer.State.OPTED_OUT)));
    }

    private static ConsentTerms of(String id, Rule root) {
        return new ConsentTerms(new ConsentRef(id, 1), "ai", NOON.minusSeconds(9), new ConsentTerms.Rules(root));
    }
}
