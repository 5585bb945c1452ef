// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows all versions of the signed-in patient's choices. */
@Controller
@Path("choices/history")
public class HistoryController {

    private final SignedIn signedIn;
    private final ChoiceClient choices;
    private final PageResponses pages;

    @Inject
    public HistoryController(SignedIn signedIn, ChoiceClient choices, PageResponses pages) {
        this.signedIn = signedIn;
        this.choices = choices;
        this.pages = pages;
    }

    @GET
    public Response history() {
        FhirCaller caller = signedIn.caller();
        List<HistoryPage.Row> rows = choices.current(caller, signedIn.patient()).values().stream()
                .flatMap(now -> choices.history(caller, now.id()).stream()
                        .map(c -> new HistoryPage.Row(c, c.version() == now.version())))
                .sorted(Comparator.comparing((HistoryPage.Row r) -> r.choice().at())
                        .reversed())
                .toList();
        return pages.show("choice/history.html", new HistoryPage(rows));
    }
}
