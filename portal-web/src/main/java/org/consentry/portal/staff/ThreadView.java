// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.desk.DeskClient;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.fhir.question.QuestionClient;
import org.consentry.portal.fhir.question.QuestionMessage;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.reading.WordCheck;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.PageResponses;

/** Reads a conversation with all that staff see beside it, and shows it. */
@Singleton
public class ThreadView {

    private static final String VIEW = "staff/conversation.html";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final QuestionClient questions;
    private final DeskClient desk;
    private final PatientClient patients;
    private final SharingClient sharing;
    private final PageRenderer screen;
    private final HospitalDay day;
    private final PageResponses pages;

    @Inject
    public ThreadView(
            HttpServletRequest request,
            SignedIn signedIn,
            QuestionClient questions,
            DeskClient desk,
            PatientClient patients,
            SharingClient sharing,
            PageRenderer screen,
            HospitalDay day,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.questions = questions;
        this.desk = desk;
        this.patients = patients;
        this.sharing = sharing;
        this.screen = screen;
        this.day = day;
        this.pages = pages;
    }

    Conversation read(String id) {
        return questions.conversation(signedIn.caller(), id);
    }

    Response show(int status, Conversation conversation, AnswerForm form, Optional<String> notice) {
        return pages.show(
                status,
                VIEW,
                new AnswerPage(about(conversation), day.today(), form, Optional.empty(), notice, Optional.empty()));
    }

    Response mistaken(Conversation conversation, AnswerForm form, Mistake mistake) {
        return pages.show(
                422,
                VIEW,
                new AnswerPage(
                        about(conversation),
                        day.today(),
                        form,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(mistake)));
    }

    Response checked(Conversation conversation, AnswerForm form, WordCheck check) {
        return pages.show(
                200,
                VIEW,
                new AnswerPage(
                        about(conversation),
                        day.today(),
                        form,
                        Optional.of(check),
                        Optional.empty(),
                        Optional.empty()));
    }

    private AnswerPage.About about(Conversation conversation) {
        QuestionMessage first = conversation.first();
        return new AnswerPage.About(
                conversation,
                // Whose question it is. The look is recorded with its reason, and the patient can see it.
                PageSection.of(() -> patients.patient(looking(), first.patient())),
                line(first),
                PageSection.of(() -> desk.of(signedIn.caller(), first.id())),
                PageSection.of(() ->
                        questions.begun(signedIn.caller(), first.patient()).besides(first.id())));
    }

    /** The line that the question is about; empty if it is about none, or the line cannot be shown. */
    private Optional<SharingRow> line(QuestionMessage first) {
        if (first.about().isEmpty()) {
            return Optional.empty();
        }
        return PageSection.of(() -> sharing.row(looking(), first.patient(), first.about()))
                .value();
    }

    private FhirCaller looking() {
        String reason = screen.messages().text(PageRenderer.locale(request), "staff.lookup.reason.question");
        return signedIn.caller().because(reason);
    }
}
