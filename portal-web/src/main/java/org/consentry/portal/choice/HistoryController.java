// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.single.SinglesClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows all versions of the signed-in patient's choices. */
@Controller
@Path("choices/history")
public class HistoryController {

    private final SignedIn signedIn;
    private final ChoiceClient choices;
    private final SinglesClient singles;
    private final PageResponses pages;

    @Inject
    public HistoryController(SignedIn signedIn, ChoiceClient choices, SinglesClient singles, PageResponses pages) {
        this.signedIn = signedIn;
        this.choices = choices;
        this.singles = singles;
        this.pages = pages;
    }

    @GET
    public Response history() {
        FhirCaller caller = signedIn.caller();
        Collection<Choice> current = choices.current(caller, signedIn.patient()).values();
        List<HistoryPage.Row> rows = current.stream()
                .flatMap(now -> versions(caller, now).map(c -> new HistoryPage.Row(c, c.version() == now.version())))
                .sorted(Comparator.comparing((HistoryPage.Row r) -> r.choice().at())
                        .reversed())
                .toList();
        List<Choice> single =
                current.stream().filter(now -> now.matter().single()).toList();
        return pages.show(
                "choice/history.html", new HistoryPage(rows, singles.named(caller, signedIn.patient(), single)));
    }

    /**
     * The first version of a choice for one company or scan has nothing before it: of many of them each is read once.
     */
    private Stream<Choice> versions(FhirCaller caller, Choice now) {
        boolean whole = now.matter().single() && now.version() == 1;
        return whole ? Stream.of(now) : choices.history(caller, now.id()).stream();
    }
}
