// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.fhir.single.SinglesClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Opens one line of a patient's list, for the reason that was given for this patient. */
@Controller
@Path("staff/patients/{pid: [A-Za-z0-9-][A-Za-z0-9.-]{0,63}}/lines/{rid: [A-Za-z0-9.-]{1,64}}")
public class StaffLineController {

    /** More Consents than one decision names. */
    private static final int MOST_CHOICES = 5;

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final PatientClient patients;
    private final SharingClient sharing;
    private final ChoiceClient choices;
    private final SinglesClient singles;
    private final PageResponses pages;

    @Inject
    public StaffLineController(
            HttpServletRequest request,
            SignedIn signedIn,
            PatientClient patients,
            SharingClient sharing,
            ChoiceClient choices,
            SinglesClient singles,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.patients = patients;
        this.sharing = sharing;
        this.choices = choices;
        this.singles = singles;
        this.pages = pages;
    }

    @GET
    public Response line(@PathParam("pid") String patient, @PathParam("rid") String line) {
        return Reasons.of(request.getSession(), patient)
                .map(reason -> show(signedIn.caller().because(reason), patient, line))
                .orElseGet(() -> PageResponses.seeOther("/staff/patients/" + patient));
    }

    private Response show(FhirCaller caller, String patient, String line) {
        SharingRow row = sharing.rowOf(caller, patient, line);
        List<CitedChoice> cited = row.line().choiceCids().stream()
                .limit(MOST_CHOICES)
                .flatMap(cid -> ChoiceVersion.list(cid).stream())
                .map(version -> cited(caller, patient, version))
                .toList();
        List<Choice> single = cited.stream()
                .flatMap(each -> each.choice().stream())
                .filter(choice -> choice.matter().single())
                .toList();
        return pages.show(
                "staff/line.html",
                new StaffLinePage(
                        patients.patient(caller, patient), row, cited, singles.named(caller, patient, single)));
    }

    private CitedChoice cited(FhirCaller caller, String patient, ChoiceVersion version) {
        try {
            return CitedChoice.saying(version, choices.versionOf(caller, patient, version));
        } catch (FhirProblem.NotThere e) {
            return CitedChoice.missing(version);
        }
    }
}
