// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {
    @Test
    void aReasonTravelsPercentEncoded() {
        assertThat(Callers.reason("Anfrage%20der%20Patientin%20%C3%BCber%20A+B"))
                .isEqualTo("Anfrage der Patientin über A+B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcd", "%20%20ab%20%20", "%zz%zz%zz", "line%0Abreak"})
    void aReasonThatIsTooShortOrBrokenIsNone(String header) {
        assertThat(Callers.reason(header)).isNull();
    }

    @Test
    void aReasonThatIsTooLongIsNone() {
        assertThat(Callers.reason("x".repeat(200))).hasSize(200);
        assertThat(Callers.reason("x".repeat(201))).isNull();
    }

    @Test
    void aPatientSeesOnlyTheOwnCompartmentAndWhatIsInNone() {
        Caller anna = new Caller(Caller.Kind.PATIENT, "anna", "Anna", null);

        assertThat(anna.maySee("anna")).isTrue();
        assertThat(anna.maySee("ben")).isFalse();
        assertThat(anna.maySee(null)).isTrue();
    }

    @Test
    void nobodyElseWithoutARoleSeesAPatient() {
        assertThat(Caller.anonymous().maySee("anna")).isFalse();
        assertThat(new Caller(Caller.Kind.STRANGER, null, "x", null).maySee("anna"))
                .isFalse();
        assertThat(new Caller(Caller.Kind.AGENT, null, "x", null).maySee("anna"))
                .isFalse();
    }
}
