// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.FormScan;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.form.PostedForm;
import org.consentry.portal.form.SentFile;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.ShutRecord;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageResponses;

/** Takes what a patient chose on paper, by phone or at the desk. Nothing is saved before it was read back. */
@Controller
@Path("staff/patients/" + EntryController.PATIENT + "/choice")
public class EntryController {

    /** An id that is one, as the look-up has it. */
    static final String PATIENT = "{pid: [A-Za-z0-9-][A-Za-z0-9.-]{0,63}}";

    private static final String SCAN = "scan";
    private static final String ERROR = "staff.error.entry.scan.";

    private final HttpServletRequest request;
    private final LookingStaff staff;
    private final PatientClient patients;
    private final ChoiceClient choices;
    private final KeptForms keptForms;
    private final FormKeys keys;
    private final HospitalDay day;
    private final PageResponses pages;

    @Inject
    public EntryController(
            HttpServletRequest request,
            LookingStaff staff,
            PatientClient patients,
            ChoiceClient choices,
            KeptForms keptForms,
            FormKeys keys,
            HospitalDay day,
            PageResponses pages) {
        this.request = request;
        this.staff = staff;
        this.patients = patients;
        this.choices = choices;
        this.keptForms = keptForms;
        this.keys = keys;
        this.day = day;
        this.pages = pages;
    }

    /** The form. It begins with what was filled in, if staff come back from reading it. */
    @GET
    public Response form(@PathParam("pid") String id) {
        return staff.at(id, caller -> {
            Optional<EntryForm> kept = keptForms.take(request).map(EntryForm::of);
            EntryForm form = kept.or(
                            () -> EntryDraft.of(request.getSession(), id).map(EntryDraft::form))
                    .orElse(EntryForm.EMPTY);
            return show(200, caller, patients.patient(caller, id), form, List.of(), kept.isPresent());
        });
    }

    /** Keeps what was filled in until it is read back, or until the record is open again. */
    @POST
    public Response fill(@PathParam("pid") String id, MultivaluedMap<String, String> fields) {
        try {
            return filled(id, fields);
        } catch (FhirProblem.Shut shut) {
            boolean kept = keptForms.keepPosted(request);
            return PageResponses.seeOther(new ShutRecord(keys.next(), shut.patient(), kept).keep(request.getSession()));
        }
    }

    private Response filled(String id, MultivaluedMap<String, String> fields) {
        return staff.at(id, caller -> {
            EntryForm form = EntryForm.of(PageResponses.firstOfEach(fields));
            PatientFacts patient = patients.patient(caller, id);
            SentFile file = PostedForm.of(request).map(PostedForm::file).orElseGet(SentFile.None::new);
            Optional<FormScan> scan = scan(file);
            List<Mistake> mistakes = new ArrayList<>(form.mistakes(day.today(), patient.birthDate()));
            mistake(form, file, scan).ifPresent(end -> mistakes.add(new Mistake(SCAN, ERROR + end)));
            if (!mistakes.isEmpty()) {
                return show(422, caller, patient, form, mistakes, false);
            }
            new EntryDraft(id, form, scan, keys.next()).keep(request.getSession());
            return PageResponses.seeOther("/staff/patients/" + id + "/choice/check");
        });
    }

    private static Optional<FormScan> scan(SentFile file) {
        return file instanceof SentFile.Content content ? FormScan.of(content.bytes()) : Optional.empty();
    }

    private static Optional<String> mistake(EntryForm form, SentFile file, Optional<FormScan> scan) {
        return switch (file) {
            case SentFile.TooLarge large -> Optional.of("large");
            case SentFile.Content content -> scan.isPresent() ? Optional.empty() : Optional.of("kind");
            case SentFile.None none ->
                form.channel().equals("paper") && form.saysYes() ? Optional.of("needed") : Optional.empty();
        };
    }

    private Response show(
            int status,
            FhirCaller caller,
            PatientFacts patient,
            EntryForm form,
            List<Mistake> mistakes,
            boolean expired) {
        return pages.show(
                status,
                "staff/entry.html",
                new EntryPage(patient, form, choices.states(caller, patient.id()), mistakes, expired));
    }
}
