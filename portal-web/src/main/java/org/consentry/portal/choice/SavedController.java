// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.view.PageResponses;

/** Shows what was saved and at how many places it works by now, and undoes it. */
@Controller
@Path("choices")
public class SavedController {

    private static final int CONFLICT = 409;

    private final HttpServletRequest request;
    private final Saving saving;
    private final SavedChoices saved;
    private final PageResponses pages;

    @Inject
    public SavedController(HttpServletRequest request, Saving saving, SavedChoices saved, PageResponses pages) {
        this.request = request;
        this.saving = saving;
        this.saved = saved;
        this.pages = pages;
    }

    @GET
    @Path("saved/{cids}")
    public Response saved(@PathParam("cids") String address) {
        return pages.show("choice/saved.html", saved.counted(page(address)));
    }

    /** The sentence on where the choice works, for the page's script: 202 while it may still change. */
    @GET
    @Path("saved/{cids}/live")
    public Response live(@PathParam("cids") String address) {
        SavedPage page = page(address);
        return pages.text(page.waiting() ? 202 : 200, "choice/saved-live.html", page);
    }

    @GET
    @Path("undo/{cids}")
    public Response undoIsAPress(@PathParam("cids") String address) {
        return PageResponses.seeOther(
                "/choices/saved/" + ChoiceVersion.address(saved.stored(ChoiceVersion.list(address))));
    }

    @POST
    @Path("undo/{cids}")
    public Response undo(@PathParam("cids") String address, @FormParam("key") String key) {
        var undone = new ArrayList<Choice>();
        try {
            for (ChoiceVersion cid : ChoiceVersion.list(address)) {
                undone.add(saving.undo(cid, key + "-" + undone.size()));
            }
        } catch (FhirProblem.Conflict e) {
            return undoFailed(CONFLICT, address);
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            return undoFailed(503, address);
        }
        return PageResponses.seeOther(SavedPage.address(undone, SavedPage.Act.UNDO));
    }

    private SavedPage page(String address) {
        return saved.page(ChoiceVersion.list(address), act());
    }

    private SavedPage.Act act() {
        return Stream.of(SavedPage.Act.values())
                .filter(act -> request.getParameter(act.parameter()) != null)
                .findFirst()
                .orElse(SavedPage.Act.SAVE);
    }

    /** 409 if it was changed meanwhile. */
    private Response undoFailed(int status, String address) {
        PageSection<SavedPage> now = PageSection.of(() -> page(address));
        return pages.show(status, "choice/undo-failed.html", new UndoFailedPage(status == CONFLICT, now));
    }
}
