// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the roles of staff give, alone and together. */
class DutyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            privacy-officer   | PATIENTS CHOICES WORK_LISTS LETTERS OVERVIEWS TRAIL REGISTER DRAFTS APPROVALS OFFICE
            privacy-reader    | PATIENTS WORK_LISTS OVERVIEWS REGISTER
            desk              | PATIENTS CHOICES LETTERS
            registry-editor   | REGISTER DRAFTS
            registry-approver | REGISTER APPROVALS
            auditor           | PATIENTS OVERVIEWS TRAIL
            """)
    void aRoleGivesItsDutiesAndMakesOneOfTheStaff(String role, String duties) {
        Set<Duty> expected = Stream.of(duties.split(" ", -1)).map(Duty::valueOf).collect(Collectors.toSet());

        assertThat(Duty.of(Set.of(role, "staff"))).isEqualTo(expected);
        assertThat(Caller.Kind.of(Set.of(role, "staff"))).isEqualTo(Caller.Kind.STAFF);
    }

    @Test
    void severalRolesGiveWhatAnyOfThemGives() {
        assertThat(Duty.of(Set.of("registry-editor", "registry-approver", "staff", "patient")))
                .containsExactlyInAnyOrder(Duty.REGISTER, Duty.DRAFTS, Duty.APPROVALS);
    }

    /** Another system of the hospital may have a role of that name in the same realm. */
    @ParameterizedTest
    @CsvSource({
        "staff",
        "officer",
        "Privacy-Officer",
        "Desk",
        "PATIENTS",
        "privacy-officers",
        "desk",
        "auditor",
        "registry-editor"
    })
    void anotherRoleGivesNothing(String role) {
        assertThat(Duty.of(Set.of(role))).isEmpty();
        assertThat(Caller.Kind.of(Set.of(role))).isEqualTo(Caller.Kind.STRANGER);
    }

    @ParameterizedTest
    @EnumSource(value = Caller.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "STAFF")
    void nobodyElseHasADuty(Caller.Kind kind) {
        assertThat(new Caller(kind, null, "somebody", null).duties()).isEmpty();
        assertThatThrownBy(() ->
                        new Caller(kind, null, "somebody", null, Scopes.none(), Set.of(), Set.of(Duty.PATIENTS), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoMayNotLookAtPatientsSeesNoneOfThem() {
        assertThat(staff("registry-editor").maySee("anna")).isFalse();
        assertThat(staff("registry-approver").maySee("anna")).isFalse();
        assertThat(staff("desk").maySee("anna")).isTrue();
    }

    @Test
    void whatPatientsAskedIsReadByWhoHasTheInbox() {
        TypeAccess questions = TypeAccess.of("Communication").orElseThrow();

        assertThat(questions.shows(staff("privacy-reader"), "anna")).isTrue();
        assertThat(questions.shows(staff("desk"), "anna")).isFalse();
        assertThat(questions.shows(staff("auditor"), "anna")).isFalse();
        assertThat(questions.writableBy(staff("privacy-reader"))).isFalse();
        assertThat(questions.writableBy(staff("privacy-officer"))).isTrue();
    }

    private static Caller staff(String role) {
        return Caller.ofStaff("Somebody", "Some reason", Scopes.none(), Duty.of(Set.of(role, "staff")));
    }
}
