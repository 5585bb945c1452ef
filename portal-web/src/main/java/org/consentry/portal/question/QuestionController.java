// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.SaidNumber;
import org.consentry.portal.fhir.look.LookClient;
import org.consentry.portal.fhir.look.StaffLook;
import org.consentry.portal.fhir.note.MailNoteClient;
import org.consentry.portal.fhir.note.MailNotes;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.fhir.question.QuestionClient;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageResponses;

/** Lists the questions of the signed-in patient, takes a new one, and shows one conversation with its reply form. */
@Controller
@Path("questions")
public class QuestionController {

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final QuestionClient questions;
    private final LookClient looks;
    private final MailNoteClient notes;
    private final FormKeys keys;
    private final HospitalDay day;
    private final PageResponses pages;

    @Inject
    public QuestionController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            QuestionClient questions,
            LookClient looks,
            MailNoteClient notes,
            FormKeys keys,
            HospitalDay day,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.questions = questions;
        this.looks = looks;
        this.notes = notes;
        this.keys = keys;
        this.day = day;
        this.pages = pages;
    }

    @GET
    public Response all() {
        return pages.show(
                "question/questions.html",
                new QuestionsPage(questions.of(signedIn.caller(), signedIn.patient()), day.today()));
    }

    @GET
    @Path("new")
    public Response ask(
            @QueryParam("about") @DefaultValue("") String about,
            @QueryParam("topic") @DefaultValue("") String topic,
            @QueryParam("look") @DefaultValue("") String look) {
        Optional<QuestionForm> kept = keptForms.take(request).map(QuestionForm::of);
        if (kept.isPresent()) {
            return pages.show("question/new.html", newQuestion(kept.get(), FormState.EXPIRED, ""));
        }
        if (!look.isEmpty()) {
            return pages.show("question/new.html", aboutLook(look));
        }
        String prefill = switch (topic) {
            case "notme", "care", "delete", "local" -> "prefill." + topic;
            default -> about.isEmpty() ? "" : "prefill.release";
        };
        return pages.show(
                "question/new.html", newQuestion(QuestionForm.blank(about, keys.next()), FormState.FRESH, prefill));
    }

    @POST
    @Path("new")
    public Response send(MultivaluedMap<String, String> fields) {
        QuestionForm form = QuestionForm.of(PageResponses.firstOfEach(fields));
        if (form.text().bad()) {
            return pages.show(422, "question/new.html", newQuestion(form, FormState.CHECKED, ""));
        }
        try {
            return PageResponses.seeOther("/questions/" + send(form, Optional.empty()) + "?sent");
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            return pages.show(503, "question/new.html", newQuestion(form, FormState.NOT_SENT, ""));
        }
    }

    @GET
    @Path("{qid}")
    public Response thread(@PathParam("qid") String id) {
        Optional<QuestionForm> kept = keptForms.take(request).map(QuestionForm::of);
        return thread(
                200,
                conversation(id),
                kept.map(form -> new ShownForm(form, FormState.EXPIRED))
                        .orElseGet(() -> new ShownForm(QuestionForm.blank("", keys.next()), FormState.FRESH)));
    }

    @POST
    @Path("{qid}")
    public Response reply(@PathParam("qid") String id, MultivaluedMap<String, String> fields) {
        QuestionForm form = QuestionForm.of(PageResponses.firstOfEach(fields));
        Conversation conversation = conversation(id);
        if (form.text().bad()) {
            return thread(422, conversation, new ShownForm(form, FormState.CHECKED));
        }
        try {
            send(form, Optional.of(conversation.first().id()));
            return PageResponses.seeOther("/questions/" + conversation.first().id());
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            return thread(503, conversation, new ShownForm(form, FormState.NOT_SENT));
        }
    }

    private String send(QuestionForm form, Optional<String> root) {
        Optional<String> about = form.about().isEmpty() ? Optional.empty() : Optional.of(form.about());
        return keys.once(
                form.key(),
                () -> questions
                        .ask(signedIn.caller(), signedIn.patient(), form.text().value(), about, root, form.key())
                        .id());
    }

    private String sentKey() {
        boolean told = PageSection.of(() -> notes.of(signedIn.caller(), signedIn.patient()))
                .value()
                .filter(MailNotes::possible)
                .isPresent();
        return told ? "question.sent.mail" : "question.sent.look";
    }

    private Conversation conversation(String id) {
        return questions.conversation(signedIn.caller(), id);
    }

    /** The form about a look; where the look cannot be read, the text names none. */
    private NewQuestionPage aboutLook(String id) {
        Optional<StaffLook> look = PageSection.of(() -> looks.one(signedIn.caller(), signedIn.patient(), id))
                .value();
        return new NewQuestionPage(
                new ShownForm(QuestionForm.blank("", keys.next()), FormState.FRESH),
                look.isPresent() ? "prefill.look" : "prefill.look.some",
                "",
                look,
                due());
    }

    private LocalDate due() {
        return WorkDays.after(day.today(), 5);
    }

    private NewQuestionPage newQuestion(QuestionForm form, FormState state, String prefill) {
        String number = form.about().isEmpty() ? "" : SaidNumber.ofLine(form.about());
        return new NewQuestionPage(new ShownForm(form, state), prefill, number, Optional.empty(), due());
    }

    private Response thread(int status, Conversation conversation, ShownForm shown) {
        boolean sent = request.getParameter("sent") != null;
        return pages.show(
                status,
                "question/question.html",
                new ThreadPage(conversation, shown, day.today(), sent ? sentKey() : ""));
    }
}
