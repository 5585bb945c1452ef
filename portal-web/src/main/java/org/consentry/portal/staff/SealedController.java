// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.fhir.seal.SealedClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows whether sealed records are as they were written. The page names nobody, so it asks for no reason. */
@Controller
@Path("staff/checks")
public class SealedController {

    private final SignedIn signedIn;
    private final SealedClient sealed;
    private final PageResponses pages;

    @Inject
    public SealedController(SignedIn signedIn, SealedClient sealed, PageResponses pages) {
        this.signedIn = signedIn;
        this.sealed = sealed;
        this.pages = pages;
    }

    @GET
    public Response show() {
        SealedClient.Found found = sealed.found(signedIn.caller());
        return pages.show("staff/checks.html", new SealedPage(found.chains(), found.noteTrouble()));
    }
}
