// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.consentry.portal.fhir.choice.UnreadConsentClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/**
 * Shows the work list of consents that the server cannot compute. The list names patients, so staff say why they look.
 */
@Controller
@Path("staff/consents")
public class UnreadConsentsController {

    private static final String REASON = "consentry.unread.reason";
    private static final String VIEW = "staff/consents.html";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final UnreadConsentClient consents;
    private final PageResponses pages;

    @Inject
    public UnreadConsentsController(
            HttpServletRequest request, SignedIn signedIn, UnreadConsentClient consents, PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.consents = consents;
        this.pages = pages;
    }

    @GET
    public Response list() {
        if (!(request.getSession().getAttribute(REASON) instanceof String reason)) {
            return pages.show(VIEW, new UnreadConsentsPage("", Optional.empty(), false));
        }
        return pages.show(
                VIEW,
                new UnreadConsentsPage(
                        reason, Optional.of(consents.workList(signedIn.caller().because(reason))), false));
    }

    /** Says why; it is suggested for each patient that the list leads to, and asked for anew. */
    @POST
    public Response because(@FormParam("reason") @DefaultValue("") String typed) {
        String reason = typed.strip();
        if (!Lookup.isReason(reason)) {
            return pages.show(422, VIEW, new UnreadConsentsPage(reason, Optional.empty(), true));
        }
        HttpSession session = request.getSession();
        session.setAttribute(REASON, reason);
        Reasons.suggest(session, reason);
        return PageResponses.seeOther("/staff/consents");
    }
}
