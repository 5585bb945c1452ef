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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.Enforcement;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows what was saved and at how many places it works by now, and undoes it. */
@Controller
@Path("choices")
public class SavedController {

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final ChoiceClient choices;
    private final Saving saving;
    private final FormKeys keys;
    private final InstantSource clock;
    private final PageResponses pages;

    @Inject
    public SavedController(
            HttpServletRequest request,
            SignedIn signedIn,
            ChoiceClient choices,
            Saving saving,
            FormKeys keys,
            InstantSource clock,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.choices = choices;
        this.saving = saving;
        this.keys = keys;
        this.clock = clock;
        this.pages = pages;
    }

    @GET
    @Path("saved/{cids}")
    public Response saved(@PathParam("cids") String address) {
        return pages.show("choice/saved.html", page(ChoiceVersion.list(address)));
    }

    /** The sentence on where the choice works, for the page's script: 202 while it may still change. */
    @GET
    @Path("saved/{cids}/live")
    public Response live(@PathParam("cids") String address) {
        SavedPage page = page(ChoiceVersion.list(address));
        return pages.text(page.waiting() ? 202 : 200, "choice/saved-live.html", page);
    }

    @GET
    @Path("undo/{cids}")
    public Response undoIsAPress(@PathParam("cids") String address) {
        return PageResponses.seeOther("/choices/saved/" + ChoiceVersion.address(stored(ChoiceVersion.list(address))));
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
            return pages.show(409, "choice/undo-failed.html", new UndoFailedPage(true, undone));
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            return pages.show(503, "choice/undo-failed.html", new UndoFailedPage(false, undone));
        }
        return PageResponses.seeOther("/choices/saved/" + ChoiceVersion.address(undone) + "?undone");
    }

    private SavedPage page(List<ChoiceVersion> cids) {
        FhirCaller caller = signedIn.caller();
        List<Choice> stored = stored(cids);
        boolean newest =
                stored.stream().allMatch(c -> choices.newest(caller, c.id()).version() == c.version());
        PageSection<Enforcement> enforcement = newest
                ? PageSection.of(() -> stored.stream()
                        .map(c -> choices.enforcement(caller, c.id()))
                        .reduce(Enforcement::and)
                        .orElseThrow())
                : PageSection.missing();
        SavedPage.Act act = request.getParameter("undone") == null ? SavedPage.Act.SAVE : SavedPage.Act.UNDO;
        return new SavedPage(stored, enforcement, newest, act, clock.instant(), keys.next());
    }

    private List<Choice> stored(List<ChoiceVersion> cids) {
        return cids.stream()
                .map(c -> choices.version(signedIn.caller(), c.id(), c.version()))
                .toList();
    }
}
