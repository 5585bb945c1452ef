// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.OneScan;
import org.consentry.portal.fhir.sharing.LineFilter;
import org.consentry.portal.fhir.sharing.Scan;
import org.consentry.portal.fhir.sharing.ScanClient;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.Wanted;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows the scans of the signed-in patient, and one of them: who got it, and the choice for it, which it saves. */
@Controller
@Path("scans")
public class ScanController {
    private static final int LINES = 10;
    private static final String ONE = "{sid: [A-Za-z0-9.-]{1,64}}";

    private final SignedIn signedIn;
    private final ScanClient scans;
    private final SharingClient sharing;
    private final ChoiceForms forms;
    private final SingleAnswers answers;
    private final PageResponses pages;

    @Inject
    public ScanController(
            SignedIn signedIn,
            ScanClient scans,
            SharingClient sharing,
            ChoiceForms forms,
            SingleAnswers answers,
            PageResponses pages) {
        this.signedIn = signedIn;
        this.scans = scans;
        this.sharing = sharing;
        this.forms = forms;
        this.answers = answers;
        this.pages = pages;
    }

    /**
     * The scans, newest first.
     *
     * @param after where the page begins, as the page before it says
     */
    @GET
    public Response all(@QueryParam("after") @DefaultValue("") String after) {
        return pages.show(
                "choice/scans.html",
                new ScansPage(
                        scans.page(signedIn.caller(), signedIn.patient(), after),
                        after.isEmpty(),
                        PageSection.of(forms::standing)));
    }

    @GET
    @Path(ONE)
    public Response ask(@PathParam("sid") String id) {
        Scan scan = scan(id);
        return show(200, scan, answers.question(new OneScan(scan.id())));
    }

    @POST
    @Path(ONE)
    public Response answer(@PathParam("sid") String id, MultivaluedMap<String, String> fields) {
        Scan scan = scan(id);
        return answers.answer(new OneScan(scan.id()), fields, (status, question) -> show(status, scan, question));
    }

    private Scan scan(String id) {
        return scans.scan(signedIn.caller(), signedIn.patient(), id);
    }

    private Response show(int status, Scan scan, SingleQuestion question) {
        LineFilter lines = new LineFilter("", "", "", scan.id(), "", "");
        PageSection<SharingHistory> ledger = PageSection.of(
                () -> sharing.ledger(signedIn.caller(), signedIn.patient(), new Wanted(lines, 1, LINES)));
        return pages.show(status, "choice/scan.html", new ScanPage(scan, ledger, question));
    }
}
