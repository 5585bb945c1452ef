// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.choice.EntryClient;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.view.PageResponses;

/** Shows the receipt of what staff entered, to print and post, and takes back what was entered by mistake. */
@Controller
@Path("staff/patients/" + EntryController.PATIENT + "/receipt/{cids}")
public class ReceiptController {

    private final LookingStaff staff;
    private final PatientClient patients;
    private final ChoiceClient choices;
    private final EntryClient entries;
    private final PortalConfig config;
    private final FormKeys keys;
    private final InstantSource clock;
    private final PageResponses pages;

    @Inject
    public ReceiptController(
            LookingStaff staff,
            PatientClient patients,
            ChoiceClient choices,
            EntryClient entries,
            PortalConfig config,
            FormKeys keys,
            InstantSource clock,
            PageResponses pages) {
        this.staff = staff;
        this.patients = patients;
        this.choices = choices;
        this.entries = entries;
        this.config = config;
        this.keys = keys;
        this.clock = clock;
        this.pages = pages;
    }

    @GET
    public Response receipt(@PathParam("pid") String id, @PathParam("cids") String cids) {
        return staff.at(id, caller -> pages.show("staff/receipt.html", page(caller, id, ChoiceVersion.list(cids))));
    }

    /** Puts back what counted before. If it has changed since, the receipt says so and nothing is put back. */
    @POST
    public Response takeBack(
            @PathParam("pid") String id,
            @PathParam("cids") String cids,
            @FormParam("key") @DefaultValue("") String key) {
        return staff.at(id, caller -> {
            List<ChoiceVersion> entered = ChoiceVersion.list(cids);
            if (!page(caller, id, entered).canGoBack()) {
                return PageResponses.seeOther(ReceiptPage.address(id, cids));
            }
            try {
                return PageResponses.seeOther(
                        ReceiptPage.address(id, keys.once(key, () -> takenBack(caller, id, entered, key))));
            } catch (FhirProblem.Conflict e) {
                return PageResponses.seeOther(ReceiptPage.address(id, cids));
            }
        });
    }

    private String takenBack(FhirCaller caller, String id, List<ChoiceVersion> entered, String key) {
        List<Choice> back = new ArrayList<>();
        for (ChoiceVersion version : entered) {
            back.add(entries.takeBack(
                    caller, id, version, clock.instant().truncatedTo(ChronoUnit.MILLIS), key + "-" + back.size()));
        }
        return ChoiceVersion.address(back);
    }

    private ReceiptPage page(FhirCaller caller, String id, List<ChoiceVersion> versions) {
        return new ReceiptPage(
                patients.patient(caller, id),
                versions.stream()
                        .map(version -> entries.version(caller, id, version))
                        .toList(),
                choices.states(caller, id),
                config.returnAddress(),
                config.portalUrl().toString(),
                clock.instant(),
                keys.next());
    }
}
