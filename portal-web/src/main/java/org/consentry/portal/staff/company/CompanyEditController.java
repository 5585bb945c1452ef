// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.company;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.company.CompanyDeskClient;
import org.consentry.portal.fhir.company.RegisteredCompany;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageResponses;

/** Takes the facts of a group as a draft. Nothing that is in force changes. */
@Controller
@Path("staff/companies/" + CompaniesController.SLUG + "/edit")
public class CompanyEditController {

    /** Another person changed the group while this one typed. */
    static final String CHANGED = "staff.company.changed";

    private static final String VIEW = "staff/company-edit.html";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final CompanyDeskClient desk;
    private final HospitalDay day;
    private final PageResponses pages;

    @Inject
    public CompanyEditController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            CompanyDeskClient desk,
            HospitalDay day,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.desk = desk;
        this.day = day;
        this.pages = pages;
    }

    @GET
    public Response form(@PathParam("slug") String slug) {
        RegisteredCompany company = read(slug);
        Optional<CompanyForm> kept = keptForms.take(request).map(CompanyForm::of);
        Optional<String> stale =
                company.draft().filter(RegisteredCompany.Draft::stale).map(draft -> CHANGED);
        return show(
                200,
                company,
                kept.orElseGet(() -> CompanyForm.of(company)),
                List.of(),
                kept.map(form -> "error.csrf.again").or(() -> stale));
    }

    /** Saves the draft. Who saved last is its writer. */
    @POST
    public Response save(@PathParam("slug") String slug, MultivaluedMap<String, String> fields) {
        CompanyForm form = CompanyForm.of(PageResponses.firstOfEach(fields));
        List<Mistake> mistakes = form.mistakes(day.today());
        if (!mistakes.isEmpty()) {
            return show(422, read(slug), form, mistakes, Optional.empty());
        }
        try {
            desk.save(signedIn.caller(), form.version(), form.facts(slug));
        } catch (FhirProblem.Conflict conflict) {
            return refused(read(slug), form);
        } catch (FhirProblem.Rejected | FhirProblem.NotThere refused) {
            return show(409, read(slug), form, List.of(), Optional.of("staff.company.refused"));
        }
        return PageResponses.seeOther("/staff/companies/" + slug);
    }

    /** What was typed stays; the next press saves it on what is in force now. */
    private Response refused(RegisteredCompany company, CompanyForm form) {
        boolean others = company.draft().filter(draft -> !draft.last().mine()).isPresent();
        return show(
                409,
                company,
                form.on(CompanyForm.base(company)),
                List.of(),
                Optional.of(others ? "staff.company.others" : CHANGED));
    }

    private RegisteredCompany read(String slug) {
        try {
            return desk.company(signedIn.caller(), slug);
        } catch (FhirProblem.NotThere isNew) {
            return RegisteredCompany.unknown(slug);
        }
    }

    private Response show(
            int status, RegisteredCompany company, CompanyForm form, List<Mistake> mistakes, Optional<String> notice) {
        return pages.show(status, VIEW, new CompanyEditPage(company, form, mistakes, notice));
    }
}
