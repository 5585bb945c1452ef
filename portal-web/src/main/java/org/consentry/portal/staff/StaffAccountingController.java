// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.function.Function;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.accounting.LegalAccountingClient;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;
import org.consentry.portal.view.document.AccountingFile;
import org.consentry.portal.view.document.PageFiles;

/** Gives staff the accounting of a patient who asked for it, for a reason that the patient can read. */
@Path("staff/patients/{pid: [A-Za-z0-9-][A-Za-z0-9.-]{0,63}}/accounting")
public class StaffAccountingController {
    private static final String NAME = "disclosures";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final PatientClient patients;
    private final LegalAccountingClient accounting;
    private final PageFiles files;
    private final PageResponses pages;
    private final InstantSource clock;

    @Inject
    public StaffAccountingController(
            HttpServletRequest request,
            SignedIn signedIn,
            PatientClient patients,
            LegalAccountingClient accounting,
            PageFiles files,
            PageResponses pages,
            InstantSource clock) {
        this.request = request;
        this.signedIn = signedIn;
        this.patients = patients;
        this.accounting = accounting;
        this.files = files;
        this.pages = pages;
        this.clock = clock;
    }

    /** Shows the lines, and offers the files. */
    @GET
    @Controller
    public Response show(@PathParam("pid") String id) {
        return at(id, caller -> {
            PatientFacts patient = patients.patient(caller, id);
            return pages.show("staff/accounting.html", new StaffAccountingPage(patient, accounting.whole(caller, id)));
        });
    }

    @GET
    @Path("disclosures.pdf")
    public Response pdf(@PathParam("pid") String id) {
        return at(id, caller -> files.pdf(NAME, AccountingFile.VIEW, () -> read(caller, id)));
    }

    @GET
    @Path("disclosures.csv")
    public Response csv(@PathParam("pid") String id) {
        return at(id, caller -> files.csv(NAME, AccountingFile.VIEW, read(caller, id)));
    }

    @GET
    @Path("disclosures.json")
    public Response json(@PathParam("pid") String id) {
        return at(
                id,
                caller -> PageResponses.file(
                        NAME + ".json", "application/json", read(caller, id).json()));
    }

    private AccountingFile read(FhirCaller caller, String id) {
        PatientFacts patient = patients.patient(caller, id);
        return new AccountingFile(
                accounting.whole(caller, id), patient.name(), patient.recordNumber(), clock.instant());
    }

    private Response at(String id, Function<FhirCaller, Response> answer) {
        return Reasons.of(request.getSession(), id)
                .map(reason -> answer.apply(signedIn.caller().because(reason)))
                .orElseGet(() -> PageResponses.seeOther("/staff/patients/" + id));
    }
}
