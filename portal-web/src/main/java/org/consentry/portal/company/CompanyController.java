// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.company;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.consentry.portal.fhir.RegisterClient;
import org.consentry.portal.view.Pages;

/** The public register; anyone may look. */
@Controller
@Path("companies")
public class CompanyController {

    private final RegisterClient register;
    private final Pages pages;

    @Inject
    public CompanyController(RegisterClient register, Pages pages) {
        this.register = register;
        this.pages = pages;
    }

    @GET
    public Response companies() {
        return pages.show("companies.html", List.copyOf(register.recipients().values()));
    }

    @GET
    @Path("{slug}")
    public Response company(@PathParam("slug") String slug) {
        return pages.show("company.html", new CompanyPage(register.recipient(slug), register.products(slug)));
    }
}
