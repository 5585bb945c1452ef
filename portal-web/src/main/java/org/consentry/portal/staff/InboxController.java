// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.SaidNumber;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.fhir.question.MessageText;
import org.consentry.portal.fhir.question.QuestionClient;
import org.consentry.portal.fhir.question.QuestionMessage;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.PageResponses;

/** Shows the inbox of the privacy desk and one conversation, and sends the answer. */
@Controller
@Path("staff")
public class InboxController {

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final QuestionClient questions;
    private final OtherWork other;
    private final PatientClient patients;
    private final SharingClient sharing;
    private final PageRenderer screen;
    private final FormKeys keys;
    private final HospitalDay day;
    private final PageResponses pages;

    @Inject
    public InboxController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            QuestionClient questions,
            OtherWork other,
            PatientClient patients,
            SharingClient sharing,
            PageRenderer screen,
            FormKeys keys,
            HospitalDay day,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.questions = questions;
        this.other = other;
        this.patients = patients;
        this.sharing = sharing;
        this.screen = screen;
        this.keys = keys;
        this.day = day;
        this.pages = pages;
    }

    @GET
    public Response inbox() {
        return inbox(200, Optional.empty());
    }

    private Response inbox(int status, Optional<String> notFound) {
        FhirCaller caller = signedIn.caller();
        return pages.show(
                status,
                "staff/inbox.html",
                new InboxPage(questions.inbox(caller), day.today(), other.now(caller), notFound));
    }

    /** Opens the question whose number a patient says on the phone. */
    @POST
    public Response find(@FormParam("number") @DefaultValue("") String typed) {
        return SaidNumber.question(typed)
                .flatMap(number -> questions.numbered(signedIn.caller(), number))
                .map(id -> PageResponses.seeOther("/staff/inbox/" + id))
                .orElseGet(() -> inbox(422, Optional.of(typed)));
    }

    @GET
    @Path("inbox/{qid}")
    public Response conversation(@PathParam("qid") String id) {
        Optional<Map<String, String>> kept = keptForms.take(request);
        Optional<String> notice =
                request.getParameter("sent") == null ? kept.map(k -> "error.csrf") : Optional.of("staff.thread.sent");
        var text = kept.map(k -> new MessageText(k.getOrDefault("text", ""))).orElse(MessageText.NONE);
        return show(200, read(id), text, keys.next(), notice, Optional.empty());
    }

    @POST
    @Path("inbox/{qid}")
    public Response answer(
            @PathParam("qid") String id,
            @FormParam("text") @DefaultValue("") String typed,
            @FormParam("waiting") @DefaultValue("") String waiting,
            @FormParam("key") @DefaultValue("") String key) {
        MessageText text = MessageText.typed(typed);
        Conversation conversation = read(id);
        if (text.bad()) {
            String error = text.empty() ? "staff.error.answer.empty" : "staff.error.answer.long";
            return show(422, conversation, text, key, Optional.empty(), Optional.of(error));
        }
        try {
            keys.once(key, () -> send(conversation, waiting, text.value(), key));
            return PageResponses.seeOther("/staff/inbox/" + conversation.first().id() + "?sent");
        } catch (FhirProblem.Conflict e) {
            return show(409, read(id), text, keys.next(), Optional.of("staff.conflict"), Optional.empty());
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            return show(503, conversation, text, key, Optional.of("staff.notsaved"), Optional.empty());
        }
    }

    /** Goes from a conversation to its patient; the reason is that the patient asked. */
    @POST
    @Path("inbox/{qid}/patient")
    public Response patient(@PathParam("qid") String id, @FormParam("reason") @DefaultValue("") String reason) {
        String patient = read(id).first().patient();
        if (Lookup.isReason(reason)) {
            Reasons.keep(request.getSession(), List.of(patient), reason);
        }
        return PageResponses.seeOther("/staff/patients/" + patient);
    }

    @GET
    @Path("inbox/{qid}/patient")
    public Response patientIsAPress(@PathParam("qid") String id) {
        return PageResponses.seeOther("/staff/inbox/" + read(id).first().id());
    }

    /** Answers the question the form was opened on; if someone else has answered it meanwhile, nothing is sent. */
    private String send(Conversation conversation, String waiting, String text, String key) {
        QuestionMessage question =
                conversation.waiting().filter(q -> q.id().equals(waiting)).orElseThrow(FhirProblem.Conflict::new);
        return questions.answer(signedIn.caller(), question, text, key).id();
    }

    private Conversation read(String id) {
        return questions.conversation(signedIn.caller(), id);
    }

    private Response show(
            int status,
            Conversation conversation,
            MessageText text,
            String key,
            Optional<String> notice,
            Optional<String> error) {
        var about = new AnswerPage.About(conversation, patient(conversation), line(conversation));
        return pages.show(
                status, "staff/conversation.html", new AnswerPage(about, day.today(), text, key, notice, error));
    }

    /** Whose question it is. The look is recorded with its reason, and the patient can see it. */
    private PageSection<PatientFacts> patient(Conversation conversation) {
        return PageSection.of(
                () -> patients.patient(looking(), conversation.first().patient()));
    }

    /** The line that the question is about; empty if it is about none, or the line cannot be shown. */
    private Optional<SharingRow> line(Conversation conversation) {
        QuestionMessage first = conversation.first();
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
