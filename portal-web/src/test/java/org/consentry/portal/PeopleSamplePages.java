// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.people.EnteredGrant;
import org.consentry.portal.fhir.people.People;
import org.consentry.portal.fhir.people.PersonGrant;
import org.consentry.portal.people.PeopleEndPage;
import org.consentry.portal.people.PeoplePage;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.proxy.StaffProxiesPage;
import org.consentry.portal.staff.proxy.StaffProxyForm;
import org.consentry.portal.view.Layout.Who;
import org.consentry.portal.view.ProblemPage;

/** Who may act for whom, in every state, and pages on which somebody acts for another. */
final class PeopleSamplePages {

    /** Samples whose name begins so are shown to somebody who acts for Sam Lee. */
    static final String ACTING = "acting-";

    /** Of those the ones whose grant has more than to see. */
    private static final String CHOOSING = ACTING + "choosing-";

    private static final Instant AT = Instant.parse("2026-03-03T15:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final PersonGrant FOR_SAM = grant("AbC", "p2", "Sam Lee", "guardian", List.of("see"));
    private static final PersonGrant BY_PAT = grant("XyZ", "", "Pat Brown", "friend", List.of("see", "ask", "choose"));

    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all(List<Sample> others) {
        var pages = new PeopleSamplePages();
        pages.add("people", "people/people.html", people(List.of(BY_PAT), List.of(FOR_SAM), false));
        pages.add("people-none", "people/people.html", people(List.of(), List.of(), false));
        pages.add("people-ended", "people/people.html", people(List.of(BY_PAT), List.of(), true));
        pages.add("people-end-mine", "people/end.html", new PeopleEndPage(BY_PAT));
        pages.add("people-end-own", "people/end.html", new PeopleEndPage(FOR_SAM));
        pages.add(ACTING + "people", "people/acting.html", new Object());
        pages.add("over-acting", "problem/acting-over.html", ProblemPage.PLAIN);
        pages.add("other-person", "problem/other-person.html", ProblemPage.PLAIN);
        pages.add("death", "problem/death.html", ProblemPage.PLAIN);
        EnteredGrant entered = new EnteredGrant(BY_PAT, "Form P-7, signed", "Dana Reyes", AT);
        pages.staff("staff-proxies", desk(List.of(entered), List.of(), Optional.of("staff.proxies.made")));
        pages.staff("staff-proxies-none", desk(List.of(), List.of(), Optional.empty()));
        List<Mistake> mistakes = Stream.of("number", "birthDate", "kind", "from", "until", "paper")
                .map(field -> new Mistake(field, "staff.error.proxies." + field))
                .toList();
        pages.staff("staff-proxies-wrong", desk(List.of(), mistakes, Optional.empty()));
        pages.acting(others, ACTING, List.of("home", "choices", "sharing", "history", "line-REFUSED"));
        pages.acting(others, CHOOSING, List.of("home", "choices", "saved-ai-NO"));
        return List.copyOf(pages.samples);
    }

    /** What may be done on a sample page of this name. */
    static Set<String> powers(String name) {
        return name.startsWith(CHOOSING) ? Set.of("see", "ask", "choose") : Set.of("see");
    }

    private void acting(List<Sample> others, String prefix, List<String> names) {
        for (String name : names) {
            Sample sample = others.stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            add(prefix + name, sample.view(), sample.page());
        }
    }

    private static PeoplePage people(List<PersonGrant> mine, List<PersonGrant> others, boolean ended) {
        return new PeoplePage(new People(mine, others), TODAY, ended);
    }

    private static PersonGrant grant(String id, String patient, String name, String kind, List<String> powers) {
        return new PersonGrant(
                id, patient, name, kind, powers, LocalDate.of(2026, 3, 3), LocalDate.of(2027, 3, 2), Optional.empty());
    }

    private static StaffProxiesPage desk(List<EnteredGrant> grants, List<Mistake> mistakes, Optional<String> notice) {
        PatientFacts patient =
                new PatientFacts("p1", "Anna Avila", "1961-04-09", "MRN-0001", "female", List.of(), true);
        StaffProxyForm form = new StaffProxyForm("MRN-2", "03/14/1980", "friend", List.of("ask"), "", "", "Form P-7");
        return new StaffProxiesPage(patient, grants, form, mistakes, notice, TODAY);
    }

    private void add(String name, String view, Object page) {
        samples.add(new Sample(name, view, Who.PATIENT, page));
    }

    private void staff(String name, Object page) {
        samples.add(new Sample(name, "staff/proxies.html", Who.STAFF, page));
    }
}
