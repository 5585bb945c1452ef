// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.consentry.portal.Samples.STARTS;
import static org.consentry.portal.Samples.TODAY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.choice.ChoiceForm;
import org.consentry.portal.choice.ChoicePage;
import org.consentry.portal.choice.ChoicesPage;
import org.consentry.portal.choice.HistoryPage;
import org.consentry.portal.choice.StopPage;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.question.MessageText;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.single.Singles;
import org.consentry.portal.home.HomePage;
import org.consentry.portal.question.FormState;
import org.consentry.portal.question.NewQuestionPage;
import org.consentry.portal.question.QuestionForm;
import org.consentry.portal.question.QuestionsPage;
import org.consentry.portal.question.ShownForm;
import org.consentry.portal.question.ThreadPage;
import org.consentry.portal.session.SignedOutPage;
import org.consentry.portal.start.rights.RightsPage;
import org.consentry.portal.view.Layout.Who;
import org.consentry.portal.view.ProblemPage;
import org.jspecify.annotations.Nullable;

/** Every page in every state worth looking at. */
final class SamplePages {

    /**
     * One page.
     *
     * @param name file name it is written to
     */
    record Sample(String name, String view, Who who, Object page) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final ChoiceForm FORM = new ChoiceForm("", "", 0, "none", "key", "en");
    private static final ChoiceForm FORM_NO = new ChoiceForm("no", "c0nsentai", 2, "no", "key", "en");

    private static final List<TopicState> BOTH_NO =
            List.of(Samples.state(Topic.AI, Choice.Value.NO), Samples.state(Topic.RESEARCH, Choice.Value.NO));

    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all() {
        var pages = new SamplePages();
        pages.start();
        pages.home();
        pages.samples.addAll(SharingSamplePages.all());
        pages.choices();
        pages.samples.addAll(SavedSamplePages.all());
        pages.samples.addAll(SingleSamplePages.all());
        pages.questions();
        pages.samples.addAll(RequestSamplePages.all());
        pages.samples.addAll(SettingsSamplePages.all());
        pages.samples.addAll(ActivitySamplePages.all());
        pages.samples.addAll(PeopleSamplePages.all(pages.samples));
        pages.samples.addAll(NoticeSamplePages.all());
        pages.samples.addAll(StaffSamplePages.all());
        pages.samples.addAll(DeskSamplePages.all());
        pages.samples.addAll(ChecksSamplePages.all());
        pages.samples.addAll(EntrySamplePages.all());
        pages.samples.addAll(CompanyDeskSamplePages.all());
        return List.copyOf(pages.samples);
    }

    private void start() {
        for (String name : List.of("start", "how", "limits", "words", "other-ways", "wearables", "accessibility")) {
            add(name, "start/" + name + ".html", Who.PUBLIC, Map.of());
        }
        for (String place : PortalConfig.PLACES) {
            String name = place.equals("US") ? "rights" : "rights-" + place;
            add(name, "start/rights.html", Who.PUBLIC, RightsPage.of(place, "US"));
        }
        add("signed-out", "session/signed-out.html", Who.PUBLIC, new SignedOutPage(true));
        for (String name : List.of("not-found", "away", "other-site", "sign-in", "no-patient")) {
            add("problem-" + name, "problem/" + name + ".html", Who.PATIENT, ProblemPage.PLAIN);
        }
        add("problem-other-role", "problem/other-role.html", Who.STAFF, ProblemPage.PLAIN);
        add("problem-broken", "problem/broken.html", Who.PATIENT, ProblemPage.numbered("1A2B3C4D"));
        add("problem-too-many", "problem/too-many.html", Who.PATIENT, ProblemPage.again("/choices/ai", true));
        add("problem-timed-out", "problem/timed-out.html", Who.PUBLIC, ProblemPage.signedOut("/choices/ai", true));
    }

    private void home() {
        var states = List.of(Samples.notPicked(Topic.AI), Samples.state(Topic.RESEARCH, Choice.Value.YES));
        var stopped = List.of(Samples.state(Topic.AI, Choice.Value.NO), Samples.state(Topic.RESEARCH, Choice.Value.NO));
        add(
                "home",
                "home/home.html",
                Who.PATIENT,
                new HomePage(
                        PageSection.there(states),
                        Map.of(Topic.RESEARCH, PageSection.there(Samples.waitingEnforcement())),
                        PageSection.there(List.of()),
                        PageSection.there(Samples.ledger()),
                        PageSection.there(List.of(Samples.waiting(), Samples.answered())),
                        PageSection.there(Stream.of(DeleteRequest.State.values())
                                .map(state ->
                                        new HomePage.Asked(RequestSamplePages.request(state), "Northlight Imaging AI"))
                                .toList()),
                        PageSection.there(List.of(Samples.look())),
                        PageSection.there(NoticeSamplePages.told()),
                        TODAY,
                        Samples.NOW,
                        STARTS));
        add(
                "home-empty-and-stopped",
                "home/home.html",
                Who.PATIENT,
                new HomePage(
                        PageSection.there(stopped),
                        Map.of(Topic.AI, PageSection.missing()),
                        PageSection.there(RequestSamplePages.progress()),
                        PageSection.there(Samples.ledger(List.of(), new SharingHistory.Counts(0, 0, 0, 0, 0, 0, 0))),
                        PageSection.there(List.of()),
                        PageSection.there(List.of()),
                        PageSection.there(List.of()),
                        PageSection.there(List.of()),
                        TODAY,
                        Samples.NOW,
                        STARTS));
        add(
                "home-older",
                "home/home.html",
                Who.PATIENT,
                new HomePage(
                        PageSection.there(states),
                        Map.of(),
                        PageSection.there(List.of()),
                        PageSection.there(Samples.olderLedger()),
                        PageSection.there(List.of()),
                        PageSection.there(List.of()),
                        PageSection.there(List.of()),
                        PageSection.there(List.of()),
                        TODAY,
                        Samples.NOW,
                        STARTS));
        add(
                "home-away",
                "home/home.html",
                Who.PATIENT,
                new HomePage(
                        PageSection.missing(),
                        Map.of(),
                        PageSection.missing(),
                        PageSection.missing(),
                        PageSection.missing(),
                        PageSection.missing(),
                        PageSection.missing(),
                        PageSection.missing(),
                        TODAY,
                        Samples.NOW,
                        STARTS));
    }

    private void choices() {
        add(
                "choices",
                "choice/choices.html",
                Who.PATIENT,
                new ChoicesPage(
                        List.of(Samples.notPicked(Topic.AI), Samples.state(Topic.RESEARCH, Choice.Value.UNCLEAR)),
                        Singles.NONE,
                        PageSection.there(List.of()),
                        TODAY));
        add("choice-ai", "choice/choice.html", Who.PATIENT, choice("ai", Samples.notPicked(Topic.AI), FORM, null));
        add(
                "choice-research",
                "choice/choice.html",
                Who.PATIENT,
                choice("research", Samples.notPicked(Topic.RESEARCH), FORM, null));
        add(
                "choice-ai-no",
                "choice/choice.html",
                Who.PATIENT,
                choice("ai", Samples.state(Topic.AI, Choice.Value.NO), FORM_NO, null));
        for (ChoicePage.Notice notice : ChoicePage.Notice.values()) {
            add(
                    "choice-ai-" + notice,
                    "choice/choice.html",
                    Who.PATIENT,
                    choice(
                            "ai",
                            Samples.notPicked(Topic.AI),
                            notice == ChoicePage.Notice.PICK ? FORM : FORM_NO,
                            notice));
        }
        add(
                "choice-ai-away",
                "choice/choice.html",
                Who.PATIENT,
                new ChoicePage("ai", PageSection.missing(), FORM, Optional.empty()));
        var forms = List.of(new StopPage.StopForm("ai", FORM), new StopPage.StopForm("research", FORM_NO));
        add(
                "stop",
                "choice/stop.html",
                Who.PATIENT,
                new StopPage(
                        forms,
                        Samples.standing(List.of()),
                        PageSection.there(new StopPage.Preview(9, 2, 1)),
                        List.of(),
                        Optional.empty()));
        add(
                "stop-nothing-left",
                "choice/stop.html",
                Who.PATIENT,
                new StopPage(
                        forms,
                        Samples.standing(List.of()),
                        PageSection.there(new StopPage.Preview(0, 0, 0)),
                        List.of(),
                        Optional.empty()));
        for (ChoicePage.Notice notice : ChoicePage.Notice.values()) {
            add(
                    "stop-" + notice,
                    "choice/stop.html",
                    Who.PATIENT,
                    new StopPage(
                            forms,
                            Samples.standing(BOTH_NO),
                            PageSection.missing(),
                            List.of("ai"),
                            Optional.of(notice)));
        }
        add(
                "history",
                "choice/history.html",
                Who.PATIENT,
                new HistoryPage(
                        List.of(
                                new HistoryPage.Row(Samples.choice(Topic.AI, Choice.Value.NO), true),
                                new HistoryPage.Row(Samples.choice(Topic.AI, Choice.Value.NONE), false),
                                new HistoryPage.Row(Samples.choice(Topic.AI, Choice.Value.UNCLEAR), false)),
                        Singles.NONE));
        add("history-empty", "choice/history.html", Who.PATIENT, new HistoryPage(List.of(), Singles.NONE));
    }

    private static ChoicePage choice(
            String topic, TopicState state, ChoiceForm form, ChoicePage.@Nullable Notice notice) {
        return new ChoicePage(topic, PageSection.there(state), form, Optional.ofNullable(notice));
    }

    private void questions() {
        var form = new QuestionForm("line12345678", MessageText.NONE, "key");
        add(
                "question-new-expired",
                "question/new.html",
                Who.PATIENT,
                new NewQuestionPage(new ShownForm(form, FormState.EXPIRED), "", "", Optional.empty(), TODAY));
        add(
                "question-new-failed",
                "question/new.html",
                Who.PATIENT,
                new NewQuestionPage(new ShownForm(form, FormState.NOT_SENT), "", "", Optional.empty(), TODAY));
        add(
                "question-failed",
                "question/question.html",
                Who.PATIENT,
                new ThreadPage(Samples.waiting(), new ShownForm(form, FormState.NOT_SENT), TODAY, ""));
        add("questions", "question/questions.html", Who.PATIENT, new QuestionsPage(List.of(Samples.waiting()), TODAY));
        add("questions-empty", "question/questions.html", Who.PATIENT, new QuestionsPage(List.of(), TODAY));
        urgentQuestion(form);
        for (String prefill :
                List.of("", "prefill.release", "prefill.delete", "prefill.notme", "prefill.care", "prefill.local")) {
            add(
                    "question-new" + prefill.replace("prefill.", "-"),
                    "question/new.html",
                    Who.PATIENT,
                    new NewQuestionPage(
                            new ShownForm(form, FormState.FRESH), prefill, "line1234", Optional.empty(), TODAY));
        }
        add(
                "question-new-error",
                "question/new.html",
                Who.PATIENT,
                new NewQuestionPage(new ShownForm(form, FormState.CHECKED), "", "line1234", Optional.empty(), TODAY));
        add(
                "question",
                "question/question.html",
                Who.PATIENT,
                new ThreadPage(Samples.waiting(), new ShownForm(form, FormState.CHECKED), TODAY, ""));
        add(
                "question-sent",
                "question/question.html",
                Who.PATIENT,
                new ThreadPage(Samples.waiting(), new ShownForm(form, FormState.FRESH), TODAY, "question.sent.mail"));
    }

    private void urgentQuestion(QuestionForm form) {
        add(
                "question-closed",
                "question/question.html",
                Who.PATIENT,
                new ThreadPage(DeskSamplePages.closed(), new ShownForm(form, FormState.FRESH), TODAY, ""));
        add(
                "question-urgent",
                "question/question.html",
                Who.PATIENT,
                new ThreadPage(Samples.urgent(), new ShownForm(form, FormState.FRESH), TODAY, "question.sent.look"));
    }

    private void add(String name, String view, Who who, Object page) {
        samples.add(new Sample(name, view, who, page));
    }
}
