// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The regimes that apply together. The strictest gate wins, duties add up, and where none applies nothing is open but
 * care.
 *
 * <p>Gates are looked up in every decision, so those of all known purposes are worked out once: about 60 purposes in
 * five states of de-identification.
 */
public final class RegimesInForce {

    private final List<Regime> regimes;
    private final String citation;
    private final Precedence precedence;
    private final boolean careGoesOn;
    private final Set<Code> sensitive;
    private final Map<DeidState, Map<Purpose, Ruled>> gates = new EnumMap<>(DeidState.class);
    private final Map<Purpose, Set<Obligation>> duties = new HashMap<>();

    RegimesInForce(List<Regime> regimes) {
        this.regimes = List.copyOf(regimes);
        this.citation = regimes.isEmpty()
                ? "none"
                : regimes.stream().map(Regime::citation).sorted().collect(Collectors.joining(" "));
        this.precedence = regimes.stream()
                .map(regime -> regime.reading().precedence())
                .min(Precedence::compareTo)
                .orElse(Precedence.NEVER);
        this.careGoesOn = !regimes.isEmpty()
                && regimes.stream().allMatch(regime -> regime.reading().careGoesOn());
        this.sensitive = regimes.isEmpty()
                ? Regime.SENSITIVE
                : regimes.stream()
                        .flatMap(regime -> regime.reading().sensitive().stream())
                        .collect(Collectors.toUnmodifiableSet());
        for (DeidState state : DeidState.values()) {
            Map<Purpose, Ruled> known = new HashMap<>();
            PurposeHierarchy.all()
                    .forEach(purpose -> strictest(purpose, state).ifPresent(gate -> known.put(purpose, gate)));
            gates.put(state, Map.copyOf(known));
        }
        PurposeHierarchy.all().forEach(purpose -> duties.put(purpose, dutiesOf(purpose)));
    }

    /**
     * A gate and whose it is.
     *
     * @param gate the strictest
     * @param citation the regime it comes from
     */
    public record Ruled(Gate gate, String citation) {}

    /** The strictest gate of a purpose, for data in this state; empty where no regime has one. */
    public Optional<Ruled> gate(Purpose purpose, DeidState state) {
        Ruled known = gates.getOrDefault(state, Map.of()).get(purpose);
        return known == null && !PurposeHierarchy.knows(purpose)
                ? strictest(purpose, state)
                : Optional.ofNullable(known);
    }

    /** The names and versions of all, {@code id/version}, separated by spaces; {@code none} if there is none. */
    public String citation() {
        return citation;
    }

    /** What a release for this purpose demands. */
    public Set<Obligation> obligationsOf(Purpose purpose) {
        Set<Obligation> known = duties.get(purpose);
        return known != null ? known : dutiesOf(purpose);
    }

    /** Whether a no to {@code listed} also stops {@code asked}. */
    boolean umbrella(Purpose listed, Purpose asked) {
        for (Regime regime : regimes) {
            for (Map.Entry<Purpose, Set<Purpose>> under :
                    regime.reading().umbrellas().entrySet()) {
                if (PurposeHierarchy.isA(under.getKey(), listed)
                        && under.getValue().stream().anyMatch(each -> PurposeHierarchy.isA(asked, each))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The regime whose law demands the disclosure; empty if none does. */
    Optional<String> mandate(Purpose purpose) {
        for (Regime regime : regimes) {
            if (regime.mandated().stream().anyMatch(each -> PurposeHierarchy.permitReaches(each, purpose))) {
                return Optional.of(regime.citation());
            }
        }
        return Optional.empty();
    }

    Precedence precedence() {
        return precedence;
    }

    boolean careGoesOn() {
        return careGoesOn;
    }

    boolean isSensitive(Code label) {
        return sensitive.stream().anyMatch(each -> SensitivityLabels.isA(label, each));
    }

    private Optional<Ruled> strictest(Purpose purpose, DeidState state) {
        return regimes.stream()
                .flatMap(regime -> regime.gate(purpose, state).map(gate -> new Ruled(gate, regime.citation())).stream())
                .min(Comparator.comparing(Ruled::gate).thenComparing(Ruled::citation));
    }

    private Set<Obligation> dutiesOf(Purpose purpose) {
        return regimes.stream()
                .flatMap(regime -> regime.obligationsOf(purpose).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
