// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.choice.EntryClient;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.view.Languages;
import org.consentry.portal.view.PageResponses;

/** Shows what is read back to the patient, and saves exactly that. */
@Controller
@Path("staff/patients/" + EntryController.PATIENT + "/choice/check")
public class CheckController {

    private final HttpServletRequest request;
    private final LookingStaff staff;
    private final PatientClient patients;
    private final EntryPlans plans;
    private final EntryClient entries;
    private final KeptForms keptForms;
    private final FormKeys keys;
    private final PageResponses pages;

    @Inject
    public CheckController(
            HttpServletRequest request,
            LookingStaff staff,
            PatientClient patients,
            EntryPlans plans,
            EntryClient entries,
            KeptForms keptForms,
            FormKeys keys,
            PageResponses pages) {
        this.request = request;
        this.staff = staff;
        this.patients = patients;
        this.plans = plans;
        this.entries = entries;
        this.keptForms = keptForms;
        this.keys = keys;
        this.pages = pages;
    }

    @GET
    public Response check(@PathParam("pid") String id) {
        return staff.at(
                id, caller -> again(200, caller, id, keptForms.take(request).map(kept -> "error.csrf.again")));
    }

    /**
     * Saves what was read back. If the patient's choices have changed since, nothing is saved, and it is read back
     * anew.
     *
     * @param key of the entry that was read
     * @param seen what its topics stood on
     */
    @POST
    public Response save(
            @PathParam("pid") String id,
            @FormParam("key") @DefaultValue("") String key,
            @FormParam("seen") @DefaultValue("") String seen,
            @FormParam("language") @DefaultValue("") String language) {
        return staff.at(id, caller -> {
            try {
                String cids = keys.once(key, () -> saved(caller, draft(id, key), seen, language));
                return PageResponses.seeOther(ReceiptPage.address(id, cids));
            } catch (NothingReadException e) {
                return PageResponses.seeOther("/staff/patients/" + id + "/choice");
            } catch (FhirProblem.Conflict e) {
                return again(409, caller, id, Optional.of("staff.entry.conflict"));
            } catch (FhirProblem.Away | FhirProblem.Rejected e) {
                return again(
                        503,
                        caller,
                        id,
                        Optional.of(e.maybeWritten() ? "staff.entry.unknown" : "staff.entry.notsaved"));
            }
        });
    }

    private EntryDraft draft(String id, String key) {
        return EntryDraft.of(request.getSession(), id)
                .filter(draft -> draft.key().equals(key))
                .orElseThrow(NothingReadException::new);
    }

    private String saved(FhirCaller caller, EntryDraft draft, String seen, String language) {
        List<EntryLine> lines = plans.lines(caller, draft);
        if (!EntryLine.seen(lines).equals(seen)) {
            throw new FhirProblem.Conflict();
        }
        if (lines.stream().noneMatch(line -> line.effect().saves())) {
            throw new NothingReadException();
        }
        Locale read = Languages.named(language).orElse(Languages.ENGLISH);
        String cids = ChoiceVersion.address(entries.save(caller, plans.entry(draft, lines, read)));
        EntryDraft.forget(request.getSession());
        return cids;
    }

    private Response again(int status, FhirCaller caller, String id, Optional<String> notice) {
        HttpSession session = request.getSession();
        Optional<EntryDraft> draft = EntryDraft.of(session, id);
        if (draft.isEmpty()) {
            return PageResponses.seeOther("/staff/patients/" + id + "/choice");
        }
        EntryForm form = draft.get().form();
        return pages.show(
                status,
                "staff/check.html",
                new CheckPage(
                        patients.patient(caller, id),
                        form.channel(),
                        form.date(),
                        draft.get().scan(),
                        plans.lines(caller, draft.get()),
                        draft.get().key(),
                        notice));
    }

    /** Nothing was read back that could be saved: the entry is another patient's, an older one, or was saved before. */
    private static final class NothingReadException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
