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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.reading.WordCheck;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.view.Languages;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.PageResponses;

/** Shows one conversation to staff, sends the answer, and takes what they do with it among themselves. */
@Controller
@Path("staff/inbox/{qid}")
public class ThreadController {

    private static final Set<String> DEEDS = Set.of("send", "close", "take", "return", "help", "note");

    private final HttpServletRequest request;
    private final KeptForms keptForms;
    private final ThreadView view;
    private final ThreadDeeds deeds;
    private final PageRenderer screen;
    private final FormKeys keys;

    @Inject
    public ThreadController(
            HttpServletRequest request,
            KeptForms keptForms,
            ThreadView view,
            ThreadDeeds deeds,
            PageRenderer screen,
            FormKeys keys) {
        this.request = request;
        this.keptForms = keptForms;
        this.view = view;
        this.deeds = deeds;
        this.screen = screen;
        this.keys = keys;
    }

    /**
     * The conversation.
     *
     * @param done what was done just now
     * @param ready code of the prepared answer that the box begins with
     * @param in language of that answer
     */
    @GET
    public Response conversation(
            @PathParam("qid") String id,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("ready") @DefaultValue("") String ready,
            @QueryParam("in") @DefaultValue("") String in) {
        Optional<Map<String, String>> kept = keptForms.take(request);
        if (kept.isPresent()) {
            AnswerForm form = AnswerForm.of(kept.get()).again(keys.next());
            return view.show(200, view.read(id), form, Optional.of("error.csrf"));
        }
        Locale language = Languages.named(in).orElse(Languages.ENGLISH);
        AnswerForm form = ReadyAnswer.of(ready)
                .map(answer -> AnswerForm.of(Map.of(
                        "text", answer.text(screen.messages(), language),
                        "in", language.getLanguage(),
                        "key", keys.next())))
                .orElseGet(() -> AnswerForm.fresh("", keys.next()));
        return view.show(
                200,
                view.read(id),
                form,
                DEEDS.contains(done) ? Optional.of(AnswerPage.doneKey(done)) : Optional.empty());
    }

    /** What its buttons do. */
    @POST
    public Response act(@PathParam("qid") String id, MultivaluedMap<String, String> fields) {
        AnswerForm form = AnswerForm.of(PageResponses.firstOfEach(fields));
        Conversation conversation = view.read(id);
        Optional<Mistake> mistake = ThreadDeeds.mistake(form);
        if (mistake.isPresent()) {
            return view.mistaken(conversation, form, mistake.get());
        }
        if (form.deed().equals("check")) {
            Locale in = Languages.named(form.field("in")).orElse(Languages.ENGLISH);
            return view.checked(conversation, form, WordCheck.of(form.text().value(), in));
        }
        try {
            Optional<String> other = deeds.otherHas(conversation, form);
            if (other.isPresent()) {
                return view.show(409, conversation, form.told(other.get()), Optional.of("staff.thread.held"));
            }
            deeds.act(conversation, form);
            return PageResponses.seeOther("/staff/inbox/" + conversation.first().id() + "?done=" + form.deed());
        } catch (FhirProblem.Conflict e) {
            String notice = form.deed().equals("take") || form.deed().equals("return")
                    ? "staff.thread.moved"
                    : "staff.conflict";
            return view.show(409, view.read(id), form.again(keys.next()), Optional.of(notice));
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            return view.show(503, conversation, form, Optional.of("staff.notsaved"));
        }
    }

    /** Goes from a conversation to its patient; the reason is that the patient asked. */
    @POST
    @Path("patient")
    public Response patient(@PathParam("qid") String id, @FormParam("reason") @DefaultValue("") String reason) {
        String patient = view.read(id).first().patient();
        if (Lookup.isReason(reason)) {
            Reasons.keep(request.getSession(), List.of(patient), reason);
        }
        return PageResponses.seeOther("/staff/patients/" + patient);
    }

    @GET
    @Path("patient")
    public Response patientIsAPress(@PathParam("qid") String id) {
        return PageResponses.seeOther("/staff/inbox/" + view.read(id).first().id());
    }
}
