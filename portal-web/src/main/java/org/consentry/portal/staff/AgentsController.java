// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.agent.AgentRegisterClient;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/**
 * Shows which gateways may speak. One member of staff asks for a change and another confirms it. The page names no
 * patient.
 */
@Controller
@Path("staff/agents")
public class AgentsController {

    private static final String VIEW = "staff/agents.html";
    private static final String HERE = "/staff/agents";
    private static final String EXPIRED = "staff.agents.expired";
    private static final String TAKEN = "staff.agents.taken";
    private static final String LATE = "staff.agents.late";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final AgentRegisterClient agents;
    private final PageResponses pages;

    @Inject
    public AgentsController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            AgentRegisterClient agents,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.agents = agents;
        this.pages = pages;
    }

    @GET
    public Response show() {
        Optional<AgentForm> kept = keptForms.take(request).map(AgentForm::of);
        return show(200, kept.orElse(AgentForm.EMPTY), List.of(), kept.map(form -> EXPIRED));
    }

    /** Asks for a gateway, new or changed. */
    @POST
    public Response propose(MultivaluedMap<String, String> fields) {
        AgentForm form = AgentForm.of(PageResponses.firstOfEach(fields));
        List<Mistake> mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return show(422, form, mistakes, Optional.empty());
        }
        try {
            agents.propose(signedIn.caller(), form.agent(), form.client(), form.site());
        } catch (FhirProblem.Conflict taken) {
            return show(409, form, List.of(), Optional.of(TAKEN));
        }
        return PageResponses.seeOther(HERE);
    }

    /** Asks to take a gateway off the list. */
    @POST
    @Path("{agent: [A-Za-z0-9._-]{1,64}}/end")
    public Response end(@PathParam("agent") String agent) {
        return orElse(TAKEN, caller -> agents.proposeEnd(caller, agent));
    }

    /** Confirms what another person asked for. */
    @POST
    @Path("changes/{id: [0-9]{1,18}}/confirm")
    public Response confirm(@PathParam("id") String id) {
        return orElse(LATE, caller -> agents.approve(caller, id));
    }

    /** Drops what somebody asked for. */
    @POST
    @Path("changes/{id: [0-9]{1,18}}/drop")
    public Response drop(@PathParam("id") String id) {
        return orElse(LATE, caller -> agents.reject(caller, id));
    }

    /** Where a press with an old form comes back to. */
    @GET
    @Path("{rest: .+}")
    public Response back() {
        return PageResponses.seeOther(HERE);
    }

    private Response orElse(String notice, Consumer<FhirCaller> change) {
        try {
            change.accept(signedIn.caller());
        } catch (FhirProblem.Conflict | FhirProblem.NotThere notDone) {
            return show(409, AgentForm.EMPTY, List.of(), Optional.of(notice));
        }
        return PageResponses.seeOther(HERE);
    }

    private Response show(int status, AgentForm form, List<Mistake> mistakes, Optional<String> notice) {
        return pages.show(status, VIEW, new AgentsPage(agents.register(signedIn.caller()), form, mistakes, notice));
    }
}
