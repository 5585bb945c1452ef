// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing.file;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.SharingJson;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.PageResponses;
import org.consentry.portal.view.document.Csv;
import org.consentry.portal.view.document.Pdf;

/**
 * Gives the signed-in patient the list as files: PDF to read, CSV for a spreadsheet, JSON for a program. All have the
 * lines of the list, by the same filter. PDF and CSV have its words too, since both are made from one page.
 */
@Path("sharing/save")
public class FileController {
    private static final String VIEW = "sharing/file.html";

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final SharingClient sharing;
    private final WholeList list;
    private final PageRenderer renderer;
    private final PageResponses pages;
    private final OnePdfAtATime onePdf;
    private final PortalConfig config;
    private final InstantSource clock;

    @Inject
    public FileController(
            HttpServletRequest request,
            SignedIn signedIn,
            SharingClient sharing,
            WholeList list,
            PageRenderer renderer,
            PageResponses pages,
            OnePdfAtATime onePdf,
            PortalConfig config,
            InstantSource clock) {
        this.request = request;
        this.signedIn = signedIn;
        this.sharing = sharing;
        this.list = list;
        this.renderer = renderer;
        this.pages = pages;
        this.onePdf = onePdf;
        this.config = config;
        this.clock = clock;
    }

    /** Offers the files. */
    @GET
    @Controller
    public Response show(@BeanParam AskedPart asked) {
        SharingHistory some = sharing.ledger(
                signedIn.caller(), signedIn.patient(), asked.filter().wanted());
        return pages.show(
                "sharing/save.html",
                new SavePage(asked.filter(), some.recipient(), some.counts().matches()));
    }

    @GET
    @Path("list.pdf")
    public Response pdf(@BeanParam AskedPart asked) {
        return onePdf.make(() -> file(asked, "pdf", "application/pdf", list -> Pdf.of(html(list))));
    }

    @GET
    @Path("list.csv")
    public Response csv(@BeanParam AskedPart asked) {
        return file(asked, "csv", "text/csv; charset=utf-8; header=present", list -> Csv.of(html(list)));
    }

    @GET
    @Path("list.json")
    public Response json(@BeanParam AskedPart asked) {
        return file(asked, "json", "application/json", list -> {
            ListPart part = list.lines();
            return SharingJson.write(list.made(), part.lines(), part.first(), part.all());
        });
    }

    private Response file(AskedPart asked, String kind, String type, Function<ListFile, byte[]> content) {
        ListPart part =
                list.part(signedIn.caller(), signedIn.patient(), asked.filter().wanted(), asked.part());
        String name = Objects.toString(request.getAttribute(PageRenderer.NAME), "");
        ListFile file = new ListFile(part, asked.filter(), name, clock.instant(), config.listStarts());
        return Response.ok(content.apply(file), type)
                .header("Content-Disposition", "attachment; filename=\"who-got-my-scans." + kind + "\"")
                .build();
    }

    private String html(ListFile file) {
        return renderer.document(request, VIEW, Map.of("page", file));
    }
}
