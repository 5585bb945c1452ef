// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.bypass.BypassClient;
import org.consentry.portal.fhir.seal.SealedClient;
import org.consentry.portal.fhir.watch.ChoiceWatchClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/**
 * Shows whether choices reach the gateways, whether their journals are whole, and whether sealed records are as they
 * were written. The page names nobody, so it asks for no reason. A part that cannot be had says so, and the others are
 * shown.
 */
@Controller
@Path("staff/checks")
public class ChecksController {

    private final SignedIn signedIn;
    private final ChoiceWatchClient choices;
    private final BypassClient bypass;
    private final SealedClient sealed;
    private final PageResponses pages;

    @Inject
    public ChecksController(
            SignedIn signedIn,
            ChoiceWatchClient choices,
            BypassClient bypass,
            SealedClient sealed,
            PageResponses pages) {
        this.signedIn = signedIn;
        this.choices = choices;
        this.bypass = bypass;
        this.sealed = sealed;
        this.pages = pages;
    }

    @GET
    public Response show(@QueryParam("page") @DefaultValue("") String number) {
        FhirCaller caller = signedIn.caller();
        int page = PageResponses.number(number);
        return pages.show(
                "staff/checks.html",
                new ChecksPage(
                        PageSection.of(() -> choices.watch(caller, page)),
                        PageSection.of(() -> bypass.list(caller).openCount()),
                        PageSection.of(() -> choices.journals(caller)),
                        PageSection.of(() -> {
                            SealedClient.Found found = sealed.found(caller);
                            return new SealedPage(found.chains(), found.noteTrouble());
                        }),
                        page));
    }
}
