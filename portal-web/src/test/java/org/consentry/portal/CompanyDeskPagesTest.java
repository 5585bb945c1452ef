// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.company.RegisteredCompany;
import org.consentry.portal.fhir.company.RegisteredCompany.Version;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.company.CompanyForm;
import org.consentry.portal.staff.company.FactRow;
import org.junit.jupiter.api.Test;

/** What staff and patients read of the register of groups, and who is offered which step. */
class CompanyDeskPagesTest {

    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final Locale SPANISH = Locale.of("es");

    @Test
    void theSecondPersonSeesWhatChangesAndMayPublish() {
        assertThat(RenderedPages.words("staff-group-second", ENGLISH))
                .contains("Written by Omar Diaz. It waits for a second person.")
                .contains("What it gets Chest CT scans Chest CT scans. Not your name.")
                .contains("Publish", "Send back", "Drop the draft");
        assertThat(page("staff-group-second"))
                .contains("/staff/companies/northlight/publish", "name=\"seen\" value=\"7\"");
        assertThat(page("staff-group-own"))
                .doesNotContain("/northlight/publish", "/northlight/send-back")
                .contains("Another person must publish it");
        assertThat(page("staff-group-stale"))
                .doesNotContain("/northlight/publish")
                .contains("/northlight/drop");
    }

    @Test
    void whatLacksIsNamedAndIsNotSent() {
        assertThat(RenderedPages.words("staff-group-back", ENGLISH))
                .contains("Omar Diaz sent it back: Say who pays")
                .contains("Country where scans are kept What it gets");
        assertThat(page("staff-group-back")).doesNotContain("/northlight/send\"");
    }

    /** Scans that wait are destroyed when their use is taken away, and nobody had said so. */
    @Test
    void takingAUseAwayIsSaidToTheSecondPerson() {
        assertThat(RenderedPages.words("staff-group-stale", ENGLISH)).contains("scans that wait for it are deleted");
        assertThat(RenderedPages.words("staff-group-second", ENGLISH))
                .doesNotContain("scans that wait for it are deleted");
    }

    @Test
    void aPauseEndsByAnotherPerson() {
        assertThat(page("staff-group-paused")).contains("/northlight/confirm").doesNotContain("/northlight/pause");
        assertThat(page("staff-group-paused-own"))
                .doesNotContain("/northlight/confirm")
                .contains("/northlight/drop-resume");
        assertThat(RenderedPages.words("staff-group-paused", ENGLISH))
                .contains("Omar Diaz paused it: The contract is not clear")
                .contains("Omar Diaz asks to let scans go there again: The contract is signed");
    }

    /** A group that staff paused read as one that had ended. */
    @Test
    void patientsReadPausedOfWhatIsPausedAndEndedOfWhatHasEnded() {
        assertThat(RenderedPages.words("company-paused", ENGLISH))
                .contains("Paused for now", "No scans go there for now.")
                .doesNotContain("Can no longer get scans");
        assertThat(RenderedPages.words("companies-paused", ENGLISH)).contains("Paused for now");
        assertThat(RenderedPages.words("company-unknown", ENGLISH))
                .contains("Can no longer get scans since September 30, 2026")
                .doesNotContain("Paused");
    }

    @Test
    void thePreviewIsThePublicPageInBothLanguages() {
        assertThat(RenderedPages.words("staff-group-preview", ENGLISH))
                .contains("Chest CT scans. Not your name.", "Can you say no?");
        assertThat(page("staff-group-preview")).contains("This is a draft");
        assertThat(RenderedPages.render(RenderedPages.page("staff-group-preview"), SPANISH))
                .contains("Esto es un borrador", "Chest CT scans. Not your name.", "¿Puede decir que no?");
    }

    @Test
    void everyMistakeIsNamedAndWhatWasTypedStays() {
        assertThat(page("staff-group-edit-others"))
                .contains("Write the two letters of a country", "Write this fact in 500 letters or less");
        assertThat(page("staff-group-edit-others")).contains("value=\"USA\"");
        assertThat(page("staff-group-edit-changed")).contains("The facts have changed");
    }

    @Test
    void theFormTakesWhatTheServerTakes() {
        LocalDate today = LocalDate.of(2026, 5, 4);
        var fields = new HashMap<>(Map.of("country", " us ", "kind", "company", "checked-on", "2026-05-04"));

        assertThat(mistakes(fields, today)).isEmpty();
        assertThat(CompanyForm.of(fields).value("country")).isEqualTo("US");
        fields.put("country", "USA");
        fields.put("kind", "shop");
        fields.put("checked-on", "2026-05-05");
        fields.put("asked-on", "2026-05-05");
        fields.put("ended-on", "soon");
        fields.put("why", "x".repeat(CompanyForm.LONGEST + 1));
        fields.put("agreed-not-to-trace", "maybe");
        assertThat(mistakes(fields, today))
                .containsExactly("kind", "country", "why", "agreed-not-to-trace", "asked-on", "ended-on", "checked-on");
    }

    @Test
    void factsAreOldAYearAfterTheirCheck() {
        RegisteredCompany company = new RegisteredCompany(
                "northlight",
                Optional.of(new Version(CompanySamples.northlight(), 1, Optional.empty(), Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());

        assertThat(company.isOld(LocalDate.parse("2027-10-01"))).isFalse();
        assertThat(company.isOld(LocalDate.parse("2027-10-02"))).isTrue();
        assertThat(RegisteredCompany.unknown("x").isOld(LocalDate.MAX)).isFalse();
    }

    @Test
    void whatDoesNotChangeIsNoRow() {
        assertThat(FactRow.changes(Optional.of(CompanySamples.northlight()), CompanySamples.northlight()))
                .isEmpty();
        assertThat(FactRow.changes(Optional.empty(), CompanySamples.northlight()))
                .extracting(FactRow::key)
                .contains("name", "gets", "purposes", "active")
                .doesNotContain("why");
    }

    private static List<String> mistakes(Map<String, String> fields, LocalDate today) {
        return CompanyForm.of(fields).mistakes(today).stream()
                .map(Mistake::field)
                .toList();
    }

    private static String page(String name) {
        return RenderedPages.render(RenderedPages.page(name), ENGLISH);
    }
}
