// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.bypass.BypassClient;
import org.consentry.portal.fhir.company.CompanyDeskClient;
import org.consentry.portal.fhir.company.RegisteredCompany;
import org.consentry.portal.fhir.note.MailNoteClient;
import org.consentry.portal.fhir.opening.OpeningClient;
import org.consentry.portal.view.HospitalDay;

/** Counts what waits for staff besides questions, where counting is no look at a patient. */
@Singleton
public class OtherWork {

    private final MailNoteClient notes;
    private final BypassClient bypass;
    private final CompanyDeskClient companies;
    private final OpeningClient openings;
    private final HospitalDay day;

    @Inject
    public OtherWork(
            MailNoteClient notes,
            BypassClient bypass,
            CompanyDeskClient companies,
            OpeningClient openings,
            HospitalDay day) {
        this.openings = openings;
        this.notes = notes;
        this.bypass = bypass;
        this.companies = companies;
        this.day = day;
    }

    /**
     * What waits now; missing where that cannot be told.
     *
     * @param letters notes by e-mail that nobody took
     * @param past what left past the gateways and nobody has looked into
     * @param groups what is to be done about groups that get scans
     * @param openings how many requests to open a closed record wait for this person, or closed records with something
     *     to do
     */
    public record Counts(
            PageSection<Integer> letters,
            PageSection<Integer> past,
            PageSection<Groups> groups,
            PageSection<Long> openings) {}

    /**
     * What is to be done about groups that get scans.
     *
     * @param second how many wait for a second person
     * @param old how many have facts that nobody has checked for a year
     */
    public record Groups(long second, long old) {}

    Counts now(FhirCaller caller) {
        return new Counts(
                PageSection.of(() -> notes.unsent(caller).count()),
                PageSection.of(() -> bypass.list(caller).openCount()),
                PageSection.of(() -> groups(companies.all(caller))),
                PageSection.of(() -> openings.recent(caller).forMe()));
    }

    private Groups groups(List<RegisteredCompany> all) {
        LocalDate today = day.today();
        return new Groups(
                all.stream().filter(RegisteredCompany::waits).count(),
                all.stream().filter(company -> company.isOld(today)).count());
    }
}
