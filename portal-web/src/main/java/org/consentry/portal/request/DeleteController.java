// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.request;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.RequestClient;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Lets the patient pick companies, shows what each is asked to delete, and asks them in one step. */
@Controller
@Path("requests/delete")
public class DeleteController {

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final Holdings holdings;
    private final RequestClient requests;
    private final FormKeys keys;
    private final PageResponses pages;

    @Inject
    public DeleteController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            Holdings holdings,
            RequestClient requests,
            FormKeys keys,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.holdings = holdings;
        this.requests = requests;
        this.keys = keys;
        this.pages = pages;
    }

    @GET
    public Response pick() {
        Optional<Map<String, String>> kept = keptForms.take(request);
        List<RecipientHolding> all = holdings.all();
        if (kept.isPresent()) {
            List<RecipientHolding> picks = of(all, ids(kept.get().getOrDefault("who", "")));
            return check(picks, keys.next(), Optional.of(RequestNotice.EXPIRED));
        }
        return pages.show("request/delete.html", new DeletePage(all, List.of(), false));
    }

    /** What is asked of those that were picked. */
    @GET
    @Path("check")
    public Response check(@QueryParam("who") List<String> who) {
        List<RecipientHolding> all = holdings.all();
        List<RecipientHolding> picks = of(all, who);
        if (picks.isEmpty()) {
            return pages.show(422, "request/delete.html", new DeletePage(all, List.of(), true));
        }
        return check(picks, keys.next(), Optional.empty());
    }

    /** Asks all of them, or none. What is not as it was shown is shown again first. */
    @POST
    public Response ask(
            @FormParam("who") @DefaultValue("") String who, @FormParam("key") @DefaultValue("") String key) {
        List<String> ids = ids(who);
        try {
            return PageResponses.seeOther("/requests/asked/" + keys.once(key, () -> ask(ids)));
        } catch (FhirProblem.Conflict | FhirProblem.Away | FhirProblem.Rejected e) {
            return check(of(holdings.all(), ids), key, Optional.of(RequestNotice.of(e)));
        }
    }

    private String ask(List<String> ids) {
        List<RecipientHolding> picks = of(holdings.all(), ids);
        if (ids.isEmpty() || picks.size() != ids.size() || !picks.stream().allMatch(RecipientHolding::askable)) {
            throw new FhirProblem.Conflict();
        }
        return requests.ask(signedIn.caller(), signedIn.patient(), ids).stream()
                .map(DeleteRequest::id)
                .collect(Collectors.joining(","));
    }

    private Response check(List<RecipientHolding> picks, String key, Optional<RequestNotice> notice) {
        return pages.show(
                notice.map(RequestNotice::status).orElse(200),
                "request/check.html",
                new DeleteCheckPage(picks, holdings.scans(picks), key, notice));
    }

    private static List<String> ids(String who) {
        return Stream.of(who.strip().split("\\s+", -1))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    private static List<RecipientHolding> of(List<RecipientHolding> all, List<String> ids) {
        return all.stream()
                .filter(h -> h.registered() && ids.contains(h.held().recipient()))
                .toList();
    }
}
