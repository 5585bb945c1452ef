// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import static org.consentry.policy.specified.RandomRequests.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.*;

/** The rules of places, drawn by lot. */
record RandomRegimes(Dice dice) {

    private static final List<Set<String>> REACHES =
            List.of(Set.of(), Set.of(), Set.of("US"), Set.of("US-WA"), Set.of("GB"));

    RegimeSet set() {
        Map<String, Regime> each = new HashMap<>();
        dice.list(1 + dice.below(3), this::regime).forEach(regime -> each.put(regime.citation(), regime));
        return RegimeSet.of(new ArrayList<>(each.values()));
    }

    private Regime regime() {
        return new Regime(
                dice.one(List.of("A", "B")),
                1 + dice.below(2),
                dice.once(2) ? Regime.Reach.EVERYWHERE : reach(),
                gates(),
                dice.once(6) ? List.of(exemption()) : List.of(),
                dice.once(15) ? Set.of(purpose()) : Set.of(),
                dice.once(4) ? Map.of(purpose(), dice.some(2, DUTIES)) : Map.of(),
                new Regime.Reading(
                        dice.once(3) ? umbrellas() : Map.of(),
                        dice.once(5) ? Precedence.NEVER : dice.one(List.of(Precedence.IF_NEWER, Precedence.ALWAYS)),
                        dice.once(3) ? Set.of() : dice.some(1, LABELS),
                        dice.once(2)));
    }

    /** A no to research, or to what is below it, also stops some other purpose. */
    private Map<Purpose, Set<Purpose>> umbrellas() {
        return Map.of(
                Purpose.of(dice.one(List.of("HRESCH", "CLINTRCH"))),
                Set.of(Purpose.of(dice.one(List.of("MLTRAINING", "SYSDEV")))));
    }

    private Regime.Reach reach() {
        return new Regime.Reach(
                dice.once(3) ? NOON.plusSeconds(dice.below(3) - 1L) : null,
                dice.one(REACHES),
                dice.one(REACHES),
                dice.one(REACHES));
    }

    private Map<Purpose, PurposeGate> gates() {
        Map<Purpose, PurposeGate> gates = new HashMap<>();
        for (int i = dice.below(7); i > 0; i--) {
            gates.put(purpose(), gate());
        }
        return gates;
    }

    private Regime.Exemption exemption() {
        return new Regime.Exemption(dice.one(List.of(DeidState.values())), purpose(), gate());
    }

    private PurposeGate gate() {
        return dice.once(25)
                ? PurposeGate.FORBIDDEN
                : dice.one(List.of(PurposeGate.OPT_IN, PurposeGate.OPT_OUT, PurposeGate.NOT_GATED));
    }

    private Purpose purpose() {
        return new RandomRequests(dice).purposes(1).iterator().next();
    }
}
