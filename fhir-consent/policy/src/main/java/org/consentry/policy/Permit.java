// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Permission to use data as asked, what it rests on, and what it demands.
 *
 * <p>Only {@link ConsentPolicy} makes one. Code that releases data takes a {@code Permit} as an argument, so data
 * cannot leave unless a decision was made.
 */
public final class Permit implements Decision {

    private final AccessRequest request;
    private final List<Basis> basis;
    private final Set<Obligation> obligations;
    private final Instant validUntil;
    private final boolean gated;

    Permit(AccessRequest request, List<Basis> basis, Set<Obligation> obligations, Instant validUntil, boolean gated) {
        this.request = request;
        this.basis = List.copyOf(basis);
        this.obligations = Set.copyOf(obligations);
        this.validUntil = validUntil;
        this.gated = gated;
    }

    /** The request this answers; a permit is good for no other. */
    public AccessRequest request() {
        return request;
    }

    @Override
    public List<Basis> basis() {
        return basis;
    }

    /** What must be done before or with the release; empty if nothing. Who does not know one must refuse. */
    public Set<Obligation> obligations() {
        return obligations;
    }

    /** The last instant it may be used; at most five minutes after the instant it was asked for. */
    public Instant validUntil() {
        return validUntil;
    }

    /**
     * Whether a consent could have changed the answer for a gated purpose, so that it may only rest on fresh terms.
     * False for care and operations that need no consent.
     */
    public boolean isGated() {
        return gated;
    }

    @Override
    public String toString() {
        return "Permit" + obligations.stream().sorted().map(Obligation::code).toList() + basis;
    }
}
