// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.letter;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.note.MailNoteClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows which notes by e-mail nobody took, and takes it that a letter was sent. It names no patient. */
@Controller
@Path("staff/letters")
public class LettersController {

    private static final String VIEW = "staff/letters.html";

    private final SignedIn signedIn;
    private final MailNoteClient notes;
    private final PageResponses pages;

    @Inject
    public LettersController(SignedIn signedIn, MailNoteClient notes, PageResponses pages) {
        this.signedIn = signedIn;
        this.notes = notes;
        this.pages = pages;
    }

    @GET
    public Response show() {
        return show(200, Optional.empty());
    }

    /** Takes one off the list. */
    @POST
    public Response sent(@FormParam("note") @DefaultValue("") String id) {
        try {
            notes.letter(signedIn.caller(), id);
        } catch (FhirProblem.Conflict | FhirProblem.NotThere late) {
            return show(409, Optional.of("staff.letters.late"));
        }
        return PageResponses.seeOther("/staff/letters");
    }

    private Response show(int status, Optional<String> notice) {
        return pages.show(status, VIEW, new LettersPage(notes.unsent(signedIn.caller()), notice));
    }
}
