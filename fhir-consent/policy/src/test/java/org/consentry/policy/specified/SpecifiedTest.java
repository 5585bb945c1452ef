// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecifiedTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyDecisionIsTheOneSpecified(long seed) {
        Comparison.ofRandomCases(seed, 1_500);
    }
}
