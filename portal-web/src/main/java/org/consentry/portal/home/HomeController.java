// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.home;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.Pages;

/** The signed-in person's first page. */
@Controller
@Path("home")
public class HomeController {

    private final SignedIn signedIn;
    private final Pages pages;

    @Inject
    public HomeController(SignedIn signedIn, Pages pages) {
        this.signedIn = signedIn;
        this.pages = pages;
    }

    @GET
    public Response home() {
        return pages.show("home.html", signedIn.person());
    }
}
