// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.consentry.portal.Samples.NOW;
import static org.consentry.portal.Samples.TODAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.desk.DeskState;
import org.consentry.portal.fhir.desk.Keeper;
import org.consentry.portal.fhir.desk.ListedQuestion;
import org.consentry.portal.fhir.desk.QuestionFilter;
import org.consentry.portal.fhir.desk.QuestionList;
import org.consentry.portal.fhir.desk.StaffNote;
import org.consentry.portal.fhir.question.Begun;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.fhir.question.MessageText;
import org.consentry.portal.fhir.question.QuestionMessage;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.reading.WordCheck;
import org.consentry.portal.staff.AnswerForm;
import org.consentry.portal.staff.AnswerPage;
import org.consentry.portal.staff.InboxPage;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.OtherWork;
import org.consentry.portal.view.Languages;
import org.consentry.portal.view.Layout.Who;

/** The inbox of the staff, and conversations with all that they do with them. */
final class DeskSamplePages {

    static final String HARD =
            "Your examination was transmitted to an artificial intelligence vendor under an institutional"
                    + " agreement that our organization concluded with this company in the preceding year. It is permissible.";

    private static final String LIST = "staff/inbox.html";
    private static final String THREAD = "staff/conversation.html";
    private static final Keeper OMAR = new Keeper("Omar <b>Diaz</b>", NOW, false);
    private static final Keeper ME = new Keeper("Dana Reyes", NOW, true);
    private static final DeskState HELD = new DeskState(
            Optional.of(OMAR),
            "es",
            "interpreter",
            List.of(
                    new StaffNote("note", "Omar Diaz", "Her daughter <i>calls</i> for her.\nAsk for Lucía.", NOW),
                    new StaffNote("interpreter", "Omar Diaz", "", NOW),
                    new StaffNote("taken", "Omar Diaz", "", NOW)));

    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all() {
        var pages = new DeskSamplePages();
        pages.lists();
        pages.threads();
        return List.copyOf(pages.samples);
    }

    /** A question that was closed without an answer. */
    static Conversation closed() {
        QuestionMessage answer = Samples.answer();
        QuestionMessage why = new QuestionMessage(
                "a2",
                answer.root(),
                answer.patient(),
                "",
                QuestionMessage.Author.STAFF_CLOSING,
                QuestionMessage.Waits.NO,
                answer.sender(),
                "You asked <b>the same</b> in Q-2222A. Please read our answer there.",
                answer.sent(),
                "",
                Optional.empty());
        return new Conversation(List.of(Samples.answered().first(), why));
    }

    private void lists() {
        var counts = new QuestionList.Counts(27, 1, 1, 1, 1, 24);
        var questions = List.of(
                question("Q-7K2M9", TODAY.minusDays(2), Optional.empty(), "es", "interpreter"),
                question("Q-3C4D5", TODAY, Optional.of(OMAR), "en", "none"),
                question("", TODAY.plusDays(1), Optional.of(ME), "", "none"));
        var other = new OtherWork.Counts(
                PageSection.there(2),
                PageSection.there(0),
                PageSection.there(new OtherWork.Groups(1, 2)),
                PageSection.there(1L));
        add(
                "staff-inbox",
                LIST,
                new InboxPage(
                        new QuestionList(counts, 27, 25, questions),
                        QuestionFilter.WAITING,
                        1,
                        TODAY,
                        other,
                        Optional.empty()));
        var ended = new ListedQuestion(
                "q9",
                "Q-9Z9Z9",
                new ListedQuestion.Times(NOW, TODAY, Optional.of(NOW)),
                false,
                "Who is Meridian?",
                "zh",
                Optional.of(ME),
                "none");
        add(
                "staff-inbox-answered",
                LIST,
                new InboxPage(
                        new QuestionList(counts, 26, 25, List.of(ended)),
                        QuestionFilter.ANSWERED,
                        2,
                        TODAY,
                        other,
                        Optional.empty()));
        add(
                "staff-inbox-empty",
                LIST,
                new InboxPage(
                        new QuestionList(new QuestionList.Counts(0, 0, 0, 0, 0, 0), 0, 25, List.of()),
                        QuestionFilter.MINE,
                        1,
                        TODAY,
                        new OtherWork.Counts(
                                PageSection.missing(),
                                PageSection.missing(),
                                PageSection.missing(),
                                PageSection.missing()),
                        Optional.of("Q-1")));
    }

    private static ListedQuestion question(
            String number, LocalDate due, Optional<Keeper> keeper, String language, String help) {
        return new ListedQuestion(
                "q1",
                number,
                new ListedQuestion.Times(NOW, due, Optional.empty()),
                number.equals("Q-7K2M9"),
                "Who is Northlight? And <b>why</b> do they have my scan?",
                language,
                keeper,
                help);
    }

    private void threads() {
        DeskState free = new DeskState(Optional.empty(), "en", "none", List.of());
        AnswerPage.About usual = about(free);
        for (String notice : List.of(
                "",
                "staff.thread.done.send",
                "staff.thread.done.note",
                "staff.conflict",
                "staff.notsaved",
                "staff.thread.moved",
                "error.csrf")) {
            thread(
                    "staff-conversation" + notice.replaceFirst(".*\\.", "-"),
                    usual,
                    blank(),
                    notice.isEmpty() ? Optional.empty() : Optional.of(notice));
        }
        thread("staff-conversation-held", about(HELD), written("It is a company."), Optional.of("staff.thread.held"));
        thread(
                "staff-conversation-mine",
                about(new DeskState(Optional.of(ME), "es-MX", "translation", HELD.notes())),
                blank(),
                Optional.of("staff.thread.done.take"));
        for (String field : List.of("text", "why", "note")) {
            String key = Map.of("text", "answer", "why", "close").getOrDefault(field, field);
            var mistake = new Mistake(field, "staff.error." + key + ".long");
            samples.add(new Sample(
                    "staff-conversation-wrong-" + field,
                    THREAD,
                    Who.STAFF,
                    new AnswerPage(usual, TODAY, blank(), Optional.empty(), Optional.empty(), Optional.of(mistake))));
        }
        check("hard", HARD);
        check(
                "easy",
                "They build a tool for lungs. We sent one scan. Your name was not on it. You can say no at any time.");
        check("short", "It is a company.");
        var nothing = new AnswerPage.About(
                Samples.urgent(),
                PageSection.missing(),
                Optional.empty(),
                PageSection.missing(),
                PageSection.missing());
        add(
                "staff-conversation-error",
                THREAD,
                new AnswerPage(
                        nothing,
                        TODAY.plusDays(9),
                        blank(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Mistake("text", "staff.error.answer.empty"))));
        add(
                "staff-conversation-over",
                THREAD,
                new AnswerPage(
                        new AnswerPage.About(
                                closed(),
                                PageSection.there(Samples.patient()),
                                Optional.empty(),
                                PageSection.there(free),
                                PageSection.there(new Begun(0, List.of()))),
                        TODAY,
                        blank(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void check(String name, String text) {
        add(
                "staff-conversation-" + name,
                THREAD,
                new AnswerPage(
                        about(HELD),
                        TODAY,
                        written(text),
                        Optional.of(WordCheck.of(text, name.equals("short") ? Languages.SPANISH : Languages.ENGLISH)),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static AnswerPage.About about(DeskState desk) {
        return new AnswerPage.About(
                Samples.waiting(),
                PageSection.there(Samples.patient()),
                Optional.of(Samples.row("linesent00000", SharingEvent.State.REFUSED)),
                PageSection.there(desk),
                PageSection.there(new Begun(
                        12, List.of(Samples.urgent().first(), Samples.answered().first()))));
    }

    private static AnswerForm blank() {
        return written("");
    }

    private static AnswerForm written(String text) {
        return new AnswerForm(
                "send", new MessageText(text), MessageText.NONE, MessageText.NONE, "key", Map.of("despite", ""));
    }

    private void thread(String name, AnswerPage.About about, AnswerForm form, Optional<String> notice) {
        add(name, THREAD, new AnswerPage(about, TODAY, form, Optional.empty(), notice, Optional.empty()));
    }

    private void add(String name, String view, Object page) {
        samples.add(new Sample(name, view, Who.STAFF, page));
    }
}
