// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.consentry.portal.Samples.NOW;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.choice.ChoiceForm;
import org.consentry.portal.choice.ChoicePage;
import org.consentry.portal.choice.ChoicesPage;
import org.consentry.portal.choice.CompanyChoicePage;
import org.consentry.portal.choice.HistoryPage;
import org.consentry.portal.choice.SavedPage;
import org.consentry.portal.choice.ScanPage;
import org.consentry.portal.choice.ScansPage;
import org.consentry.portal.choice.SingleQuestion;
import org.consentry.portal.choice.StopPage;
import org.consentry.portal.choice.UndoFailedPage;
import org.consentry.portal.company.CompanyPage;
import org.consentry.portal.company.OwnScans;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.Exceptions;
import org.consentry.portal.fhir.choice.Matter;
import org.consentry.portal.fhir.choice.OneCompany;
import org.consentry.portal.fhir.choice.OneScan;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.note.MailNotes;
import org.consentry.portal.fhir.register.SharedCount;
import org.consentry.portal.fhir.sharing.PseudonymChange;
import org.consentry.portal.fhir.sharing.Scan;
import org.consentry.portal.fhir.sharing.ScanList;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.single.NamedChoice;
import org.consentry.portal.fhir.single.Singles;
import org.consentry.portal.view.Layout.Who;

/** Pages about companies, and about the choice for one company and for one scan. */
final class SingleSamplePages {
    static final Matter COMPANY = new OneCompany("northlight");
    static final Matter SCAN = new OneScan("study1");

    private static final PageSection<SharedCount> ABOUT = PageSection.there(new SharedCount("about", 1400, "off"));

    /** A no to one company and one scan; another company was left to the main choices again. */
    static final Singles SAID = new Singles(List.of(
            named(said(COMPANY, Choice.Value.NO)),
            named(said(SCAN, Choice.Value.NO)),
            new NamedChoice(said(new OneCompany("lakeside"), Choice.Value.NONE), "Lakeside School", Optional.empty())));

    static final Standing STANDING = standing(SAID);

    private static final ChoiceForm FORM = new ChoiceForm("", "", 0, "none", "key", "en");
    private static final ChoiceForm FORM_NO = new ChoiceForm("no", "c0nsent1", 2, "no", "key", "en");

    private final List<Sample> samples = new ArrayList<>();

    private SingleSamplePages() {}

    static List<Sample> all() {
        var pages = new SingleSamplePages();
        pages.companies();
        pages.questions();
        pages.scans();
        pages.saved();
        pages.lists();
        return List.copyOf(pages.samples);
    }

    static Choice said(Matter matter, Choice.Value value) {
        return new Choice(
                "c0nsent" + matter.kind() + matter.code().length(),
                2,
                matter,
                value,
                Instant.parse("2026-05-02T15:00:00Z"),
                "https://consentry.org/fhir/text/" + matter.kind() + "/0123456789abcdef");
    }

    private static NamedChoice named(Choice choice) {
        return choice.matter().equals(COMPANY)
                ? new NamedChoice(choice, "Northlight Imaging AI", Optional.empty())
                : new NamedChoice(choice, "", Optional.of(Samples.STUDY));
    }

    private static Standing standing(Singles singles) {
        var except = new Exceptions(singles.companies().size(), singles.scans().size());
        return new Standing(
                List.of(
                        new TopicState(
                                Topic.AI,
                                Optional.of(Samples.choice(Topic.AI, Choice.Value.YES)),
                                Samples.SHARES,
                                except),
                        new TopicState(
                                Topic.RESEARCH,
                                Optional.of(Samples.choice(Topic.RESEARCH, Choice.Value.NO)),
                                Samples.SHARES,
                                except)),
                singles.all().stream().map(NamedChoice::choice).toList());
    }

    private void companies() {
        add(
                "companies",
                "company/companies.html",
                Who.PUBLIC,
                List.of(CompanySamples.northlight(), CompanySamples.unknownFacts()));
        add("companies-none", "company/companies.html", Who.PUBLIC, List.of());
        add(
                "company",
                "company/company.html",
                Who.PATIENT,
                new CompanyPage(
                        CompanySamples.northlight(),
                        List.of(CompanySamples.product()),
                        ABOUT,
                        Optional.of(PageSection.there(
                                new OwnScans(3, List.of(Samples.STUDY, new Scan("s2", "", "MR", Optional.empty()))))),
                        Optional.empty()));
        add(
                "company-yours-none",
                "company/company.html",
                Who.PATIENT,
                new CompanyPage(
                        CompanySamples.northlight(Map.of(
                                "trained", "SpotFinder 2.1, from 2027 on.",
                                "problems", "In May 2026 it lost a disk. No scans were on it.",
                                "asked-on", "2026-05-04")),
                        List.of(),
                        PageSection.there(new SharedCount("few", 0, "mixed")),
                        Optional.of(PageSection.there(new OwnScans(0, List.of()))),
                        Optional.empty()));
        add(
                "company-staff",
                "company/company.html",
                Who.STAFF,
                new CompanyPage(
                        CompanySamples.northlight(),
                        List.of(),
                        ABOUT,
                        Optional.empty(),
                        Optional.of(PageSection.there(List.of(
                                new PseudonymChange(
                                        "P0000000000000000000A",
                                        "P0000000000000000000B",
                                        PseudonymChange.Cause.MERGE,
                                        Optional.of(LocalDate.of(2026, 6, 15)),
                                        true),
                                new PseudonymChange(
                                        "P0000000000000000000B",
                                        "P0000000000000000000A",
                                        PseudonymChange.Cause.PARTING,
                                        Optional.empty(),
                                        false))))));
        add(
                "company-staff-away",
                "company/company.html",
                Who.STAFF,
                new CompanyPage(
                        CompanySamples.northlight(),
                        List.of(),
                        PageSection.missing(),
                        Optional.empty(),
                        Optional.of(PageSection.missing())));
        add(
                "company-past",
                "company/company.html",
                Who.PUBLIC,
                new CompanyPage(
                        CompanySamples.northlight(),
                        List.of(),
                        PageSection.there(new SharedCount("unknown", 0, "unknown")),
                        Optional.empty(),
                        Optional.empty()));
        add(
                "company-unknown",
                "company/company.html",
                Who.PUBLIC,
                new CompanyPage(
                        CompanySamples.unknownFacts(),
                        List.of(),
                        PageSection.there(new SharedCount("none", 0, "none")),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void questions() {
        company("company-choice", Samples.standing(STANDING.topics()), FORM, Optional.empty());
        company("company-choice-no", STANDING, FORM_NO, Optional.empty());
        for (ChoicePage.Notice notice : ChoicePage.Notice.values()) {
            ChoiceForm form = notice == ChoicePage.Notice.PICK ? FORM : FORM_NO;
            company("company-choice-" + notice, STANDING, form, Optional.of(notice));
        }
        add(
                "company-choice-away",
                "choice/company.html",
                new CompanyChoicePage(
                        CompanySamples.northlight(),
                        new SingleQuestion(COMPANY, PageSection.missing(), FORM, Optional.empty())));
        add(
                "company-choice-two",
                "choice/company.html",
                new CompanyChoicePage(
                        CompanySamples.unknownFacts(),
                        new SingleQuestion(
                                new OneCompany("lakeside"), PageSection.there(STANDING), FORM, Optional.empty())));
    }

    private void company(String name, Standing standing, ChoiceForm form, Optional<ChoicePage.Notice> notice) {
        add(
                name,
                "choice/company.html",
                new CompanyChoicePage(
                        CompanySamples.northlight(),
                        new SingleQuestion(COMPANY, PageSection.there(standing), form, notice)));
    }

    private void scans() {
        var other = new Scan("study2", "", "MR", Optional.empty());
        add(
                "scans",
                "choice/scans.html",
                new ScansPage(
                        new ScanList(List.of(Samples.STUDY, other), Optional.of("MTIz")),
                        true,
                        PageSection.there(STANDING)));
        add(
                "scans-last",
                "choice/scans.html",
                new ScansPage(new ScanList(List.of(other), Optional.empty()), false, PageSection.missing()));
        add(
                "scans-none",
                "choice/scans.html",
                new ScansPage(new ScanList(List.of(), Optional.empty()), true, PageSection.there(STANDING)));
        SharingHistory none = Samples.ledger(List.of(), new SharingHistory.Counts(0, 0, 0, 0, 0, 0, 0));
        scan("scan", PageSection.there(Samples.ledger()), STANDING, FORM_NO, Optional.empty());
        scan("scan-none", PageSection.there(none), Samples.standing(STANDING.topics()), FORM, Optional.empty());
        scan("scan-away", PageSection.missing(), STANDING, FORM, Optional.of(ChoicePage.Notice.PICK));
    }

    private void scan(
            String name,
            PageSection<SharingHistory> ledger,
            Standing standing,
            ChoiceForm form,
            Optional<ChoicePage.Notice> notice) {
        add(
                name,
                "choice/scan.html",
                new ScanPage(
                        Samples.STUDY, ledger, new SingleQuestion(SCAN, PageSection.there(standing), form, notice)));
    }

    private void saved() {
        for (Matter matter : List.of(COMPANY, SCAN)) {
            for (Choice.Value value : List.of(Choice.Value.NO, Choice.Value.NONE, Choice.Value.UNCLEAR)) {
                Choice choice = said(matter, value);
                add(
                        "saved-" + matter.kind() + "-" + (value == Choice.Value.UNCLEAR ? "unclear" : choice.said()),
                        "choice/saved.html",
                        saved(choice, choice, SavedPage.Act.SAVE));
            }
            Choice back = said(matter, Choice.Value.NONE);
            add("undone-" + matter.kind(), "choice/saved.html", saved(back, back, SavedPage.Act.UNDO));
            Choice old = said(matter, Choice.Value.NO);
            add("ended-" + matter.kind(), "choice/saved.html", saved(old, back, SavedPage.Act.SAVE));
        }
        Choice no = said(COMPANY, Choice.Value.NO);
        add(
                "undo-failed-company",
                "choice/undo-failed.html",
                new UndoFailedPage(true, PageSection.there(saved(no, no, SavedPage.Act.UNDO))));
    }

    private static SavedPage saved(Choice shown, Choice counts, SavedPage.Act act) {
        Matter other = shown.matter().equals(COMPANY) ? SCAN : COMPANY;
        var singles = new Singles(List.of(named(counts), named(said(other, Choice.Value.NO))));
        return new SavedPage(
                List.of(shown),
                standing(singles),
                singles,
                PageSection.there(Samples.waitingEnforcement()),
                MailNotes.Fate.WAITING,
                PageSection.missing(),
                act,
                NOW,
                "key");
    }

    private void lists() {
        add(
                "choices-single",
                "choice/choices.html",
                new ChoicesPage(
                        STANDING.topics(), SAID, PageSection.there(RequestSamplePages.progress()), Samples.TODAY));
        add(
                "stop-single",
                "choice/stop.html",
                new StopPage(
                        List.of(new StopPage.StopForm("ai", FORM), new StopPage.StopForm("research", FORM_NO)),
                        STANDING,
                        PageSection.missing(),
                        List.of(),
                        Optional.empty()));
        List<HistoryPage.Row> rows = SAID.all().stream()
                .map(each -> new HistoryPage.Row(each.choice(), true))
                .toList();
        add("history-single", "choice/history.html", new HistoryPage(rows, SAID));
    }

    private void add(String name, String view, Object page) {
        add(name, view, Who.PATIENT, page);
    }

    private void add(String name, String view, Who who, Object page) {
        samples.add(new Sample(name, view, who, page));
    }
}
