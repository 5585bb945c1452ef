// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.opening;

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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.opening.OpeningClient;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.ShutRecord;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.Reasons;
import org.consentry.portal.view.PageResponses;

/** Lets one of staff ask for the opening of a closed record, and another one say yes or no. */
@Controller
@Path("staff/openings")
public class OpeningsController {

    private static final String HERE = "/staff/openings";
    private static final String ID = "{id: [A-Za-z0-9-]{1,64}}";
    private static final int SHORTEST = 5;
    private static final int LONGEST = 200;

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final OpeningClient openings;
    private final FormKeys keys;
    private final PageResponses pages;

    @Inject
    public OpeningsController(
            HttpServletRequest request, SignedIn signedIn, OpeningClient openings, FormKeys keys, PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.openings = openings;
        this.keys = keys;
        this.pages = pages;
    }

    /** What was asked for. */
    @GET
    public Response list() {
        return show(200, "", "");
    }

    /** The form, for a record that was not shown. */
    @GET
    @Path("new")
    public Response form(@QueryParam("record") @DefaultValue("") String record) {
        return ShutRecord.of(request.getSession(), record)
                .map(shut -> pages.show("staff/opening.html", new OpeningAskPage(shut, "", List.of())))
                .orElseGet(() -> PageResponses.seeOther(HERE));
    }

    /** Asks for the opening of that record. */
    @POST
    public Response ask(
            @FormParam("record") @DefaultValue("") String record,
            @FormParam("reason") @DefaultValue("") String reason) {
        Optional<ShutRecord> shut = ShutRecord.of(request.getSession(), record)
                .filter(found -> !found.patient().isEmpty());
        if (shut.isEmpty()) {
            return PageResponses.seeOther(HERE);
        }
        String why = reason.strip();
        if (isNoReason(why)) {
            return pages.show(
                    422,
                    "staff/opening.html",
                    new OpeningAskPage(shut.get(), why, List.of(new Mistake("reason", "staff.error.lookup.reason"))));
        }
        try {
            openings.ask(signedIn.caller().because(why), shut.get().patient());
        } catch (FhirProblem.Conflict isOpen) {
            return PageResponses.seeOther("/staff/patients/" + shut.get().patient());
        }
        Reasons.suggest(request.getSession(), why);
        return PageResponses.seeOther(HERE);
    }

    /** Goes to the form for a closed record in which something waits. */
    @POST
    @Path("record")
    public Response record(@FormParam("patient") @DefaultValue("") String patient) {
        boolean listed = openings.recent(signedIn.caller()).waiting().stream()
                .anyMatch(waiting -> waiting.patient().equals(patient));
        if (!listed) {
            return PageResponses.seeOther(HERE);
        }
        return PageResponses.seeOther(new ShutRecord(keys.next(), patient, false).keep(request.getSession()));
    }

    /** Opens a record to who asked. */
    @POST
    @Path(ID + "/approval")
    public Response approve(@PathParam("id") String id, @FormParam("why") @DefaultValue("") String why) {
        return decide(id, why.strip(), caller -> openings.approve(caller, id));
    }

    /** Leaves a record closed. */
    @POST
    @Path(ID + "/rejection")
    public Response refuse(@PathParam("id") String id, @FormParam("why") @DefaultValue("") String why) {
        return decide(id, why.strip(), caller -> openings.refuse(caller, id));
    }

    /** Where a press with an old form comes back to. */
    @GET
    @Path("{rest: .+}")
    public Response back() {
        return PageResponses.seeOther(HERE);
    }

    private Response decide(String id, String why, Consumer<FhirCaller> decision) {
        if (isNoReason(why)) {
            return show(422, id, "");
        }
        try {
            decision.accept(signedIn.caller().because(why));
        } catch (FhirProblem.Conflict | FhirProblem.NotThere notDone) {
            return show(409, "", "staff.opening.notdone");
        }
        return PageResponses.seeOther(HERE);
    }

    private static boolean isNoReason(String text) {
        return text.length() < SHORTEST || text.length() > LONGEST;
    }

    private Response show(int status, String wrong, String notice) {
        return pages.show(
                status, "staff/openings.html", new OpeningsPage(openings.recent(signedIn.caller()), wrong, notice));
    }
}
