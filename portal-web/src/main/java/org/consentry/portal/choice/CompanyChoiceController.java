// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.choice.OneCompany;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.view.PageResponses;

/** Asks the signed-in patient about one company of the register, and saves the answer. */
@Controller
@Path("choices/companies/{slug: [A-Za-z0-9.-]{1,64}}")
public class CompanyChoiceController {

    private final RecentRegister register;
    private final SingleAnswers answers;
    private final PageResponses pages;

    @Inject
    public CompanyChoiceController(RecentRegister register, SingleAnswers answers, PageResponses pages) {
        this.register = register;
        this.answers = answers;
        this.pages = pages;
    }

    @GET
    public Response ask(@PathParam("slug") String slug) {
        RegisterEntry company = company(slug);
        return show(200, company, answers.question(new OneCompany(company.slug())));
    }

    @POST
    public Response answer(@PathParam("slug") String slug, MultivaluedMap<String, String> fields) {
        RegisterEntry company = company(slug);
        return answers.answer(
                new OneCompany(company.slug()), fields, (status, question) -> show(status, company, question));
    }

    private RegisterEntry company(String slug) {
        return Optional.ofNullable(register.recipients().get(slug)).orElseThrow(FhirProblem.NotThere::new);
    }

    private Response show(int status, RegisterEntry company, SingleQuestion question) {
        return pages.show(status, "choice/company.html", new CompanyChoicePage(company, question));
    }
}
