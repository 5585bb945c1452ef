// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.company;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.company.CompanyDeskClient;
import org.consentry.portal.fhir.company.CompanyDeskClient.Act;
import org.consentry.portal.fhir.company.RegisteredCompany;
import org.consentry.portal.fhir.register.RegisterClient;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageResponses;

/**
 * Shows the groups that may get scans, with drafts and history, and takes each step about them. The server alone
 * decides whether it is another person. The pages name no patient.
 */
@Controller
@Path("staff/companies")
public class CompaniesController {

    static final String SLUG = "{slug: [A-Za-z0-9.-]{1,64}}";

    private static final String HERE = "/staff/companies";
    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final CompanyDeskClient desk;
    private final RegisterClient register;
    private final HospitalDay day;
    private final PageResponses pages;

    @Inject
    public CompaniesController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            CompanyDeskClient desk,
            RegisterClient register,
            HospitalDay day,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.desk = desk;
        this.register = register;
        this.day = day;
        this.pages = pages;
    }

    /** All groups; or the form for a new one, where its address was typed. */
    @GET
    public Response all() {
        Optional<String> typed =
                Optional.ofNullable(request.getParameter("new")).map(String::strip);
        return typed.filter(slug -> slug.matches("[a-z0-9][a-z0-9-]{0,62}[a-z0-9]"))
                .map(slug -> PageResponses.seeOther(HERE + "/" + slug + "/edit"))
                .orElseGet(() -> list(typed));
    }

    private Response list(Optional<String> wrong) {
        return pages.show(
                wrong.isPresent() ? 422 : 200,
                "staff/companies.html",
                new CompaniesPage(desk.all(signedIn.caller()), day.today(), wrong));
    }

    /** One group; the list where nothing of it is there any more, such as after its only draft was dropped. */
    @GET
    @Path(SLUG)
    public Response one(@PathParam("slug") String slug) {
        return show(200, slug, "", List.of(), Optional.empty());
    }

    /** The draft, or what is in force, as patients would see it. */
    @GET
    @Path(SLUG + "/preview")
    public Response preview(@PathParam("slug") String slug) {
        RegisteredCompany company = desk.company(signedIn.caller(), slug);
        RegisterEntry facts = company.draft()
                .map(RegisteredCompany.Draft::facts)
                .or(() -> company.now().map(RegisteredCompany.Version::facts))
                .orElseThrow(FhirProblem.NotThere::new);
        return pages.show(
                "company/company.html",
                new CompanyPreviewPage(
                        whole(company, facts), register.products(slug), PageSection.of(() -> register.shared(slug))));
    }

    /** The facts with what a draft keeps: the part of the body, and whether it is stopped. */
    private RegisterEntry whole(RegisteredCompany company, RegisterEntry facts) {
        if (company.now().isEmpty()) {
            return facts;
        }
        RegisterEntry shown = register.recipient(company.slug());
        var texts = new HashMap<>(facts.facts());
        if (!shown.fact("region").isEmpty()) {
            texts.put("region", shown.fact("region"));
        }
        return new RegisterEntry(
                facts.slug(),
                facts.name(),
                facts.kind(),
                facts.country(),
                facts.region(),
                shown.active() && facts.fact("ended-on").isEmpty(),
                texts,
                facts.purposes(),
                facts.checkedOn());
    }

    /** Stops all that goes to the group, at once. */
    @POST
    @Path(SLUG + "/pause")
    public Response pause(@PathParam("slug") String slug, @FormParam("why") @DefaultValue("") String typed) {
        return because(slug, "pause", typed, (caller, why) -> desk.pause(caller, slug, why));
    }

    /** Asks to let scans go there again. */
    @POST
    @Path(SLUG + "/resume")
    public Response resume(@PathParam("slug") String slug, @FormParam("why") @DefaultValue("") String typed) {
        return because(slug, "resume", typed, (caller, why) -> desk.askToResume(caller, slug, why));
    }

    /** Sends a draft back to its writer. */
    @POST
    @Path(SLUG + "/send-back")
    public Response sendBack(
            @PathParam("slug") String slug,
            @FormParam("seen") @DefaultValue("") String seen,
            @FormParam("why") @DefaultValue("") String typed) {
        return because(slug, "send-back", typed, (caller, why) -> act(caller, slug, Act.SEND_BACK, seen, why));
    }

    /** Does a step that needs no reason. */
    @POST
    @Path(SLUG + "/{step: send|publish|drop|confirm|drop-resume}")
    public Response step(
            @PathParam("slug") String slug,
            @PathParam("step") String step,
            @FormParam("seen") @DefaultValue("") String seen) {
        Act act = Act.valueOf(step.toUpperCase(Locale.ROOT).replace('-', '_'));
        return orNotice(slug, "", () -> act(signedIn.caller(), slug, act, seen, ""));
    }

    /** Where a press with an old form comes back to. What was typed is kept. */
    @GET
    @Path(SLUG + "/{step: pause|resume|send-back|send|publish|drop|confirm|drop-resume}")
    public Response back(@PathParam("slug") String slug) {
        Optional<Map<String, String>> kept = keptForms.take(request);
        return kept.isEmpty()
                ? PageResponses.seeOther(HERE + "/" + slug)
                : show(200, slug, kept.get().getOrDefault("why", ""), List.of(), Optional.of("error.csrf.again"));
    }

    private void act(FhirCaller caller, String slug, Act act, String seen, String why) {
        if (!seen.matches("[0-9]{1,18}")) {
            throw new FhirProblem.Conflict();
        }
        desk.act(caller, slug, act, seen, why);
    }

    /** What is done for a reason. */
    @FunctionalInterface
    private interface Reasoned {
        void by(FhirCaller caller, String why);
    }

    private Response because(String slug, String field, String typed, Reasoned step) {
        String why = typed.strip().replaceAll("\\s+", " ");
        if (why.length() < SHORTEST || why.length() > LONGEST) {
            return show(
                    422,
                    slug,
                    typed,
                    List.of(new Mistake("why-" + field, "staff.error.company.why")),
                    Optional.empty());
        }
        return orNotice(slug, typed, () -> step.by(signedIn.caller(), why));
    }

    private Response orNotice(String slug, String typed, Runnable step) {
        try {
            step.run();
        } catch (FhirProblem.Conflict | FhirProblem.NotThere notDone) {
            return show(409, slug, typed, List.of(), Optional.of("staff.company.late"));
        } catch (FhirProblem.Rejected lacking) {
            return show(409, slug, typed, List.of(), Optional.of("staff.company.lacking"));
        }
        return PageResponses.seeOther(HERE + "/" + slug);
    }

    private Response show(int status, String slug, String typed, List<Mistake> mistakes, Optional<String> notice) {
        RegisteredCompany company;
        try {
            company = desk.company(signedIn.caller(), slug);
        } catch (FhirProblem.NotThere gone) {
            return PageResponses.seeOther(HERE);
        }
        return pages.show(
                status, "staff/company.html", new CompanyDeskPage(company, day.today(), typed, mistakes, notice));
    }
}
