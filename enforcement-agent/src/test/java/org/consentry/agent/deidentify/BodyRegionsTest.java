// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import org.consentry.protocol.BodyRegion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodyRegionsTest {
    @ParameterizedTest
    @EnumSource
    void whatAnAgreementMayCoverSurelyHasNoHead(BodyRegion region) {
        assertThat(BodyParts.term(region.name())).isEqualTo(Anatomy.ELSEWHERE);
    }
}
