// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.settings;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.note.AlertClient;
import org.consentry.portal.fhir.note.AlertSetting;
import org.consentry.portal.fhir.note.AlertSetting.Pick;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Asks the signed-in patient how often to tell of shared scans, and saves the answer. */
@Controller
@Path("settings/alerts")
public class AlertsController {

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final AlertClient alerts;
    private final PageResponses pages;

    @Inject
    public AlertsController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            AlertClient alerts,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.alerts = alerts;
        this.pages = pages;
    }

    @GET
    public Response ask() {
        AlertSetting setting = setting();
        AlertsForm fresh = AlertsForm.fresh(setting);
        Optional<AlertsForm> kept = keptForms.take(request).map(AlertsForm::of);
        Optional<AlertsPage.Notice> notice = kept.isPresent()
                ? Optional.of(AlertsPage.Notice.EXPIRED)
                : Optional.of(AlertsPage.Notice.SAVED)
                        .filter(saved -> request.getParameter("saved") != null && setting.pick() != Pick.NONE);
        return show(
                200,
                PageSection.there(setting),
                kept.map(k -> fresh.picked(k.pick())).orElse(fresh),
                notice);
    }

    @POST
    public Response answer(MultivaluedMap<String, String> fields) {
        AlertsForm form = AlertsForm.of(PageResponses.firstOfEach(fields));
        if (form.pick() == Pick.NONE) {
            return again(422, form, AlertsPage.Notice.PICK);
        }
        try {
            alerts.set(signedIn.caller(), signedIn.patient(), form.pick(), form.version());
            return PageResponses.seeOther("/settings/alerts?saved");
        } catch (FhirProblem.Conflict e) {
            AlertSetting now = setting();
            return show(
                    409,
                    PageSection.there(now),
                    AlertsForm.fresh(now).picked(form.pick()),
                    Optional.of(AlertsPage.Notice.CONFLICT));
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            return again(503, form, e.maybeWritten() ? AlertsPage.Notice.UNKNOWN : AlertsPage.Notice.NOT_SAVED);
        }
    }

    private Response again(int status, AlertsForm form, AlertsPage.Notice notice) {
        return show(status, PageSection.of(this::setting), form, Optional.of(notice));
    }

    private AlertSetting setting() {
        return alerts.of(signedIn.caller(), signedIn.patient());
    }

    private Response show(
            int status, PageSection<AlertSetting> setting, AlertsForm form, Optional<AlertsPage.Notice> notice) {
        return pages.show(status, "settings/alerts.html", new AlertsPage(setting, form, notice));
    }
}
