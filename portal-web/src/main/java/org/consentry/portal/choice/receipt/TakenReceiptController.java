// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice.receipt;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.consentry.portal.choice.SavedChoices;
import org.consentry.portal.choice.SavedPage;
import org.consentry.portal.config.PortalConfig;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.choice.ReceiptClient;
import org.consentry.portal.fhir.choice.ReceiptJson;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;
import org.consentry.portal.view.document.PageFiles;

/**
 * Gives the signed-in patient the receipt of a choice: PDF to read, JSON for a program, and the stored Consent as FHIR.
 * All are of the same versions that the page of the choice shows.
 */
@Path("choices/receipts/{cids}")
public class TakenReceiptController {
    private static final String VIEW = "choice/receipt.html";

    private final SignedIn signedIn;
    private final SavedChoices saved;
    private final ReceiptClient stored;
    private final PageFiles files;
    private final PortalConfig config;

    @Inject
    public TakenReceiptController(
            SignedIn signedIn, SavedChoices saved, ReceiptClient stored, PageFiles files, PortalConfig config) {
        this.signedIn = signedIn;
        this.saved = saved;
        this.stored = stored;
        this.files = files;
        this.config = config;
    }

    /** The page that shows the same. */
    @GET
    public Response page(@PathParam("cids") String address) {
        ChoiceVersion.list(address);
        return PageResponses.seeOther("/choices/saved/" + address);
    }

    @GET
    @Path("receipt.pdf")
    public Response pdf(@PathParam("cids") String address) {
        return files.pdf("receipt", VIEW, () -> new Receipt(read(address), files.reader(), config.portalUrl()));
    }

    @GET
    @Path("receipt.json")
    public Response json(@PathParam("cids") String address) {
        SavedPage page = read(address);
        return PageResponses.file(
                "receipt.json",
                "application/json",
                ReceiptJson.write(
                        page.now(),
                        page.choices(),
                        page.standing(),
                        page.enforcement().value()));
    }

    @GET
    @Path("consent.json")
    public Response consent(@PathParam("cids") String address) {
        List<ChoiceVersion> versions = ChoiceVersion.list(address);
        if (versions.size() > 1) {
            throw new FhirProblem.NotThere();
        }
        return PageResponses.file(
                "consent.json", "application/fhir+json", stored.consent(signedIn.caller(), versions.get(0)));
    }

    private SavedPage read(String address) {
        return saved.page(ChoiceVersion.list(address), SavedPage.Act.SAVE);
    }
}
