// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.rules;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.fhir.rules.RuleSet;
import org.consentry.portal.fhir.rules.RulesClient;
import org.consentry.portal.fhir.rules.RulesTrial;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.Reasons;
import org.consentry.portal.view.PageResponses;

/** Lets staff try out rules. What they try, and what came of it, lies in their session and nowhere else. */
@Controller
@Path("staff/rules")
public class RulesController {

    private static final String HERE = "/staff/rules";
    private static final String RESULT = HERE + "/result";
    private static final String TRIED = "consentry.rules.tried";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final RulesClient rules;
    private final RecentRegister register;
    private final PageResponses pages;

    @Inject
    public RulesController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            RulesClient rules,
            RecentRegister register,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.rules = rules;
        this.register = register;
        this.pages = pages;
    }

    private record Tried(RulesForm form, RulesTrial trial) implements Serializable {
        @Override
        public String toString() {
            return "Tried[]";
        }
    }

    /** The form, with what was typed before the session ended, or with rules of the hospital to start from. */
    @GET
    public Response show(@QueryParam("from") @DefaultValue("") String from) {
        List<RuleSet> known = rules.all(signedIn.caller());
        RulesForm form = keptForms
                .take(request)
                .map(RulesForm::of)
                .orElseGet(() -> new RulesForm(
                        known.stream()
                                .filter(each -> each.name().equals(from))
                                .map(RuleSet::text)
                                .findFirst()
                                .orElse(""),
                        "",
                        "",
                        ""));
        return pages.show("staff/rules.html", new RulesPage(known, form, List.of(), Optional.empty()));
    }

    /** Looks at the first scans. */
    @POST
    public Response begin(MultivaluedMap<String, String> fields) {
        RulesForm form = RulesForm.of(PageResponses.firstOfEach(fields));
        List<Mistake> mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return again(form, mistakes, Optional.empty());
        }
        try {
            keep(form, RulesTrial.NOTHING);
        } catch (FhirProblem.Unfit unfit) {
            return again(form, List.of(new Mistake("rules", "staff.error.rules.unfit")), Optional.of(unfit.said()));
        }
        Reasons.suggest(request.getSession(), form.reason());
        return PageResponses.seeOther(RESULT);
    }

    /** Looks at the next scans. */
    @POST
    @Path("more")
    public Response more() {
        tried().filter(before -> !before.trial().whole()).ifPresent(before -> keep(before.form(), before.trial()));
        return PageResponses.seeOther(RESULT);
    }

    /** What was found so far. */
    @GET
    @Path("result")
    public Response result() {
        return tried().map(found ->
                        pages.show("staff/rules-result.html", new TrialPage(found.form(), found.trial(), groups())))
                .orElseGet(() -> PageResponses.seeOther(HERE));
    }

    /** Where a press with an old form comes back to. */
    @GET
    @Path("more")
    public Response back() {
        return PageResponses.seeOther(RESULT);
    }

    private void keep(RulesForm form, RulesTrial before) {
        FhirCaller caller = signedIn.caller().because(form.reason());
        request.getSession().setAttribute(TRIED, new Tried(form, rules.more(caller, form.rules(), before)));
    }

    private Optional<Tried> tried() {
        return request.getSession().getAttribute(TRIED) instanceof Tried tried ? Optional.of(tried) : Optional.empty();
    }

    private Map<String, String> groups() {
        var names = new LinkedHashMap<String, String>();
        register.recipients().forEach((id, entry) -> names.put(id, entry.name()));
        return names;
    }

    private Response again(RulesForm form, List<Mistake> mistakes, Optional<String> unfit) {
        return pages.show(422, "staff/rules.html", new RulesPage(rules.all(signedIn.caller()), form, mistakes, unfit));
    }
}
