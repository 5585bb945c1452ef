// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.sharing.law;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.consentry.portal.fhir.accounting.LegalAccountingClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;
import org.consentry.portal.view.document.AccountingFile;
import org.consentry.portal.view.document.PageFiles;

/** Gives the signed-in patient the accounting that the law asks for: PDF to read, CSV and JSON. */
@Path("sharing/accounting")
public class AccountingController {
    private static final String NAME = "disclosures";

    private final SignedIn signedIn;
    private final LegalAccountingClient accounting;
    private final PageFiles files;
    private final PageResponses pages;
    private final InstantSource clock;

    @Inject
    public AccountingController(
            SignedIn signedIn,
            LegalAccountingClient accounting,
            PageFiles files,
            PageResponses pages,
            InstantSource clock) {
        this.signedIn = signedIn;
        this.accounting = accounting;
        this.files = files;
        this.pages = pages;
        this.clock = clock;
    }

    /** Offers the files. */
    @GET
    @Controller
    public Response show() {
        return pages.show("sharing/accounting.html");
    }

    @GET
    @Path("disclosures.pdf")
    public Response pdf() {
        return files.pdf(NAME, AccountingFile.VIEW, this::read);
    }

    @GET
    @Path("disclosures.csv")
    public Response csv() {
        return files.csv(NAME, AccountingFile.VIEW, read());
    }

    @GET
    @Path("disclosures.json")
    public Response json() {
        return PageResponses.file(NAME + ".json", "application/json", read().json());
    }

    private AccountingFile read() {
        return new AccountingFile(
                accounting.whole(signedIn.caller(), signedIn.patient()), files.reader(), "", clock.instant());
    }
}
