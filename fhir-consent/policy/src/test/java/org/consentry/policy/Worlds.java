// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Variations of the regime of the examples. */
final class Worlds {

    private Worlds() {}

    /** Where consents are read like this. */
    static Regime reading(Regime.Reading reading) {
        return new Regime(
                "DEMO", 1, Regime.Reach.EVERYWHERE, Terms.REGIME.gates(), List.of(), Set.of(), Map.of(), reading);
    }

    /** Where a narrow yes beats a broad no like this. */
    static Regime preferring(Precedence precedence) {
        return reading(new Regime.Reading(Map.of(), precedence, Regime.SENSITIVE, true));
    }

    /** Where a no to research also stops training. */
    static Regime umbrella() {
        return reading(new Regime.Reading(
                Map.of(Purpose.HRESCH, Set.of(Purpose.MLTRAINING)), Precedence.IF_NEWER, Regime.SENSITIVE, true));
    }

    /** With these gates. */
    static Regime gated(String id, Regime.Reach reach, Map<Purpose, PurposeGate> gates) {
        return new Regime(id, 1, reach, gates, List.of(), Set.of(), Map.of(), Terms.REGIME.reading());
    }
}
