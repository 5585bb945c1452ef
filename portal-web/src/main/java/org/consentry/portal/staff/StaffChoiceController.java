// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.single.SinglesClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Opens one version of a patient's choice, for the reason that was given for this patient. */
@Controller
@Path("staff/patients/{pid: [A-Za-z0-9-][A-Za-z0-9.-]{0,63}}/choices/{cid: [A-Za-z0-9.-]{1,80}}")
public class StaffChoiceController {

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final PatientClient patients;
    private final ChoiceClient choices;
    private final SinglesClient singles;
    private final PageResponses pages;

    @Inject
    public StaffChoiceController(
            HttpServletRequest request,
            SignedIn signedIn,
            PatientClient patients,
            ChoiceClient choices,
            SinglesClient singles,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.patients = patients;
        this.choices = choices;
        this.singles = singles;
        this.pages = pages;
    }

    @GET
    public Response choice(@PathParam("pid") String patient, @PathParam("cid") String cid) {
        return Reasons.of(request.getSession(), patient)
                .map(reason -> show(signedIn.caller().because(reason), patient, cid))
                .orElseGet(() -> PageResponses.seeOther("/staff/patients/" + patient));
    }

    private Response show(FhirCaller caller, String patient, String cid) {
        ChoiceVersion version = ChoiceVersion.list(cid).stream().findFirst().orElseThrow(FhirProblem.NotThere::new);
        PatientFacts facts = patients.patient(caller, patient);
        Standing standing = choices.standing(caller, patient);
        return pages.show(
                "staff/choice.html",
                new StaffChoicePage(
                        facts,
                        version,
                        choices.versionOf(caller, patient, version),
                        standing,
                        singles.named(caller, patient, standing.single())));
    }
}
