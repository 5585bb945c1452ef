// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.notice.Notice;
import org.consentry.portal.fhir.notice.NoticeClient;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.fhir.request.RequestClient;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows the list of who got the signed-in patient's scans, and one line of it. */
@Controller
@Path("sharing")
public class SharingController {

    private final SignedIn signedIn;
    private final SharingClient sharing;
    private final RecentRegister register;
    private final RequestClient requests;
    private final NoticeClient notices;
    private final PortalConfig config;
    private final PageResponses pages;

    @Inject
    public SharingController(
            SignedIn signedIn,
            SharingClient sharing,
            RecentRegister register,
            RequestClient requests,
            NoticeClient notices,
            PortalConfig config,
            PageResponses pages) {
        this.signedIn = signedIn;
        this.sharing = sharing;
        this.register = register;
        this.requests = requests;
        this.notices = notices;
        this.config = config;
        this.pages = pages;
    }

    @GET
    public Response list(@BeanParam AskedLines asked) {
        SharingFilter filter = asked.filter();
        FhirCaller caller = signedIn.caller();
        String patient = signedIn.patient();
        PageSection<SharingPage> list = PageSection.of(() -> page(caller, patient, filter));
        return list.there()
                ? pages.show("sharing/sharing.html", list.get())
                : pages.show(503, "sharing/away.html", filter);
    }

    private SharingPage page(FhirCaller caller, String patient, SharingFilter filter) {
        SharingHistory ledger = sharing.ledgerToChooseFrom(caller, patient, filter.wanted());
        return new SharingPage(
                filter.onPage(ledger.shown().page()), ledger, config.listStarts(), PageSection.of(this::gaps));
    }

    /** Also those that are over: the lines are missing still. */
    private List<Notice> gaps() {
        return notices.published().stream().filter(Notice::gap).toList();
    }

    @GET
    @Path("{rid}")
    public Response line(@PathParam("rid") String id) {
        SharingRow row;
        try {
            row = sharing.row(signedIn.caller(), signedIn.patient(), id);
        } catch (FhirProblem.NotThere e) {
            // It waits no longer, and what became of it is a line with a name of its own.
            if (id.startsWith(SharingClient.WAITS)) {
                return PageResponses.seeOther("/sharing");
            }
            throw e;
        }
        return pages.show(
                "sharing/line.html",
                new LinePage(
                        row,
                        Optional.ofNullable(register.recipients().get(row.line().recipient())),
                        signedIn.mayAsk()
                                ? PageSection.of(() -> requests.of(signedIn.caller(), signedIn.patient()))
                                : PageSection.there(List.of())));
    }
}
