// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.consentry.policy.*;

/** Puts both evaluators to the same cases. */
final class Comparison {

    private static final int REGIME_SETS = 20;

    private Comparison() {}

    static void ofRandomCases(long seed, int cases) {
        Dice dice = Dice.of(seed);
        RandomRequests requests = new RandomRequests(dice);
        RandomConsents consents = new RandomConsents(dice);
        List<RegimeSet> regimes = dice.list(REGIME_SETS, new RandomRegimes(dice)::set);
        for (int i = 0; i < cases; i++) {
            of(requests.request(), consents.terms(), dice.one(regimes));
        }
    }

    static void of(AccessRequest request, PatientTerms terms, RegimeSet regimes) {
        Answer specified = SpecifiedEvaluator.decide(request, terms, regimes);
        Answer decided = Answer.of(ConsentPolicy.decide(request, terms, regimes));
        if (!specified.allows(decided)) {
            assertThat(decided).as("%s%n%s%n%s", request, terms, regimes.all()).isEqualTo(specified);
        }
    }
}
