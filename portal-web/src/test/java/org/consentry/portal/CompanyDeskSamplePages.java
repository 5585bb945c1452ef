// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.consentry.portal.Samples.NOW;
import static org.consentry.portal.Samples.TODAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.company.CompanyPage;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.company.RegisteredCompany;
import org.consentry.portal.fhir.company.RegisteredCompany.Draft;
import org.consentry.portal.fhir.company.RegisteredCompany.Hands;
import org.consentry.portal.fhir.company.RegisteredCompany.Step;
import org.consentry.portal.fhir.company.RegisteredCompany.Version;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.company.CompaniesPage;
import org.consentry.portal.staff.company.CompanyDeskPage;
import org.consentry.portal.staff.company.CompanyEditPage;
import org.consentry.portal.staff.company.CompanyForm;
import org.consentry.portal.staff.company.CompanyPreviewPage;
import org.consentry.portal.view.Layout.Who;

/** The staff's pages of the register of groups that get scans. */
final class CompanyDeskSamplePages {

    private static final RegisterEntry NORTHLIGHT = CompanySamples.northlight();
    private static final RegisterEntry CHANGED = facts(NORTHLIGHT, true, "gets", "Chest CT scans. Not your name.");
    private static final RegisterEntry PAUSED = facts(NORTHLIGHT, false, "results", "A better tool.");

    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all() {
        var pages = new CompanyDeskSamplePages();
        pages.list();
        pages.one();
        pages.edit();
        pages.patients();
        return List.copyOf(pages.samples);
    }

    private void list() {
        RegisteredCompany old =
                company(CompanySamples.unknownFacts(), Optional.empty(), Optional.empty(), Optional.empty());
        RegisteredCompany fresh = new RegisteredCompany(
                "blue-sky",
                Optional.empty(),
                Optional.of(new Draft(step("SAVED", true, ""), CHANGED, List.of("country"))),
                Optional.empty(),
                Optional.empty(),
                List.of());
        add(
                "staff-groups",
                "staff/companies.html",
                new CompaniesPage(
                        List.of(waiting(false), paused(true), old, fresh), LocalDate.of(2028, 1, 1), Optional.empty()));
        add("staff-groups-none", "staff/companies.html", new CompaniesPage(List.of(), TODAY, Optional.of("Blue Sky")));
    }

    private void one() {
        desk("staff-group-second", waiting(false), "", List.of(), Optional.empty());
        desk("staff-group-own", waiting(true), "", List.of(), Optional.of("staff.company.late"));
        desk(
                "staff-group-back",
                company(
                        NORTHLIGHT,
                        Optional.of(new Draft(step("BACK", true, "Say who pays"), CHANGED, List.of("country", "gets"))),
                        Optional.empty(),
                        Optional.empty()),
                "",
                List.of(),
                Optional.of("staff.company.lacking"));
        desk(
                "staff-group-stale",
                company(
                        NORTHLIGHT,
                        Optional.of(new Draft(step("SENT", false, ""), without(CHANGED), List.of(Draft.STALE))),
                        Optional.empty(),
                        Optional.empty()),
                "",
                List.of(),
                Optional.of("error.csrf.again"));
        desk("staff-group-paused", paused(false), "", List.of(), Optional.empty());
        desk("staff-group-paused-own", paused(true), "", List.of(), Optional.empty());
        desk(
                "staff-group-why",
                company(NORTHLIGHT, Optional.empty(), Optional.empty(), Optional.empty()),
                "no",
                List.of(new Mistake("why-pause", "staff.error.company.why")),
                Optional.empty());
        desk(
                "staff-group-again",
                company(PAUSED, Optional.empty(), Optional.of(step("DONE", false, "Not clear")), Optional.empty()),
                "",
                List.of(),
                Optional.empty());
    }

    private void edit() {
        add(
                "staff-group-edit",
                "staff/company-edit.html",
                new CompanyEditPage(waiting(true), CompanyForm.of(typed()), List.of(), Optional.empty()));
        add(
                "staff-group-edit-changed",
                "staff/company-edit.html",
                new CompanyEditPage(
                        waiting(true), CompanyForm.of(typed()), List.of(), Optional.of("staff.company.changed")));
        List<Mistake> all = Stream.of(
                        "name", "kind", "country", "state", "agreed-not-to-trace", "asked-on", "ended-on", "checked-on")
                .map(field -> new Mistake(field, "staff.error.company." + field))
                .toList();
        List<Mistake> mistakes = Stream.concat(all.stream(), Stream.of(new Mistake("why", "staff.error.company.text")))
                .toList();
        for (String notice : List.of("staff.company.others", "staff.company.refused")) {
            add(
                    "staff-group-edit" + notice.replaceFirst(".*\\.", "-"),
                    "staff/company-edit.html",
                    new CompanyEditPage(
                            RegisteredCompany.unknown("blue-sky"),
                            CompanyForm.of(Map.of("country", "USA")),
                            mistakes,
                            Optional.of(notice)));
        }
    }

    private void patients() {
        add(
                "staff-group-preview",
                "company/company.html",
                new CompanyPreviewPage(CHANGED, List.of(CompanySamples.product()), PageSection.missing()));
        samples.add(new Sample(
                "company-paused",
                "company/company.html",
                Who.PUBLIC,
                new CompanyPage(PAUSED, List.of(), PageSection.missing(), Optional.empty(), Optional.empty())));
        samples.add(new Sample("companies-paused", "company/companies.html", Who.PUBLIC, List.of(PAUSED)));
    }

    private static Map<String, String> typed() {
        var fields = new HashMap<>(Map.of(
                "base", "3",
                "name", "Northlight Imaging AI",
                "kind", "company",
                "country", "us",
                "gets", "Chest CT scans. Not your name.",
                "agreed-not-to-trace", "yes",
                "checked-on", "2026-10-01"));
        fields.put("use-MLTRAINING", "yes");
        return fields;
    }

    private static RegisteredCompany waiting(boolean mine) {
        return company(
                NORTHLIGHT,
                Optional.of(new Draft(step("SENT", mine, ""), CHANGED, List.of())),
                Optional.empty(),
                Optional.empty());
    }

    private static RegisteredCompany paused(boolean mine) {
        return company(
                PAUSED,
                Optional.empty(),
                Optional.of(step("DONE", false, "The contract is not clear")),
                Optional.of(step("SENT", mine, "The contract is signed")));
    }

    private static RegisteredCompany company(
            RegisterEntry facts, Optional<Draft> draft, Optional<Step> pause, Optional<Step> resume) {
        var now = new Version(facts, 3, Optional.of(NOW), Optional.of(new Hands("FACTS", "Dana Reyes", "Omar Diaz")));
        var before = new Version(CHANGED, 2, Optional.of(NOW), Optional.empty());
        return new RegisteredCompany(facts.slug(), Optional.of(now), draft, pause, resume, List.of(now, before));
    }

    private static Step step(String state, boolean mine, String why) {
        return new Step("7", state, mine ? "Dana Reyes" : "Omar Diaz", mine, "Omar Diaz", Optional.of(NOW), why);
    }

    private static RegisterEntry facts(RegisterEntry from, boolean active, String key, String value) {
        var texts = new HashMap<>(from.facts());
        texts.put(key, value);
        return new RegisterEntry(
                from.slug(),
                from.name(),
                from.kind(),
                from.country(),
                from.region(),
                active,
                texts,
                from.purposes(),
                from.checkedOn());
    }

    private static RegisterEntry without(RegisterEntry from) {
        return new RegisterEntry(
                from.slug(),
                from.name(),
                from.kind(),
                "",
                from.region(),
                true,
                from.facts(),
                List.of(),
                Optional.empty());
    }

    private void desk(
            String name, RegisteredCompany company, String why, List<Mistake> mistakes, Optional<String> notice) {
        add(name, "staff/company.html", new CompanyDeskPage(company, TODAY, why, mistakes, notice));
    }

    private void add(String name, String view, Object page) {
        samples.add(new Sample(name, view, Who.STAFF, page));
    }
}
