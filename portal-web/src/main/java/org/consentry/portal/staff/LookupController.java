// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.question.QuestionClient;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.fhir.sharing.Wanted;
import org.consentry.portal.fhir.single.SinglesClient;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.PageResponses;
import org.consentry.portal.view.StaffDuty;

/** Finds and shows a patient for staff, never without a reason that the patient can read. */
@Controller
@Path("staff/patients")
public class LookupController {

    /** An id that is one: it is written into a form before anybody has looked for it. */
    private static final String PATIENT = "{pid: [A-Za-z0-9-][A-Za-z0-9.-]{0,63}}";

    private static final String REASON_VIEW = "staff/reason.html";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final PatientClient patients;
    private final ChoiceClient choices;
    private final SinglesClient singles;
    private final SharingClient sharing;
    private final QuestionClient questions;
    private final NumberLookup numbers;
    private final PortalConfig config;
    private final PageRenderer screen;
    private final PageResponses pages;

    @Inject
    public LookupController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            PatientClient patients,
            ChoiceClient choices,
            SinglesClient singles,
            SharingClient sharing,
            QuestionClient questions,
            NumberLookup numbers,
            PortalConfig config,
            PageRenderer screen,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.patients = patients;
        this.choices = choices;
        this.singles = singles;
        this.sharing = sharing;
        this.questions = questions;
        this.numbers = numbers;
        this.config = config;
        this.screen = screen;
        this.pages = pages;
    }

    @GET
    public Response form() {
        Optional<Map<String, String>> kept = keptForms.take(request);
        Optional<Lookup> lookup = Lookup.of(request.getSession()).filter(Lookup::searches);
        if (kept.isEmpty() && lookup.isPresent() && request.getParameter("found") != null) {
            return found(lookup.get());
        }
        Lookup.forget(request.getSession());
        LookupForm form = kept.map(LookupForm::of).orElse(LookupForm.EMPTY);
        return show(200, form, List.of(), Optional.empty(), kept.isPresent());
    }

    /**
     * The matches, below which the form for the next patient is empty. A number whose patient has another name or birth
     * date than was typed opens nobody.
     */
    private Response found(Lookup found) {
        if (!found.said().isEmpty()) {
            return numbered(found);
        }
        List<PatientFacts> all = search(found);
        List<PatientFacts> matches = found.number().isEmpty()
                ? all
                : all.stream().filter(found::fits).toList();
        if (matches.isEmpty() && !all.isEmpty()) {
            return again(found, new Mistake("number", "staff.error.lookup.disagree"));
        }
        LookupPage page = new LookupPage(LookupForm.EMPTY, List.of(), Optional.of(matches), false);
        if (!page.tooMany()) {
            List<String> shown =
                    page.matches().orElseThrow().stream().map(PatientFacts::id).toList();
            Reasons.keep(request.getSession(), shown, found.reason());
        }
        return pages.show("staff/lookup.html", page);
    }

    /** Goes to what has the number. If several things have it, staff pick. */
    private Response numbered(Lookup lookup) {
        return switch (numbers.find(signedIn.caller().because(lookup.reason()), lookup)) {
            case NumberLookup.Result.Nothing none -> again(lookup, new Mistake("said", "staff.error.lookup.said.none"));
            case NumberLookup.Result.Disagreeing other ->
                again(lookup, new Mistake("said", "staff.error.lookup.said.disagree"));
            case NumberLookup.Result.One one -> {
                Lookup.forget(request.getSession());
                Reasons.keep(request.getSession(), List.of(one.found().patient()), lookup.reason());
                yield PageResponses.seeOther(NumberedMatch.path(one.found()));
            }
            case NumberLookup.Result.Several several -> {
                List<String> shown = several.matches().stream()
                        .map(match -> match.found().patient())
                        .toList();
                Reasons.keep(request.getSession(), shown, lookup.reason());
                yield pages.show(
                        "staff/lookup.html",
                        new LookupPage(
                                LookupForm.EMPTY, List.of(), Optional.empty(), Optional.of(several.matches()), false));
            }
        };
    }

    /** The form as it was sent, with what is wrong. */
    private Response again(Lookup lookup, Mistake mistake) {
        var form = new LookupForm(
                lookup.number(), lookup.said(), lookup.name(), lookup.birthDate(), LookupForm.OTHER, lookup.reason());
        return show(422, form, List.of(mistake), Optional.empty(), false);
    }

    @POST
    public Response find(MultivaluedMap<String, String> fields) {
        LookupForm form = LookupForm.of(PageResponses.firstOfEach(fields));
        List<Mistake> mistakes = form.mistakes();
        if (!mistakes.isEmpty()) {
            return show(422, form, mistakes, Optional.empty(), false);
        }
        String born = form.day().map(LocalDate::toString).orElse("");
        new Lookup(reason(form), form.number(), form.said(), form.name(), born).keep(request.getSession());
        return PageResponses.seeOther("/staff/patients?found");
    }

    /** A reason opens the patient it was given for; for any other it is asked for first. */
    @GET
    @Path(PATIENT)
    public Response patient(@PathParam("pid") String id, @QueryParam("page") @DefaultValue("1") String page) {
        Optional<String> why = Reasons.of(request.getSession(), id);
        if (why.isEmpty()) {
            LookupForm form = keptForms
                    .take(request)
                    .map(LookupForm::of)
                    .orElseGet(() -> LookupForm.beginning(Reasons.suggestion(request.getSession())));
            return pages.show(REASON_VIEW, new ReasonPage(id, form, false));
        }
        String reason = why.get();
        FhirCaller caller = signedIn.caller().because(reason);
        PatientFacts facts = patients.patient(caller, id);
        Standing standing = choices.standing(caller, id);
        return pages.show(
                "staff/patient.html",
                new PatientPage(
                        facts,
                        reason,
                        standing.topics(),
                        singles.named(caller, id, standing.single()),
                        sharing.ledger(
                                caller, id, Wanted.newest(PatientPage.ROWS).onPage(PageResponses.number(page))),
                        signedIn.work().may(StaffDuty.WORK_LISTS) ? questions.of(caller, id) : List.of()));
    }

    /** Says why, for this patient only. */
    @POST
    @Path(PATIENT)
    public Response because(@PathParam("pid") String id, MultivaluedMap<String, String> fields) {
        LookupForm form = LookupForm.of(PageResponses.firstOfEach(fields));
        if (!form.hasReason()) {
            return pages.show(422, REASON_VIEW, new ReasonPage(id, form, true));
        }
        Reasons.keep(request.getSession(), List.of(id), reason(form));
        return PageResponses.seeOther("/staff/patients/" + id);
    }

    private List<PatientFacts> search(Lookup lookup) {
        FhirCaller caller = signedIn.caller().because(lookup.reason());
        return lookup.number().isEmpty()
                ? patients.byNameAndBirthDate(caller, lookup.name(), lookup.birthDate())
                : patients.byRecordNumber(caller, RecordNumber.spellings(lookup.number(), config.recordNumberPrefix()));
    }

    private String reason(LookupForm form) {
        return form.why().equals(LookupForm.OTHER)
                ? form.text()
                : screen.messages().text(PageRenderer.locale(request), "staff.lookup.reason." + form.why());
    }

    private Response show(
            int status,
            LookupForm form,
            List<Mistake> mistakes,
            Optional<List<PatientFacts>> matches,
            boolean expired) {
        return pages.show(status, "staff/lookup.html", new LookupPage(form, mistakes, matches, expired));
    }
}
