// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a place, as data: what holds for a purpose when the patient has said nothing, and what every release
 * demands there.
 *
 * @param id its name; not blank
 * @param version its version, from 1; cited in every decision
 * @param gates the gate of each purpose that has one of its own
 * @param obligations what a release for a purpose, or one below it, demands
 * @param careGoesOn whether care (TREAT and below) goes on when a consent cannot be computed
 */
public record Regime(
        String id,
        int version,
        Map<Purpose, Gate> gates,
        Map<Purpose, Set<Obligation>> obligations,
        boolean careGoesOn) {

    public Regime {
        if (id.isBlank() || version < 1) {
            throw new IllegalArgumentException("a regime needs an id and a version from 1");
        }
        gates = Map.copyOf(gates);
        obligations = Map.copyOf(obligations);
    }

    /**
     * Returns the gate of a purpose: its own entry, else that of its nearest ancestor. FORBIDDEN always reaches down;
     * to an explicit-only purpose nothing weaker than OPT_IN does. Empty where no entry applies.
     */
    public Optional<Gate> gate(Purpose purpose) {
        boolean forbidden = gates.entrySet().stream()
                .anyMatch(entry -> entry.getValue() == Gate.FORBIDDEN && PurposeHierarchy.isA(purpose, entry.getKey()));
        if (forbidden) {
            return Optional.of(Gate.FORBIDDEN);
        }
        Gate own = gates.get(purpose);
        if (own != null) {
            return Optional.of(own);
        }
        Optional<Gate> inherited = nearest(purpose);
        return PurposeHierarchy.isExplicitOnly(purpose) ? inherited.filter(Gate.OPT_IN::equals) : inherited;
    }

    /** Returns what a release for this purpose demands here. */
    public Set<Obligation> obligationsOf(Purpose purpose) {
        return obligations.entrySet().stream()
                .filter(entry -> PurposeHierarchy.isA(purpose, entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Its name and version, {@code id/version}. */
    public String citation() {
        return id + "/" + version;
    }

    private Optional<Gate> nearest(Purpose purpose) {
        return gates.entrySet().stream()
                .flatMap(entry ->
                        PurposeHierarchy.distance(purpose, entry.getKey())
                                .map(steps -> Map.entry(steps, entry.getValue()))
                                .stream())
                .min(Map.Entry.<Integer, Gate>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .map(Map.Entry::getValue);
    }
}
