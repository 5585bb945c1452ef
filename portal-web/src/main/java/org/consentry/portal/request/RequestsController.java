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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.RequestClient;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageResponses;

/** Lists what the signed-in patient asked, shows where each request stands, and takes one back. */
@Controller
@Path("requests")
public class RequestsController {

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final Holdings holdings;
    private final RequestClient requests;
    private final FormKeys keys;
    private final HospitalDay day;
    private final PageResponses pages;

    @Inject
    public RequestsController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            Holdings holdings,
            RequestClient requests,
            FormKeys keys,
            HospitalDay day,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.holdings = holdings;
        this.requests = requests;
        this.keys = keys;
        this.day = day;
        this.pages = pages;
    }

    @GET
    public Response all() {
        return pages.show("request/requests.html", page(requests.of(signedIn.caller(), signedIn.patient())));
    }

    /** Those that were asked in one step, as they stand now. */
    @GET
    @Path("asked/{ids}")
    public Response asked(@PathParam("ids") String ids) {
        List<String> wanted = List.of(ids.split(",", -1));
        List<DeleteRequest> asked = requests.of(signedIn.caller(), signedIn.patient()).stream()
                .filter(each -> wanted.contains(each.id()))
                .toList();
        if (asked.isEmpty()) {
            throw new FhirProblem.NotThere();
        }
        return pages.show("request/asked.html", page(asked));
    }

    @GET
    @Path("{id}")
    public Response tracker(@PathParam("id") String id) {
        return tracker(id, keptForms.take(request).map(kept -> RequestNotice.EXPIRED));
    }

    /** Takes it back, if nobody has begun with it. */
    @POST
    @Path("{id}")
    public Response takeBack(
            @PathParam("id") String id,
            @FormParam("version") @DefaultValue("0") String version,
            @FormParam("key") @DefaultValue("") String key) {
        try {
            keys.once(key, () -> takeBack(id, PageResponses.number(version)));
            return PageResponses.seeOther("/requests/" + id);
        } catch (FhirProblem.Conflict | FhirProblem.Away | FhirProblem.Rejected e) {
            return tracker(id, Optional.of(RequestNotice.of(e)));
        }
    }

    private String takeBack(String id, int seen) {
        if (!requests.request(signedIn.caller(), id).untouched()) {
            throw new FhirProblem.Conflict();
        }
        requests.takeBack(signedIn.caller(), id, seen);
        return id;
    }

    private Response tracker(String id, Optional<RequestNotice> notice) {
        DeleteRequest found = requests.request(signedIn.caller(), id);
        RequestRow row = holdings.named(List.of(found)).get(0);
        return pages.show(
                notice.map(RequestNotice::status).orElse(200),
                "request/request.html",
                new TrackerPage(row, requests.steps(signedIn.caller(), id), day.today(), keys.next(), notice));
    }

    private RequestsPage page(List<DeleteRequest> all) {
        return new RequestsPage(holdings.named(all), day.today());
    }
}
