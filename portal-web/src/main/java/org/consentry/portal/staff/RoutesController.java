// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.fhir.route.RoutesClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows all ways out, what waits there, and what was sent and stopped lately. The page names no patient. */
@Controller
@Path("staff/routes")
public class RoutesController {

    private final SignedIn signedIn;
    private final RoutesClient routes;
    private final PageResponses pages;

    @Inject
    public RoutesController(SignedIn signedIn, RoutesClient routes, PageResponses pages) {
        this.signedIn = signedIn;
        this.routes = routes;
        this.pages = pages;
    }

    @GET
    public Response show() {
        return pages.show(200, "staff/routes.html", new RoutesPage(routes.routes(signedIn.caller())));
    }
}
