// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageRenderer;
import org.consentry.portal.view.PageResponses;

/** Stops sharing for research and AI: a no for both topics, each on top of the version the patient saw. */
@Controller
@Path("choices/stop")
public class StopController {

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final KeptForms keptForms;
    private final ChoiceClient choices;
    private final Saving saving;
    private final FormKeys keys;
    private final PageResponses pages;

    @Inject
    public StopController(
            HttpServletRequest request,
            SignedIn signedIn,
            KeptForms keptForms,
            ChoiceClient choices,
            Saving saving,
            FormKeys keys,
            PageResponses pages) {
        this.request = request;
        this.signedIn = signedIn;
        this.keptForms = keptForms;
        this.choices = choices;
        this.saving = saving;
        this.keys = keys;
        this.pages = pages;
    }

    @GET
    public Response ask() {
        return show(200, List.of(), keptForms.take(request).map(k -> ChoicePage.Notice.EXPIRED));
    }

    @POST
    public Response stop(MultivaluedMap<String, String> fields) {
        Map<String, String> sent = PageResponses.firstOfEach(fields);
        var stored = new ArrayList<Choice>();
        try {
            for (Topic topic : Topic.values()) {
                stored.add(saving.stop(topic, form(topic, sent)));
            }
            return PageResponses.seeOther("/choices/saved/" + ChoiceVersion.address(stored));
        } catch (FhirProblem.Conflict e) {
            return show(409, saved(stored), Optional.of(ChoicePage.Notice.CONFLICT));
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            var notice = e.maybeWritten() ? ChoicePage.Notice.UNKNOWN : ChoicePage.Notice.NOT_SAVED;
            return pages.show(503, "choice/stop.html", new StopPage(forms(sent), saved(stored), Optional.of(notice)));
        }
    }

    private Response show(int status, List<String> saved, Optional<ChoicePage.Notice> notice) {
        List<StopPage.StopForm> forms = choices.states(signedIn.caller(), signedIn.patient()).stream()
                .map(s -> new StopPage.StopForm(
                        s.topic().code(),
                        ChoiceForm.fresh(
                                s, keys.next(), PageRenderer.locale(request).getLanguage())))
                .toList();
        return pages.show(status, "choice/stop.html", new StopPage(forms, saved, notice));
    }

    /** The forms as sent, with their keys: pressing the button again makes nothing twice. */
    private static List<StopPage.StopForm> forms(Map<String, String> sent) {
        return List.of(Topic.values()).stream()
                .map(t -> new StopPage.StopForm(t.code(), form(t, sent)))
                .toList();
    }

    private static ChoiceForm form(Topic topic, Map<String, String> sent) {
        var fields = new HashMap<String, String>();
        String start = topic.code() + "-";
        sent.forEach((name, value) -> {
            if (name.startsWith(start)) {
                fields.put(name.substring(start.length()), value);
            }
        });
        return ChoiceForm.of(fields);
    }

    private static List<String> saved(List<Choice> stored) {
        return stored.stream().map(c -> c.topic().code()).toList();
    }
}
