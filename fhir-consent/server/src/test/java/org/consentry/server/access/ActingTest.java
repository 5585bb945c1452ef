// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import org.consentry.server.access.Acting.Power;
import org.consentry.server.access.Caller.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a patient's rights to somebody who acts for the patient. */
class ActingTest {
    private static final Caller BEN = new Caller(Kind.PATIENT, "ben", "Ben", null);

    @ParameterizedTest
    @CsvSource(textBlock = """
            Patient,           r,    SEE
            Patient,           s,    -
            Patient,           cu,   -
            AuditEvent,        r,    SEE
            AuditEvent,        s,    -
            ImagingStudy,      rs,   SEE
            Consent,           rs,   SEE
            Consent,           c,    CHOOSE
            Consent,           u,    CHOOSE
            Communication,     rs,   ASK
            Communication,     c,    ASK
            Task,              crus, ASK
            RelatedPerson,     r,    -
            DocumentReference, r,    -
            Provenance,        r,    -
            Encounter,         r,    -
            *,                 r,    -
            """)
    void eachPowerOpensItsOwnAndTheRestIsClosed(String type, String actions, String power) {
        for (Power each : Power.values()) {
            boolean open = power.equals("SEE") || power.equals(each.name());
            assertThat(new Acting("rp", EnumSet.of(each)).limits().allow(Kind.PATIENT, type, actions))
                    .as("%s %s with %s", type, actions, each)
                    .isEqualTo(open);
        }
    }

    @Test
    void theCallerIsThePatientWithLessAndNoOther() {
        Caller acting = BEN.actingFor("anna", new Acting("rp", Set.of()));

        assertThat(acting.maySee("anna")).isTrue();
        assertThat(acting.maySee("ben")).isFalse();
        assertThat(acting.maySee("carl")).isFalse();
        assertThat(acting.with(Set.of("anna", "older")).isProxy()).isTrue();
        assertThat(acting.isWatched()).isTrue();
        assertThat(acting.name()).isEqualTo("Ben");
        assertThat(BEN.isWatched()).isFalse();
    }

    @Test
    void nobodyButAPatientsOwnLoginActs() {
        Acting by = new Acting("rp", Set.of());
        Caller app = new Caller(Kind.PATIENT, "ben", "Ben", null, Scopes.of("patient/*.rs"));

        for (Caller other :
                new Caller[] {Caller.officer("Dana", "Some reason"), app, BEN.actingFor("anna", by), Caller.anonymous()
                }) {
            assertThatThrownBy(() -> other.actingFor("carl", by)).isInstanceOf(IllegalStateException.class);
        }
    }
}
