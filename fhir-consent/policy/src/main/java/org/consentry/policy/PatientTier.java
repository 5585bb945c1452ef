// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a patient's consents in force say about one purpose of a request: those that deny, those that permit, and those
 * that cannot be computed.
 */
final class PatientTier {

    /** Most patients have said nothing. */
    private static final PatientTier SILENT = new PatientTier();

    private final List<Said> denies = new ArrayList<>();
    private final List<Said> permits = new ArrayList<>();
    private final List<Deny> notComputable = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();
    private final Precedence precedence;

    private PatientTier(AccessRequest request, Purpose purpose, PatientTerms terms, RegimesInForce regimes) {
        this.precedence = regimes.precedence();
        Match match = new Match(request, purpose, regimes);
        List<Statement> all = new ArrayList<>();
        for (ConsentTerms consent : Supersession.current(terms.consents(), request.asOf())) {
            all.add(Statement.of(consent, match));
        }
        for (Statement statement : all) {
            boolean yesStands = Supersession.yesStands(statement, all);
            if (yesStands || Supersession.noStands(statement, all)) {
                add(statement, yesStands);
            }
        }
        permits.removeIf(permit -> denies.stream().anyMatch(permit::isTiedWith));
    }

    private void add(Statement statement, boolean yesStands) {
        if (statement.undetermined() != null) {
            Basis basis = basis(statement.consent(), null, Effect.DENY);
            notComputable.add(new Deny(statement.undetermined(), null, List.of(basis)));
        }
        if (yesStands) {
            missing.addAll(statement.missing());
        }
        for (RuleEvaluation.Leaf leaf : statement.leaves()) {
            if (leaf.effect() == Effect.DENY) {
                denies.add(new Said(statement.consent(), leaf));
            } else if (yesStands) {
                permits.add(new Said(statement.consent(), leaf));
            }
        }
    }

    private PatientTier() {
        this.precedence = Precedence.NEVER;
    }

    static PatientTier of(AccessRequest request, Purpose purpose, PatientTerms terms, RegimesInForce regimes) {
        return terms.consents().isEmpty() ? SILENT : new PatientTier(request, purpose, terms, regimes);
    }

    /** A rule that decides, and the consent it comes from. */
    private record Said(ConsentTerms consent, RuleEvaluation.Leaf leaf) {

        Basis basis() {
            return PatientTier.basis(consent, leaf.path(), leaf.effect());
        }

        /** Whether neither supersedes the other, so that a deny wins. */
        boolean isTiedWith(Said other) {
            return consent.topic().equals(other.consent.topic());
        }

        Deny deny() {
            return leaf.fit().deny(List.of(basis()));
        }
    }

    /** The denies that no narrower permit beats. */
    List<Deny> denies() {
        return denies.isEmpty()
                ? List.of()
                : denies.stream()
                        .filter(deny -> !isBeaten(deny))
                        .map(Said::deny)
                        .toList();
    }

    /** The consents that cannot be computed. */
    List<Deny> notComputable() {
        return notComputable;
    }

    /** Whether a permit is narrower than something said outside any consent, and the regimes let it win even then. */
    boolean beats(Specificity outside) {
        return precedence == Precedence.ALWAYS
                && permits.stream()
                        .anyMatch(permit -> permit.consent().evidenced()
                                && permit.leaf().specificity().dominates(outside));
    }

    /** Whether a yes said after this instant names just who asks; never if there is none. */
    boolean lifts(@Nullable Instant since) {
        return since != null
                && permits.stream()
                        .anyMatch(permit -> permit.leaf().namesAsker()
                                && permit.consent().dateTime().isAfter(since));
    }

    boolean permits() {
        return !permits.isEmpty();
    }

    List<Basis> permitBasis() {
        return permits.stream().map(Said::basis).toList();
    }

    Set<Obligation> obligations() {
        Set<Obligation> all = new HashSet<>();
        permits.forEach(permit -> all.addAll(permit.leaf().obligations()));
        return all;
    }

    /** The attributes whose absence alone kept a permit from matching. */
    Set<String> missing() {
        return missing;
    }

    private boolean isBeaten(Said deny) {
        return precedence != Precedence.NEVER && permits.stream().anyMatch(permit -> beats(permit, deny));
    }

    private boolean beats(Said permit, Said deny) {
        boolean inTime = precedence == Precedence.ALWAYS
                || permit.consent().made().isAfter(deny.consent().made());
        return inTime
                && permit.consent().evidenced()
                && permit.leaf().specificity().dominates(deny.leaf().specificity());
    }

    private static Basis basis(ConsentTerms consent, @Nullable String path, Effect effect) {
        return new Basis(Basis.Source.CONSENT, consent.ref().toString(), path, effect);
    }
}
