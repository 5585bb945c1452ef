// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import static org.consentry.policy.specified.RandomRequests.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consentry.policy.*;

/** What patients and registries say, drawn by lot. */
record RandomConsents(Dice dice) {

    private static final int DEEPEST = 4;
    private static final List<Reason> NOT_COMPUTABLE =
            List.of(Reason.INDET_CONSENT_AMBIGUOUS, Reason.INDET_CONSENT_CONTRADICTORY, Reason.INDET_MODIFIER);
    private static final List<Action> ACTIONS =
            List.of(Action.DISCLOSE, Action.DISCLOSE, Action.ACCESS, Action.USE, Action.CORRECT, Action.COLLECT);

    PatientTerms terms() {
        return new PatientTerms(
                dice.list(dice.below(4), this::consent),
                dice.list(dice.once(10) ? 1 + dice.below(2) : 0, this::patientCase),
                dice.list(dice.once(4) ? 1 + dice.below(2) : 0, this::registry));
    }

    ConsentTerms consent() {
        ConsentTerms.Base base = dice.once(20)
                ? new ConsentTerms.NotComputable(dice.one(NOT_COMPUTABLE))
                : new ConsentTerms.Rules(
                        rule(1 + dice.below(DEEPEST), dice.once(2) ? 1 : 2),
                        dice.once(4) ? ConsentTerms.Nesting.CONJUNCTIVE : ConsentTerms.Nesting.REPLACING,
                        dice.once(15),
                        dice.once(6));
        return new ConsentTerms(
                new ConsentRef(dice.one(List.of("a", "b", "c")), 1 + dice.below(2)),
                dice.one(List.of("ai", "research", "other")),
                made(),
                dice.once(2),
                base);
    }

    /** Most dates are exact, some are whole minutes or hours. */
    private Span made() {
        Instant from = NOON.plusSeconds(60L * (dice.below(6) - 4));
        return new Span(from, dice.once(3) ? from.plusSeconds(60L * dice.below(4)) : from);
    }

    /** A rule of at most that depth, that states about that many dimensions. */
    Rule rule(int depth, int stated) {
        int children = depth <= 1 ? 0 : dice.below(3);
        return new Rule(
                dice.once(2) ? Effect.DENY : Effect.PERMIT,
                conditions(stated),
                dice.once(5) ? period(4) : Period.ALWAYS,
                dice.once(5) ? dice.some(1, DUTIES) : Set.of(),
                dice.list(children, () -> rule(depth - 1, stated)));
    }

    Conditions conditions(int stated) {
        Conditions conditions = dice.once(4) ? Conditions.ANY : Conditions.ANY.about(listed(this::purpose));
        for (int i = 0; i < stated; i++) {
            conditions = with(conditions);
        }
        return conditions;
    }

    private Conditions with(Conditions to) {
        return switch (dice.below(14)) {
            case 0, 1, 2 -> to.to(recipients());
            case 3 ->
                to.from(
                        listed(this::party),
                        to.parties().authors(),
                        to.parties().otherRole());
            case 4 ->
                to.from(
                        to.parties().custodians(),
                        listed(this::party),
                        to.parties().otherRole());
            case 5 -> to.from(to.parties().custodians(), to.parties().authors(), dice.once(2));
            case 6 -> to.of(listed(this::item));
            case 7 -> to.within(listed(() -> dice.one(PROJECTS)));
            case 8 -> to.taken(period(3));
            case 9 ->
                to.showing(
                        listed(() -> dice.one(dice.once(2) ? MODALITIES : SHOWN)),
                        to.data().classes());
            case 10 -> to.showing(to.data().codes(), listed(() -> dice.one(List.of("ImagingStudy", "Observation"))));
            case 11 -> to.labeled(listed(() -> dice.one(List.of(Confidentiality.values()))), null);
            case 12 ->
                to.labeled(
                        dice.sometimes(2, () -> listed(() -> dice.one(List.of(Confidentiality.values())))),
                        listed(() -> dice.one(LABELS)));
            default -> to.doing(listed(() -> dice.one(ACTIONS)));
        };
    }

    Period period(int open) {
        Instant from = NOON.plusSeconds(dice.below(9) - 6L);
        Instant to = from.plusSeconds(dice.below(8));
        return new Period(dice.once(open) ? null : from, dice.once(open) ? null : to);
    }

    private <T> Listed<T> listed(java.util.function.Supplier<T> value) {
        boolean unresolved = dice.once(12);
        List<T> values = dice.list(unresolved ? dice.below(2) : 1 + dice.below(2), value);
        return new Listed<>(Set.copyOf(new ArrayList<>(new java.util.HashSet<>(values))), unresolved);
    }

    private Recipients recipients() {
        Listed<RecipientId> ids = listed(this::party);
        return new Recipients(ids.values(), dice.once(4), ids.unresolved());
    }

    private RecipientId party() {
        return dice.one(PARTIES);
    }

    private Purpose purpose() {
        return new RandomRequests(dice).purposes(1).iterator().next();
    }

    private DataItem item() {
        DataItem.Meaning meaning = dice.one(List.of(DataItem.Meaning.values()));
        if (meaning == DataItem.Meaning.AUTHOREDBY) {
            return new DataItem(meaning, party().value());
        }
        return dice.once(2)
                ? new DataItem(meaning, "urn:oid:" + dice.one(UIDS).value())
                : new DataItem(meaning, dice.one(REFERENCES));
    }

    private PatientCase patientCase() {
        Set<Purpose> purposes = dice.once(2) ? Set.of() : Set.of(purpose());
        return new PatientCase(
                dice.one(List.of(PatientCase.Kind.values())),
                party(),
                purposes,
                dice.sometimes(2, () -> NOON.minusSeconds(60L * dice.below(5))));
    }

    private RegistryAnswer registry() {
        return new RegistryAnswer("R", Set.of(purpose()), dice.one(List.of(RegistryAnswer.State.values())));
    }
}
