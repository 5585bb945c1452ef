// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All regimes a hospital keeps, in all versions. For a request, of each regime the newest version that has begun
 * counts, and of those every one that reaches the request; together the strictest wins. Safe for any number of threads.
 */
public final class RegimeSet {

    private final List<Regime> regimes;
    private final Map<BitSet, RegimesInForce> combined = new ConcurrentHashMap<>();

    /** What applies to every request, where there is but one regime for all times and places; else null. */
    private final @Nullable RegimesInForce only;

    private RegimeSet(List<Regime> regimes) {
        this.regimes = List.copyOf(regimes);
        boolean same = regimes.size() == 1 && regimes.get(0).reach().equals(Regime.Reach.EVERYWHERE);
        this.only = same ? new RegimesInForce(regimes) : null;
    }

    /**
     * Returns the set.
     *
     * @throws IllegalArgumentException if one regime is there twice in the same version
     */
    public static RegimeSet of(List<Regime> regimes) {
        long different = regimes.stream().map(Regime::citation).distinct().count();
        if (different != regimes.size()) {
            throw new IllegalArgumentException("expected each regime once in each version, found one twice");
        }
        return new RegimeSet(regimes);
    }

    /** A set of one. */
    public static RegimeSet of(Regime regime) {
        return new RegimeSet(List.of(regime));
    }

    /** The regimes, as given. */
    public List<Regime> all() {
        return regimes;
    }

    /** The regimes that apply to a request, read together. */
    public RegimesInForce inForce(AccessRequest request) {
        if (only != null) {
            return only;
        }
        BitSet chosen = new BitSet(regimes.size());
        for (int i = 0; i < regimes.size(); i++) {
            if (isNewest(i, request)
                    && regimes.get(i).reach().covers(request.circumstances().place())) {
                chosen.set(i);
            }
        }
        RegimesInForce known = combined.get(chosen);
        return known != null ? known : combined.computeIfAbsent(chosen, this::combine);
    }

    private boolean isNewest(int index, AccessRequest request) {
        Regime regime = regimes.get(index);
        if (!regime.reach().began(request.asOf())) {
            return false;
        }
        for (Regime other : regimes) {
            boolean newer = other.id().equals(regime.id()) && other.version() > regime.version();
            if (newer && other.reach().began(request.asOf())) {
                return false;
            }
        }
        return true;
    }

    private RegimesInForce combine(BitSet chosen) {
        return new RegimesInForce(chosen.stream().mapToObj(regimes::get).toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegimeSet set && set.regimes.equals(regimes);
    }

    @Override
    public int hashCode() {
        return regimes.hashCode();
    }

    @Override
    public String toString() {
        return regimes.stream().map(Regime::citation).toList().toString();
    }
}
