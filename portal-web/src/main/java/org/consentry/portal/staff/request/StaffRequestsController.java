// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.request;

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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.Held;
import org.consentry.portal.fhir.request.RequestClient;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.PageResponses;

/**
 * Shows staff the requests to delete, and takes what they did. Each look and each step has the reason that it is work
 * on a request, and the patient can read of it.
 */
@Controller
@Path("staff/requests")
public class StaffRequestsController {

    private static final String REASON = "staff.request.reason";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final RequestClient requests;
    private final PatientClient patients;
    private final SharingClient sharing;
    private final RecentRegister register;
    private final PageRenderer screen;
    private final FormKeys keys;
    private final HospitalDay day;
    private final PortalConfig config;
    private final PageResponses pages;

    @Inject
    public StaffRequestsController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            RequestClient requests,
            PatientClient patients,
            SharingClient sharing,
            RecentRegister register,
            PageRenderer screen,
            FormKeys keys,
            HospitalDay day,
            PortalConfig config,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.requests = requests;
        this.patients = patients;
        this.sharing = sharing;
        this.register = register;
        this.screen = screen;
        this.keys = keys;
        this.day = day;
        this.config = config;
        this.pages = pages;
    }

    /** Open ones first due first, late ones only, or those that are over. */
    @GET
    public Response list(@QueryParam("show") @DefaultValue("open") String show) {
        LocalDate today = day.today();
        Map<String, String> names = register.recipients().values().stream()
                .collect(Collectors.toMap(RegisterEntry::slug, RegisterEntry::name));
        if (show.equals("over")) {
            List<DeleteRequest> over = requests.over(looking());
            return pages.show("staff/requests.html", new StaffRequestsPage("over", over, -1, -1, today, names));
        }
        List<DeleteRequest> open = requests.open(looking()).stream()
                .sorted(Comparator.comparing((DeleteRequest r) -> r.due().orElse(LocalDate.MAX))
                        .thenComparing(DeleteRequest::asked))
                .toList();
        List<DeleteRequest> late = open.stream().filter(r -> r.late(today)).toList();
        boolean onlyLate = show.equals("late");
        return pages.show(
                "staff/requests.html",
                new StaffRequestsPage(
                        onlyLate ? "late" : "open", onlyLate ? late : open, open.size(), late.size(), today, names));
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        Optional<StepForm> kept = keptForms.take(request).map(StepForm::of);
        return show(200, id, kept.orElse(StepForm.EMPTY), keys.next(), List.of(), kept.map(form -> "error.csrf"));
    }

    /** Takes a step, on top of the version that was seen. */
    @POST
    @Path("{id}")
    public Response step(@PathParam("id") String id, MultivaluedMap<String, String> fields) {
        Map<String, String> sent = PageResponses.firstOfEach(fields);
        StepForm form = StepForm.of(sent);
        String key = sent.getOrDefault("key", "");
        int seen = PageResponses.number(sent.getOrDefault("version", ""));
        DeleteRequest found = requests.request(looking(), id);
        List<Mistake> mistakes = found.version() == seen
                ? form.mistakes(found, found.asked().atZone(config.zone()).toLocalDate(), day.today())
                : List.of();
        if (!mistakes.isEmpty()) {
            return show(422, id, form, key, mistakes, Optional.empty());
        }
        try {
            keys.once(key, () -> step(id, seen, form, found));
            return PageResponses.seeOther("/staff/requests/" + id);
        } catch (FhirProblem.Conflict e) {
            return show(409, id, form, keys.next(), List.of(), Optional.of("staff.request.conflict"));
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            String notice = e.maybeWritten() ? "staff.request.unknown" : "staff.request.notsaved";
            return show(503, id, form, key, List.of(), Optional.of(notice));
        }
    }

    private String step(String id, int seen, StepForm form, DeleteRequest found) {
        if (found.version() != seen) {
            throw new FhirProblem.Conflict();
        }
        requests.step(looking(), id, seen, form.read());
        return id;
    }

    private Response show(
            int status, String id, StepForm form, String key, List<Mistake> mistakes, Optional<String> notice) {
        FhirCaller caller = looking();
        DeleteRequest found = requests.request(caller, id);
        String who = Optional.ofNullable(register.recipients().get(found.recipient()))
                .map(RegisterEntry::name)
                .orElse(found.recipient());
        var about = new StaffRequestPage.About(
                found,
                who,
                requests.steps(caller, id),
                PageSection.of(() -> patients.patient(caller, found.patient())),
                PageSection.of(() -> held(caller, found)));
        return pages.show(
                status, "staff/request.html", new StaffRequestPage(about, day.today(), form, key, mistakes, notice));
    }

    private StaffRequestPage.Has held(FhirCaller caller, DeleteRequest found) {
        Optional<Held> held = requests.held(caller, found.patient()).stream()
                .filter(each -> each.recipient().equals(found.recipient()))
                .findFirst();
        List<String> scans = held.map(Held::foundScans).orElse(List.of());
        return new StaffRequestPage.Has(held, sharing.scans(caller, found.patient(), scans));
    }

    private FhirCaller looking() {
        return signedIn.caller().because(screen.messages().text(PageRenderer.locale(request), REASON));
    }
}
