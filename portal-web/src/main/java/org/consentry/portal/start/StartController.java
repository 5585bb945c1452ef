// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.start;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.start.rights.RightsPage;
import org.consentry.portal.view.PageResponses;

/** Shows the pages that need neither data nor a sign-in. They answer while the FHIR server is down. */
@Controller
@Path("/")
public class StartController {

    private final PageResponses pages;
    private final PortalConfig config;

    @Inject
    public StartController(PageResponses pages, PortalConfig config) {
        this.pages = pages;
        this.config = config;
    }

    @GET
    public Response start() {
        return pages.show("start/start.html");
    }

    @GET
    @Path("how")
    public Response how() {
        return pages.show("start/how.html");
    }

    @GET
    @Path("limits")
    public Response limits() {
        return pages.show("start/limits.html");
    }

    @GET
    @Path("words")
    public Response words() {
        return pages.show("start/words.html");
    }

    @GET
    @Path("other-ways")
    public Response otherWays() {
        return pages.show("start/other-ways.html");
    }

    @GET
    @Path("rights")
    public Response rights(@QueryParam("place") @DefaultValue("") String place) {
        return pages.show("start/rights.html", RightsPage.of(place, config.rightsPlace()));
    }

    @GET
    @Path("wearables")
    public Response wearables() {
        return pages.show("start/wearables.html");
    }

    @GET
    @Path("accessibility")
    public Response accessibility() {
        return pages.show("start/accessibility.html");
    }

    @GET
    @Path("language-help")
    public Response languageHelp() {
        return pages.show(
                "start/language-help.html", LanguageHelp.read(config.helpPhone(), config.reviewedLanguages()));
    }
}
