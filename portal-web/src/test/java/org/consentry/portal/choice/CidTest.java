// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.consentry.portal.fhir.FhirProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidTest {

    @Test
    void anAddressNamesOneOrTwoVersionsOfChoices() {
        assertThat(Cid.list("abc.3")).containsExactly(new Cid("abc", 3));
        assertThat(Cid.list("a.b.3,x-y.1")).isEqualTo(List.of(new Cid("a.b", 3), new Cid("x-y", 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "abc.", ".1", "abc.0", "abc.x", "abc.1,", "a.1,b.2,c.3", "abc.12345678"})
    void anythingElseIsNotThere(String address) {
        assertThatThrownBy(() -> Cid.list(address)).isInstanceOf(FhirProblem.NotThere.class);
    }
}
