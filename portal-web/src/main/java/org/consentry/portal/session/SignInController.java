// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.session.openid.OpenIdProvider;
import org.consentry.portal.view.PageResponses;

/** Signs people in and out, and shows the page after signing out. */
@Controller
@Path("/")
public class SignInController {

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final OpenIdProvider provider;
    private final PageResponses pages;

    @Inject
    public SignInController(
            HttpServletRequest request, SignedIn signedIn, OpenIdProvider provider, PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.provider = provider;
        this.pages = pages;
    }

    /** Reached only by people who have signed in: the filter sends the others to the provider first. */
    @GET
    @Path("sign-in")
    public Response signIn() {
        return PageResponses.seeOther(signedIn.isStaff() ? signedIn.work().home() : "/home");
    }

    /**
     * Ends the session here, then at the provider from server to server; a browser could not follow a redirect there.
     */
    @POST
    @Path("sign-out")
    public Response signOut(@FormParam("by") String by) {
        var refresh = signedIn.refreshToken();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        boolean ended = refresh.map(provider::endSession).orElse(false);
        return Response.fromResponse(PageResponses.seeOther(ended ? "/signed-out" : "/signed-out?here"))
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }

    /** Where a sign-out with an old form comes back to. */
    @GET
    @Path("sign-out")
    public Response stillSignedIn() {
        return signIn();
    }

    @GET
    @Path("signed-out")
    public Response signedOut() {
        return pages.show("session/signed-out.html", new SignedOutPage(request.getParameter("here") != null));
    }
}
