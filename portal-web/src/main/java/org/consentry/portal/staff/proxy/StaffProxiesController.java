// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.proxy;

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
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.people.ProxyDeskClient;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.RecordNumber;
import org.consentry.portal.staff.entry.LookingStaff;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageResponses;

/** Enters and ends who may act for a patient. Both people are looked up, for the reason given for the patient. */
@Controller
@Path("staff/patients/{pid: [A-Za-z0-9-][A-Za-z0-9.-]{0,63}}/proxies")
public class StaffProxiesController {

    private static final String GRANT = "{grant: [A-Za-z0-9-]{1,64}}";

    private final HttpServletRequest request;
    private final LookingStaff staff;
    private final PatientClient patients;
    private final ProxyDeskClient desk;
    private final KeptForms keptForms;
    private final PortalConfig config;
    private final HospitalDay day;
    private final PageResponses pages;

    @Inject
    public StaffProxiesController(
            HttpServletRequest request,
            LookingStaff staff,
            PatientClient patients,
            ProxyDeskClient desk,
            KeptForms keptForms,
            PortalConfig config,
            HospitalDay day,
            PageResponses pages) {
        this.request = request;
        this.staff = staff;
        this.patients = patients;
        this.desk = desk;
        this.keptForms = keptForms;
        this.config = config;
        this.day = day;
        this.pages = pages;
    }

    @GET
    public Response all(@PathParam("pid") String id) {
        StaffProxyForm form = keptForms.take(request).map(StaffProxyForm::of).orElse(StaffProxyForm.EMPTY);
        Optional<String> notice = request.getParameter("made") != null
                ? Optional.of("staff.proxies.made")
                : Optional.ofNullable(request.getParameter("ended")).map(any -> "staff.proxies.ended");
        return staff.at(id, caller -> show(200, caller, id, form, List.of(), notice));
    }

    @POST
    public Response make(@PathParam("pid") String id, MultivaluedMap<String, String> fields) {
        StaffProxyForm form = StaffProxyForm.of(PageResponses.firstOfEach(fields));
        return staff.at(id, caller -> {
            List<Mistake> mistakes = form.mistakes();
            if (!mistakes.isEmpty()) {
                return show(422, caller, id, form, mistakes, Optional.empty());
            }
            Optional<PatientFacts> proxy = proxy(caller, form);
            if (proxy.isEmpty()) {
                return again(422, caller, id, form, "number.none");
            }
            try {
                desk.make(caller, id, proxy.get().id(), form.grant());
            } catch (FhirProblem.Conflict e) {
                return again(409, caller, id, form, "number.twice");
            } catch (FhirProblem.Rejected e) {
                return again(422, caller, id, form, "number.refused");
            }
            return PageResponses.seeOther(path(id) + "?made");
        });
    }

    /** Where a form whose token had ended leads: to the page with a fresh one. */
    @GET
    @Path(GRANT + "/end")
    public Response again(@PathParam("pid") String id) {
        return PageResponses.seeOther(path(id));
    }

    @POST
    @Path(GRANT + "/end")
    public Response end(
            @PathParam("pid") String id, @PathParam("grant") String grant, MultivaluedMap<String, String> fields) {
        String why = PageResponses.firstOfEach(fields)
                .getOrDefault("why", "")
                .strip()
                .replaceAll("\\s+", " ");
        return staff.at(id, caller -> {
            boolean theirs = desk.of(caller, id).stream()
                    .anyMatch(entered -> entered.grant().id().equals(grant));
            if (!theirs) {
                throw new FhirProblem.NotThere();
            }
            try {
                desk.end(caller, grant, why);
            } catch (FhirProblem.Rejected e) {
                return again(422, caller, id, StaffProxyForm.EMPTY, "why");
            } catch (FhirProblem.Conflict e) {
                // It was ended before, which is what was wanted.
                return PageResponses.seeOther(path(id) + "?ended");
            }
            return PageResponses.seeOther(path(id) + "?ended");
        });
    }

    /** The one patient who has the number and was born on that day. */
    private Optional<PatientFacts> proxy(FhirCaller caller, StaffProxyForm form) {
        List<PatientFacts> found =
                patients.byRecordNumber(caller, RecordNumber.spellings(form.number(), config.recordNumberPrefix()));
        String born = form.born().orElseThrow().toString();
        return found.size() == 1
                ? Optional.of(found.getFirst()).filter(one -> one.birthDate().equals(born))
                : Optional.empty();
    }

    private Response again(int status, FhirCaller caller, String id, StaffProxyForm form, String mistake) {
        return show(status, caller, id, form, List.of(StaffProxyForm.mistake(mistake)), Optional.empty());
    }

    private Response show(
            int status,
            FhirCaller caller,
            String id,
            StaffProxyForm form,
            List<Mistake> mistakes,
            Optional<String> notice) {
        return pages.show(
                status,
                "staff/proxies.html",
                new StaffProxiesPage(
                        patients.patient(caller, id), desk.of(caller, id), form, mistakes, notice, day.today()));
    }

    private static String path(String id) {
        return "/staff/patients/" + id + "/proxies";
    }
}
