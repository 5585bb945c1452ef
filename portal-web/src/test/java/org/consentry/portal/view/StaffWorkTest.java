// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role of staff opens here. */
class StaffWorkTest {
    private static final List<String> ROLES =
            List.of("privacy-officer", "privacy-reader", "desk", "registry-editor", "registry-approver", "auditor");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            privacy-officer   | inbox requests patients agents routes checks companies
            privacy-reader    | inbox requests patients agents routes checks companies
            desk              | patients letters
            registry-editor   | agents routes companies
            registry-approver | agents routes companies
            auditor           | patients checks letters notices reports
            """)
    void theMenuNamesWhatARoleOpens(String role, String items) {
        assertThat(work(role).menu().stream().map(Layout.MenuItem::key)).containsExactly(items.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /staff                                     | privacy-officer privacy-reader
            GET /staff/inbox/q1                            | privacy-officer privacy-reader
            POST /staff/inbox/q1                           | privacy-officer
            POST /staff/inbox/q1/patient                   | privacy-officer privacy-reader desk auditor
            GET /staff/requests                            | privacy-officer privacy-reader
            POST /staff/requests/r1                        | privacy-officer
            GET /staff/patients                            | privacy-officer privacy-reader desk auditor
            POST /staff/patients                           | privacy-officer privacy-reader desk auditor
            POST /staff/patients/p1                        | privacy-officer privacy-reader desk auditor
            GET /staff/patients/p1/choice                  | privacy-officer desk
            POST /staff/patients/p1/choice/check           | privacy-officer desk
            GET /staff/patients/p1/choices/c1              | privacy-officer privacy-reader desk auditor
            GET /staff/patients/p1/receipt/c1              | privacy-officer privacy-reader desk auditor
            POST /staff/patients/p1/receipt/c1             | privacy-officer desk
            GET /staff/patients/p1/accounting              | privacy-officer privacy-reader desk auditor
            GET /staff/patients/p1/proxies                 | privacy-officer privacy-reader desk auditor
            POST /staff/patients/p1/proxies                | privacy-officer
            GET /staff/openings                            | privacy-officer
            GET /staff/openings/new                        | privacy-officer privacy-reader desk auditor
            POST /staff/openings                           | privacy-officer
            GET /staff/openings/no                         | privacy-officer desk
            POST /staff/openings/no                        | privacy-officer desk
            GET /staff/consents                            | privacy-officer
            GET /staff/companies                           | privacy-officer privacy-reader registry-editor registry-approver
            GET /staff/companies/acme/edit                 | privacy-officer registry-editor
            POST /staff/companies/acme/edit                | privacy-officer registry-editor
            POST /staff/companies/acme/send                | privacy-officer registry-editor
            POST /staff/companies/acme/publish             | privacy-officer registry-approver
            POST /staff/companies/acme/send-back           | privacy-officer registry-approver
            POST /staff/companies/acme/drop                | privacy-officer registry-editor registry-approver
            POST /staff/companies/acme/pause               | privacy-officer
            POST /staff/companies/acme/confirm             | privacy-officer
            POST /staff/agents                             | privacy-officer registry-editor
            POST /staff/agents/a1/end                      | privacy-officer registry-editor
            POST /staff/agents/changes/1/confirm           | privacy-officer registry-approver
            POST /staff/agents/changes/1/drop              | privacy-officer registry-editor registry-approver
            GET /staff/routes                              | privacy-officer privacy-reader registry-editor registry-approver
            GET /staff/reports/numbers.csv                 | privacy-officer privacy-reader auditor
            GET /staff/checks                              | privacy-officer privacy-reader auditor
            GET /staff/bypass                              | privacy-officer privacy-reader auditor
            POST /staff/bypass                             | privacy-officer
            GET /staff/notices                             | privacy-officer privacy-reader auditor
            POST /staff/notices                            | privacy-officer
            POST /staff/notices/1/end                      | privacy-officer
            GET /staff/letters                             | privacy-officer privacy-reader desk auditor
            POST /staff/letters                            | privacy-officer desk
            GET /staff/rules                               | privacy-officer
            GET /staff/sharing/import                      | privacy-officer
            GET /staff/a-page-that-comes-later             | privacy-officer
            """)
    void aPageOpensToTheRolesThatNeedIt(String page, String roles) {
        String[] parts = page.split(" ", -1);

        assertThat(ROLES.stream().filter(role -> work(role).opens(parts[0].equals("POST"), parts[1])))
                .containsExactly(roles.split(" ", -1));
    }

    @Test
    void everyRoleHasAPageToBeginAt() {
        assertThat(ROLES).allSatisfy(role -> assertThat(work(role).home()).startsWith("/staff"));
    }

    @Test
    void severalRolesGiveWhatAnyOfThemGives() {
        StaffWork both = StaffWork.of(Set.of("desk", "registry-approver", "staff", "patient"));

        assertThat(both.duties())
                .containsExactlyInAnyOrderElementsOf(Stream.of("desk", "registry-approver")
                        .flatMap(role -> StaffDuty.of(Set.of(role, "staff")).stream())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient", "staff", "Desk", "officer", "desk", "auditor", ""})
    void anotherRoleIsNotOfTheStaff(String role) {
        assertThat(StaffWork.of(Set.of(role)).some()).isFalse();
    }

    private static StaffWork work(String role) {
        return StaffWork.of(Set.of(role, "staff"));
    }
}
