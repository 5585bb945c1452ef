// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.consentry.server.access.Caller.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # scopes,                              kind,      type,         actions, allowed
            openid profile offline_access,         PATIENT,   Consent,      cu,      true
            patient/Consent.rs,                    PATIENT,   Consent,      rs,      true
            patient/Consent.rs,                    PATIENT,   Consent,      c,       false
            patient/Consent.rs,                    PATIENT,   Patient,      r,       false
            patient/*.cruds,                       PATIENT,   Consent,      cu,      true
            patient/*.cruds,                       STAFF,     Consent,      r,       false
            patient/*.cruds,                       REGISTRAR, Consent,      r,       false
            user/Consent.r patient/Consent.s,      PATIENT,   Consent,      rs,      true
            user/*.rs,                             STAFF,     Consent,      rs,      true
            system/*.rs,                           PATIENT,   Consent,      r,       false
            system/*.rs,                           STAFF,     Consent,      r,       false
            system/*.rs,                           REGISTRAR, Patient,      s,       true
            system/Patient.rs,                     REGISTRAR, *,            rs,      false
            system/*.rs,                           REGISTRAR, *,            rs,      true
            patient/*.rs patient/X.rs?a=b,         PATIENT,   Consent,      r,       false
            """)
    void aScopeAllowsWhatItNamesToWhomItIsFor(String scopes, Kind kind, String type, String actions, boolean allowed) {
        assertThat(Scopes.of(scopes).allow(kind, type, actions)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/Consent.rs?status=active",
                "patient/Consent.read",
                "user/consent.r",
                "system/*.",
                "patient/Consent.sr",
                "patient/"
            })
    void whatCannotBeEnforcedIsNamed(String scope) {
        Scopes scopes = Scopes.of("openid patient/*.cruds " + scope);

        assertThat(scopes.firstUnknown()).contains(scope);
        assertThat(scopes.allow(Kind.PATIENT, "Consent", "r")).isFalse();
    }

    @Test
    void aTokenWithoutScopesIsNotLimited() {
        assertThat(Scopes.of(null).limits()).isFalse();
        assertThat(Scopes.of("").limits()).isFalse();
        assertThat(Scopes.none().allow(Kind.STAFF, "*", "cruds")).isTrue();
    }
}
