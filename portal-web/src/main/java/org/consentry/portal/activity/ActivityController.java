// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.activity;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.look.LookClient;
import org.consentry.portal.fhir.look.Looks;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows who of the staff looked at the signed-in patient's page. Where that cannot be known now, it says so (503). */
@Controller
@Path("activity")
public class ActivityController {

    private final SignedIn signedIn;
    private final LookClient looks;
    private final PageResponses pages;

    @Inject
    public ActivityController(SignedIn signedIn, LookClient looks, PageResponses pages) {
        this.signedIn = signedIn;
        this.looks = looks;
        this.pages = pages;
    }

    @GET
    public Response list(@QueryParam("page") @DefaultValue("") String page) {
        FhirCaller caller = signedIn.caller();
        String patient = signedIn.patient();
        PageSection<Looks> found = PageSection.of(() -> looks.page(caller, patient, PageResponses.number(page)));
        return pages.show(found.there() ? 200 : 503, "activity/activity.html", new ActivityPage(found));
    }
}
