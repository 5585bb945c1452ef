// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The regimes that apply together. The strictest gate wins, duties add up, and where none applies nothing is open but
 * care.
 *
 * <p>What is said of a purpose is looked up in every decision, so it is worked out once for all known purposes: about
 * 60 purposes in five states of de-identification.
 */
public final class RegimesInForce {

    private final List<Regime> regimes;
    private final String citation;
    private final Precedence precedence;
    private final boolean careGoesOn;
    private final Set<Code> sensitive;
    private final Map<DeidState, Map<Purpose, PurposeRules>> rules = new EnumMap<>(DeidState.class);

    RegimesInForce(List<Regime> regimes) {
        this.regimes =
                regimes.stream().sorted(Comparator.comparing(Regime::citation)).toList();
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
            Map<Purpose, PurposeRules> known = new HashMap<>();
            PurposeHierarchy.all().forEach(purpose -> known.put(purpose, read(purpose, state)));
            rules.put(state, known);
        }
    }

    /** The strictest gate of a purpose, for data in this state; empty where no regime has one. */
    public Optional<PurposeGate> gate(Purpose purpose, DeidState state) {
        return Optional.ofNullable(rules(purpose, state).gate());
    }

    /** The names and versions of all, {@code id/version}, separated by spaces; {@code none} if there is none. */
    public String citation() {
        return citation;
    }

    /** What a release for this purpose demands. */
    public Set<Obligation> obligationsOf(Purpose purpose) {
        return rules(purpose, DeidState.IDENTIFIED).duties();
    }

    /** All that is said about a purpose, for data in this state. */
    PurposeRules rules(Purpose purpose, DeidState state) {
        PurposeRules known = rules.getOrDefault(state, Map.of()).get(purpose);
        return known != null ? known : read(purpose, state);
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

    Precedence precedence() {
        return precedence;
    }

    boolean careGoesOn() {
        return careGoesOn;
    }

    boolean isSensitive(Code label) {
        return sensitive.stream().anyMatch(each -> SensitivityLabels.isA(label, each));
    }

    private PurposeRules read(Purpose purpose, DeidState state) {
        PurposeGate strictest = null;
        String from = "";
        String mandate = null;
        Set<Obligation> duties = new HashSet<>();
        for (Regime regime : regimes) {
            PurposeGate gate = regime.gate(purpose, state).orElse(null);
            if (gate != null && (strictest == null || gate.compareTo(strictest) < 0)) {
                strictest = gate;
                from = regime.citation();
            }
            if (mandate == null && regime.mandates(purpose)) {
                mandate = regime.citation();
            }
            duties.addAll(regime.obligationsOf(purpose));
        }
        boolean care = PurposeHierarchy.isCare(purpose);
        return new PurposeRules(strictest, from, mandate, duties, care, PurposeHierarchy.knows(purpose));
    }
}
