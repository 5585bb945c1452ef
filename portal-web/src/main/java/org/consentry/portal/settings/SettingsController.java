// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.settings;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.view.PageResponses;

/** Shows what the signed-in patient can set, as links. */
@Controller
@Path("settings")
public class SettingsController {

    private final PortalConfig config;
    private final PageResponses pages;

    @Inject
    public SettingsController(PortalConfig config, PageResponses pages) {
        this.config = config;
        this.pages = pages;
    }

    @GET
    public Response all() {
        return pages.show(
                "settings/settings.html", new SettingsPage(!config.accountPage().isEmpty()));
    }

    /** The page of the identity provider where patients change their sign-in. */
    @GET
    @Path("sign-in")
    public Response signIn() {
        if (config.accountPage().isEmpty()) {
            throw new FhirProblem.NotThere();
        }
        return PageResponses.seeOther(config.accountPage());
    }
}
