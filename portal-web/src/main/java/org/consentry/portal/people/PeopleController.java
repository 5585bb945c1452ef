// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.people;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.people.People;
import org.consentry.portal.fhir.people.PeopleClient;
import org.consentry.portal.fhir.people.PersonGrant;
import org.consentry.portal.session.ActingFor;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.HospitalDay;
import org.consentry.portal.view.PageResponses;

/**
 * Shows the signed-in person who may act for them and for whom they may act. While they act for somebody, these pages
 * only lead back.
 */
@Controller
@Path("people")
public class PeopleController {

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final PeopleClient client;
    private final HospitalDay day;
    private final PageResponses pages;

    @Inject
    public PeopleController(
            HttpServletRequest request, SignedIn signedIn, PeopleClient client, HospitalDay day, PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.client = client;
        this.day = day;
        this.pages = pages;
    }

    @GET
    public Response all() {
        if (signedIn.acting().isPresent()) {
            return pages.show("people/acting.html");
        }
        return pages.show(
                "people/people.html", new PeoplePage(people(), day.today(), request.getParameter("ended") != null));
    }

    /** Goes to the page of the person of a grant; without one, back to the own page. */
    @POST
    @Path("switch")
    public Response change(MultivaluedMap<String, String> fields) {
        String grant = PageResponses.firstOfEach(fields).getOrDefault("grant", "");
        if (grant.isEmpty()) {
            signedIn.actForNobody();
        } else {
            signedIn.act(ActingFor.by(people().other(grant).orElseThrow(FhirProblem.NotThere::new)));
        }
        return PageResponses.seeOther("/home");
    }

    /** Where a form whose token had ended leads: to the page with a fresh one. */
    @GET
    @Path("switch")
    public Response again() {
        return PageResponses.seeOther("/people");
    }

    @GET
    @Path("{grant}/end")
    public Response ask(@PathParam("grant") String grant) {
        return pages.show("people/end.html", new PeopleEndPage(open(grant)));
    }

    /** Ends it at once; a second press ends nothing more. */
    @POST
    @Path("{grant}/end")
    public Response end(@PathParam("grant") String grant) {
        requireOwnPage();
        client.end(signedIn.own(), signedIn.ownPatient(), grant);
        return PageResponses.seeOther("/people?ended");
    }

    private PersonGrant open(String grant) {
        requireOwnPage();
        return people().any(grant).filter(found -> found.isOpen(day.today())).orElseThrow(FhirProblem.NotThere::new);
    }

    private void requireOwnPage() {
        if (signedIn.acting().isPresent()) {
            throw new FhirProblem.NotThere();
        }
    }

    private People people() {
        return client.of(signedIn.own(), signedIn.ownPatient());
    }
}
