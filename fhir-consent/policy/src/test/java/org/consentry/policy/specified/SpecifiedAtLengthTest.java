// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same as {@link SpecifiedTest} for many more cases; mutation tests leave it out, for it takes seconds. */
class SpecifiedAtLengthTest {

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyDecisionIsTheOneSpecified(long seed) {
        Comparison.ofRandomCases(seed, 20_000);
    }
}
