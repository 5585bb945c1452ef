// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.company;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.register.RegisterClient;
import org.consentry.portal.fhir.request.Held;
import org.consentry.portal.fhir.request.RequestClient;
import org.consentry.portal.fhir.sharing.CodeChangeClient;
import org.consentry.portal.fhir.sharing.PseudonymChange;
import org.consentry.portal.fhir.sharing.Scan;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;
import org.consentry.portal.view.StaffDuty;

/**
 * Shows the public register to anyone. A patient also sees what a company got of the own scans, and staff which codes
 * of patients changed towards it.
 */
@Controller
@Path("companies")
public class CompanyController {

    private final RegisterClient register;
    private final CodeChangeClient codes;
    private final RequestClient requests;
    private final SharingClient sharing;
    private final SignedIn signedIn;
    private final PageResponses pages;

    @Inject
    public CompanyController(
            RegisterClient register,
            CodeChangeClient codes,
            RequestClient requests,
            SharingClient sharing,
            SignedIn signedIn,
            PageResponses pages) {
        this.register = register;
        this.codes = codes;
        this.requests = requests;
        this.sharing = sharing;
        this.signedIn = signedIn;
        this.pages = pages;
    }

    @GET
    public Response companies() {
        return pages.show(
                "company/companies.html", List.copyOf(register.recipients().values()));
    }

    @GET
    @Path("{slug}")
    public Response company(@PathParam("slug") String slug) {
        return pages.show(
                "company/company.html",
                new CompanyPage(
                        register.recipient(slug),
                        register.products(slug),
                        PageSection.of(() -> register.shared(slug)),
                        yours(slug),
                        changes(slug)));
    }

    private Optional<PageSection<OwnScans>> yours(String slug) {
        return signedIn.isPatient() ? Optional.of(PageSection.of(() -> own(slug))) : Optional.empty();
    }

    private OwnScans own(String slug) {
        List<Held> held = requests.held(signedIn.caller(), signedIn.patient()).stream()
                .filter(each -> each.recipient().equals(slug))
                .toList();
        List<String> ids = held.stream()
                .flatMap(each -> Stream.concat(each.foundScans().stream(), each.lostScans().stream()))
                .toList();
        Map<String, Scan> known = sharing.scans(signedIn.caller(), signedIn.patient(), ids);
        return new OwnScans(
                held.stream().mapToInt(each -> each.found() + each.lost()).sum(),
                ids.stream()
                        .distinct()
                        .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                        .toList());
    }

    private Optional<PageSection<List<PseudonymChange>>> changes(String slug) {
        return signedIn.work().may(StaffDuty.OVERVIEWS)
                ? Optional.of(PageSection.of(() -> codes.of(signedIn.caller(), slug)))
                : Optional.empty();
    }
}
