// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides access requests. Stateless and safe for any number of threads; the same arguments always give the same
 * answer.
 *
 * <p>Tiers decide in turn, and the first that decides wins: what the law forbids, open cases, the patient's consents,
 * the regime's gate for the purpose, the default. Inside a tier a deny overrides. Every effective purpose must be
 * permitted.
 */
public final class ConsentPolicy {

    /** The longest a permit is good for. */
    public static final Duration LONGEST_VALIDITY = Duration.ofMinutes(5);

    private ConsentPolicy() {}

    /**
     * Decides a request.
     *
     * @param request what is asked
     * @param terms what the patient has said, in any order; consents dated after {@code request.asOf()} do not count
     *     yet
     * @param regime the rules of the place
     * @return a permit with everything it rests on and demands, or a denial with the reason of the first tier that
     *     denies
     */
    public static Decision decide(AccessRequest request, PatientTerms terms, Regime regime) {
        List<Ruling> rulings = request.effectivePurposes().stream()
                .map(purpose -> new PurposeEvaluation(request, purpose, terms, regime).ruling())
                .toList();
        return rulings.stream()
                .flatMap(ruling -> ruling.denied().stream())
                .min(Comparator.comparingInt(Ruling.Denied::tier)
                        .thenComparing(denied -> denied.deny().reason()))
                .<Decision>map(Ruling.Denied::deny)
                .orElseGet(() -> permit(request, terms, rulings));
    }

    /**
     * Returns the decision as it stands for someone who can fulfill only these obligations: a permit that demands
     * another becomes a deny.
     */
    public static Decision forSupported(Decision decision, Set<Obligation> supported) {
        return decision.fold(
                permit -> supported.containsAll(permit.obligations())
                        ? permit
                        : new Deny(Reason.OBLIGATION_UNSUPPORTED, null, permit.basis()),
                deny -> deny);
    }

    private static Permit permit(AccessRequest request, PatientTerms terms, List<Ruling> rulings) {
        List<Ruling.Permitted> permitted =
                rulings.stream().flatMap(ruling -> ruling.permitted().stream()).toList();
        Set<Obligation> demanded =
                permitted.stream().flatMap(each -> each.obligations().stream()).collect(Collectors.toSet());
        List<Basis> basis = permitted.stream()
                .flatMap(each -> each.basis().stream())
                .distinct()
                .sorted(Comparator.comparing(Basis::toString))
                .toList();
        boolean gated = permitted.stream().anyMatch(Ruling.Permitted::gated);
        return new Permit(
                request,
                basis,
                Deidentification.stillDue(demanded, request.deidState()),
                validUntil(request.asOf(), terms),
                gated);
    }

    /** The next instant at which a choice or rule starts, or at which one ends: the end itself is still inside. */
    private static Instant validUntil(Instant asOf, PatientTerms terms) {
        Instant latest = asOf.plus(LONGEST_VALIDITY);
        return terms.consents().stream()
                .flatMap(consent -> Stream.concat(
                        Stream.of(consent.dateTime()).filter(asOf::isBefore),
                        consent.base().<Stream<Instant>>fold(root -> turns(root, asOf), reason -> Stream.empty())))
                .min(Comparator.naturalOrder())
                .filter(latest::isAfter)
                .orElse(latest);
    }

    private static Stream<Instant> turns(Rule rule, Instant asOf) {
        Stream<Instant> start = Stream.ofNullable(rule.period().start()).filter(asOf::isBefore);
        Stream<Instant> end = Stream.ofNullable(rule.period().end()).filter(last -> !last.isBefore(asOf));
        Stream<Instant> inside = rule.exceptions().stream().flatMap(exception -> turns(exception, asOf));
        return Stream.of(start, end, inside).flatMap(turn -> turn);
    }
}
