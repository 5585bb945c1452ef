// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consentry.policy.*;
import org.consentry.policy.Deny;
import org.consentry.policy.Permit;
import org.jspecify.annotations.Nullable;

/**
 * A decision, reduced to what is compared.
 *
 * @param codes {@code PERMIT}, or every code the refusal may have: of several missing attributes any may be named
 * @param obligations what a permit demands
 * @param validUntil until when a permit is good; null for a refusal
 */
record Answer(
        Set<String> codes,
        Set<String> obligations,
        @Nullable Instant validUntil) {

    static Answer permit(Set<Obligation> due, Instant validUntil) {
        Set<String> codes = due.stream().map(Obligation::code).collect(Collectors.toCollection(TreeSet::new));
        return new Answer(Set.of("PERMIT"), codes, validUntil);
    }

    static Answer deny(Set<String> codes) {
        return new Answer(codes, Set.of(), null);
    }

    static Answer of(Decision decision) {
        return switch (decision) {
            case Permit permit -> permit(permit.obligations(), permit.validUntil());
            case Deny deny -> deny(Set.of(deny.code()));
        };
    }

    /** Whether a decision is the one specified. */
    boolean allows(Answer decided) {
        return codes.containsAll(decided.codes)
                && obligations.equals(decided.obligations)
                && java.util.Objects.equals(validUntil, decided.validUntil);
    }
}
