// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing.file;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.sharing.SharingClient;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.SharingJson;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.sharing.AskedLines;
import org.consentry.portal.view.PageResponses;
import org.consentry.portal.view.document.PageFiles;

/**
 * Gives the signed-in patient the list as files: PDF to read, CSV for a spreadsheet, JSON for a program. All have the
 * lines of the list, by the same filter. PDF and CSV have its words too, since both are made from one page.
 */
@Path("sharing/save")
public class FileController {
    private static final String VIEW = "sharing/file.html";

    private static final String NAME = "who-got-my-scans";

    private final SignedIn signedIn;
    private final SharingClient sharing;
    private final WholeList list;
    private final PageFiles files;
    private final PageResponses pages;
    private final PortalConfig config;
    private final InstantSource clock;

    @Inject
    public FileController(
            SignedIn signedIn,
            SharingClient sharing,
            WholeList list,
            PageFiles files,
            PageResponses pages,
            PortalConfig config,
            InstantSource clock) {
        this.signedIn = signedIn;
        this.sharing = sharing;
        this.list = list;
        this.files = files;
        this.pages = pages;
        this.config = config;
        this.clock = clock;
    }

    /** Offers the files. */
    @GET
    @Controller
    public Response show(@BeanParam AskedLines asked) {
        SharingHistory some = sharing.ledger(
                signedIn.caller(), signedIn.patient(), asked.filter().wanted());
        return pages.show(
                "sharing/save.html",
                new SavePage(asked.filter(), some.chosen(), some.counts().matches()));
    }

    @GET
    @Path("list.pdf")
    public Response pdf(@BeanParam AskedLines asked) {
        return files.pdf(NAME, VIEW, () -> read(asked));
    }

    @GET
    @Path("list.csv")
    public Response csv(@BeanParam AskedLines asked) {
        return files.csv(NAME, VIEW, read(asked));
    }

    @GET
    @Path("list.json")
    public Response json(@BeanParam AskedLines asked) {
        ListFile file = read(asked);
        ListPart part = file.lines();
        byte[] content = SharingJson.write(file.made(), part.lines(), part.first(), part.all());
        return PageResponses.file(NAME + ".json", "application/json", content);
    }

    private ListFile read(AskedLines asked) {
        ListPart part =
                list.part(signedIn.caller(), signedIn.patient(), asked.filter().wanted(), asked.part());
        return new ListFile(part, asked.filter(), files.reader(), clock.instant(), config.listStarts());
    }
}
