// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecifiedTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyDecisionIsTheOneSpecified(long seed) {
        Comparison.ofRandomCases(seed, 2_500);
    }
}
