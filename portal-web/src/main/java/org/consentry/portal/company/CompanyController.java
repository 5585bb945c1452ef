// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.company;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.register.RegisterClient;
import org.consentry.portal.fhir.sharing.CodeChangeClient;
import org.consentry.portal.fhir.sharing.PseudonymChange;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows the public register to anyone. Staff also see which codes of patients changed towards a company. */
@Controller
@Path("companies")
public class CompanyController {

    private final RegisterClient register;
    private final CodeChangeClient codes;
    private final SignedIn signedIn;
    private final PageResponses pages;

    @Inject
    public CompanyController(RegisterClient register, CodeChangeClient codes, SignedIn signedIn, PageResponses pages) {
        this.register = register;
        this.codes = codes;
        this.signedIn = signedIn;
        this.pages = pages;
    }

    @GET
    public Response companies() {
        return pages.show(
                "company/companies.html", List.copyOf(register.recipients().values()));
    }

    @GET
    @Path("{slug}")
    public Response company(@PathParam("slug") String slug) {
        return pages.show(
                "company/company.html",
                new CompanyPage(register.recipient(slug), register.products(slug), changes(slug)));
    }

    private Optional<PageSection<List<PseudonymChange>>> changes(String slug) {
        return signedIn.isStaff()
                ? Optional.of(PageSection.of(() -> codes.of(signedIn.caller(), slug)))
                : Optional.empty();
    }
}
