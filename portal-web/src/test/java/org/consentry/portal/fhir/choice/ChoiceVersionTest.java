// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.consentry.portal.fhir.FhirProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceVersionTest {

    @Test
    void anAddressNamesOneOrTwoVersionsOfChoices() {
        assertThat(ChoiceVersion.list("abc.3")).containsExactly(new ChoiceVersion("abc", 3));
        assertThat(ChoiceVersion.list("a.b.3,x-y.1"))
                .isEqualTo(List.of(new ChoiceVersion("a.b", 3), new ChoiceVersion("x-y", 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "abc.", ".1", "abc.0", "abc.x", "abc.1,", "a.1,b.2,c.3", "abc.12345678"})
    void anythingElseIsNotThere(String address) {
        assertThatThrownBy(() -> ChoiceVersion.list(address)).isInstanceOf(FhirProblem.NotThere.class);
    }
}
