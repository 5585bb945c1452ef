// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.report;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.consentry.portal.fhir.report.NumbersClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;
import org.consentry.portal.view.document.PageFiles;

/** Shows numbers about all patients together. They name nobody, so no reason is needed. */
@Path("staff/reports")
public class ReportsController {

    private final SignedIn signedIn;
    private final NumbersClient numbers;
    private final PageResponses pages;
    private final PageFiles files;

    @Inject
    public ReportsController(SignedIn signedIn, NumbersClient numbers, PageResponses pages, PageFiles files) {
        this.signedIn = signedIn;
        this.numbers = numbers;
        this.pages = pages;
        this.files = files;
    }

    @GET
    @Controller
    public Response show() {
        return pages.show("staff/reports.html", read());
    }

    /** The same as a file for a spreadsheet, in the reader's language. */
    @GET
    @Path("numbers.csv")
    public Response csv() {
        return files.csv("numbers", "staff/reports-file.html", read());
    }

    private ReportsPage read() {
        return new ReportsPage(numbers.report(signedIn.caller()));
    }
}
