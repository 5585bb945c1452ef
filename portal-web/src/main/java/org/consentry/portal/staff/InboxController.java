// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.SaidNumber;
import org.consentry.portal.fhir.desk.DeskClient;
import org.consentry.portal.fhir.desk.QuestionFilter;
import org.consentry.portal.fhir.question.QuestionClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageResponses;

/** Shows the inbox of the privacy desk, a page at a time, and opens a question by its number. */
@Controller
@Path("staff")
public class InboxController {

    private final SignedIn signedIn;
    private final DeskClient desk;
    private final QuestionClient questions;
    private final OtherWork other;
    private final HospitalDay day;
    private final PageResponses pages;

    @Inject
    public InboxController(
            SignedIn signedIn,
            DeskClient desk,
            QuestionClient questions,
            OtherWork other,
            HospitalDay day,
            PageResponses pages) {
        this.signedIn = signedIn;
        this.desk = desk;
        this.questions = questions;
        this.other = other;
        this.day = day;
        this.pages = pages;
    }

    @GET
    public Response inbox(
            @QueryParam("show") @DefaultValue("") String show, @QueryParam("page") @DefaultValue("") String page) {
        QuestionFilter shown = QuestionFilter.of(show).orElse(QuestionFilter.WAITING);
        return inbox(200, shown, PageResponses.number(page), Optional.empty());
    }

    /** The questions are on the work list. */
    @GET
    @Path("inbox")
    public Response list() {
        return PageResponses.seeOther("/staff");
    }

    private Response inbox(int status, QuestionFilter shown, int page, Optional<String> notFound) {
        FhirCaller caller = signedIn.caller();
        return pages.show(
                status,
                "staff/inbox.html",
                new InboxPage(desk.list(caller, shown, page), shown, page, day.today(), other.now(caller), notFound));
    }

    /** Opens the question whose number a patient says on the phone. */
    @POST
    public Response find(@FormParam("number") @DefaultValue("") String typed) {
        return SaidNumber.question(typed)
                .flatMap(number -> questions.numbered(signedIn.caller(), number))
                .map(id -> PageResponses.seeOther("/staff/inbox/" + id))
                .orElseGet(() -> inbox(422, QuestionFilter.WAITING, 1, Optional.of(typed)));
    }
}
