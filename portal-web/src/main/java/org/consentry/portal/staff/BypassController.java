// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.bypass.BypassClient;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows what left past the gateways and nobody had allowed, and takes what staff found out. It names no patient. */
@Controller
@Path("staff/bypass")
public class BypassController {

    private static final String VIEW = "staff/bypass.html";
    private static final String HERE = "/staff/bypass";
    private static final String EXPIRED = "staff.bypass.expired";
    private static final String LATE = "staff.bypass.late";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final BypassClient list;
    private final PageResponses pages;

    @Inject
    public BypassController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            BypassClient list,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.list = list;
        this.pages = pages;
    }

    @GET
    public Response show() {
        Optional<BypassForm> kept = keptForms.take(request).map(BypassForm::of);
        return show(200, kept.orElse(BypassForm.EMPTY), List.of(), kept.map(form -> EXPIRED));
    }

    /** Takes one off the list, with what was found. */
    @POST
    public Response close(MultivaluedMap<String, String> fields) {
        BypassForm form = BypassForm.of(PageResponses.firstOfEach(fields));
        List<Mistake> mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return show(422, form, mistakes, Optional.empty());
        }
        try {
            list.close(signedIn.caller(), form.event(), form.found());
        } catch (FhirProblem.Conflict | FhirProblem.NotThere late) {
            return show(409, BypassForm.EMPTY, List.of(), Optional.of(LATE));
        }
        return PageResponses.seeOther(HERE);
    }

    private Response show(int status, BypassForm form, List<Mistake> mistakes, Optional<String> notice) {
        return pages.show(status, VIEW, new BypassPage(list.list(signedIn.caller()), form, mistakes, notice));
    }
}
