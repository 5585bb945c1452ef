// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides access requests. Stateless and safe for any number of threads; the same arguments always give the same
 * answer.
 *
 * <p>Tiers decide in turn, and the first that decides wins: what the law forbids or demands, open cases, the patient's
 * consents, registries outside, the regimes' gate for the purpose, the default. Inside a tier a deny overrides. Every
 * effective purpose must be permitted.
 */
public final class ConsentPolicy {

    /** The longest a permit is good for. */
    public static final Duration LONGEST_VALIDITY = Duration.ofMinutes(5);

    private ConsentPolicy() {}

    /** Decides a request where one regime holds. For many requests make one {@link RegimeSet} and keep it. */
    public static Decision decide(AccessRequest request, PatientTerms terms, Regime regime) {
        return decide(request, terms, RegimeSet.of(regime));
    }

    /**
     * Decides a request.
     *
     * @param request what is asked
     * @param terms what the patient has said, in any order; consents dated after {@code request.asOf()} do not count
     *     yet. To ask what was right given what was known at some instant, pass the terms as they were then
     * @param regimes the rules of all places; those that apply to the request count
     * @return a permit with everything it rests on and demands, or a denial with the reason of the first tier that
     *     denies
     */
    public static Decision decide(AccessRequest request, PatientTerms terms, RegimeSet regimes) {
        RegimesInForce inForce = regimes.inForce(request);
        Set<Purpose> purposes = request.effectivePurposes();
        List<Ruling.Permitted> permitted = new ArrayList<>(purposes.size());
        Ruling.Denied first = null;
        for (Purpose purpose : purposes) {
            switch (new PurposeEvaluation(request, purpose, terms, inForce).ruling()) {
                case Ruling.Permitted permit -> permitted.add(permit);
                case Ruling.Denied denied -> first = first == null || denied.compareTo(first) < 0 ? denied : first;
            }
        }
        return first != null ? first.deny() : permit(request, permitted, validUntil(request.asOf(), terms, regimes));
    }

    /**
     * Returns the decision as it stands for someone who can fulfill only these obligations: a permit that demands
     * another becomes a deny.
     */
    public static Decision forSupported(Decision decision, Set<Obligation> supported) {
        return switch (decision) {
            case Permit permit when supported.containsAll(permit.obligations()) -> permit;
            case Permit permit -> new Deny(Reason.OBLIGATION_UNSUPPORTED, null, permit.basis());
            case Deny deny -> deny;
        };
    }

    private static Permit permit(AccessRequest request, List<Ruling.Permitted> permitted, Instant validUntil) {
        Set<Obligation> demanded = request.circumstances().duties();
        List<Basis> basis = List.of();
        boolean gated = false;
        for (Ruling.Permitted each : permitted) {
            demanded = united(demanded, each.obligations());
            basis = united(basis, each.basis());
            gated |= each.gated();
        }
        Set<Obligation> due = Deidentification.stillDue(demanded, request.deidState());
        return new Permit(request, basis, due, validUntil, gated);
    }

    private static Set<Obligation> united(Set<Obligation> one, Set<Obligation> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Set<Obligation> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** Both, each once and in an order that does not depend on that of the rules. */
    private static List<Basis> united(List<Basis> one, List<Basis> other) {
        if (one.isEmpty() && other.size() == 1) {
            return other;
        }
        return Stream.concat(one.stream(), other.stream())
                .distinct()
                .sorted(Comparator.comparing(Basis::toString))
                .toList();
    }

    /** The next instant at which a choice or rule starts, or at which one ends: the end itself is still inside. */
    private static Instant validUntil(Instant asOf, PatientTerms terms, RegimeSet regimes) {
        Instant earliest = asOf.plus(LONGEST_VALIDITY);
        for (Regime regime : regimes.all()) {
            earliest = earlier(earliest, regime.reach().from(), asOf.plusNanos(1));
        }
        for (ConsentTerms consent : terms.consents()) {
            earliest = earlier(earliest, consent.dateTime(), asOf.plusNanos(1));
            if (consent.base() instanceof ConsentTerms.Rules rules) {
                earliest = turn(earliest, rules.root(), asOf);
            }
        }
        return earliest;
    }

    private static Instant turn(Instant earliest, Rule rule, Instant asOf) {
        Instant found = earlier(earliest, rule.period().start(), asOf.plusNanos(1));
        found = earlier(found, rule.period().end(), asOf);
        for (Rule exception : rule.exceptions()) {
            found = turn(found, exception, asOf);
        }
        return found;
    }

    /** The turn, if it lies between {@code from} and the earliest known. */
    private static Instant earlier(Instant earliest, @Nullable Instant turn, Instant from) {
        return turn != null && !turn.isBefore(from) && turn.isBefore(earliest) ? turn : earliest;
    }
}
