// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
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
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.PreviewClient;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.request.Held;
import org.consentry.portal.fhir.request.RequestClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Saves a no for both topics in one step, each on top of the version that the patient saw. */
@Controller
@Path("choices/stop")
public class StopController {

    private final SignedIn signedIn;
    private final ChoiceForms forms;
    private final PreviewClient previews;
    private final RequestClient requests;
    private final Saving saving;
    private final PageResponses pages;

    @Inject
    public StopController(
            SignedIn signedIn,
            ChoiceForms forms,
            PreviewClient previews,
            RequestClient requests,
            Saving saving,
            PageResponses pages) {
        this.signedIn = signedIn;
        this.forms = forms;
        this.previews = previews;
        this.requests = requests;
        this.saving = saving;
        this.pages = pages;
    }

    @GET
    public Response ask() {
        return show(200, List.of(), forms.kept().map(k -> ChoicePage.Notice.EXPIRED));
    }

    @POST
    public Response stop(MultivaluedMap<String, String> fields) {
        Map<String, String> sent = PageResponses.firstOfEach(fields);
        var stored = new ArrayList<SavedPick>();
        try {
            for (Topic topic : Topic.values()) {
                stored.add(saving.stop(topic, form(topic, sent)));
            }
            return PageResponses.seeOther(SavedPage.address(stored));
        } catch (FhirProblem.Conflict e) {
            return show(409, saved(stored), Optional.of(ChoicePage.Notice.CONFLICT));
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            var notice = Optional.of(ChoicePage.Notice.of(e));
            return pages.show(
                    503,
                    "choice/stop.html",
                    new StopPage(asSent(sent), Standing.UNKNOWN, PageSection.missing(), saved(stored), notice));
        }
    }

    private Response show(int status, List<String> saved, Optional<ChoicePage.Notice> notice) {
        Standing standing = forms.standing();
        List<TopicState> states = standing.topics();
        List<StopPage.StopForm> fresh = states.stream()
                .map(state -> new StopPage.StopForm(state.topic().code(), forms.fresh(state.choice())))
                .toList();
        return pages.show(
                status,
                "choice/stop.html",
                new StopPage(fresh, standing, PageSection.of(() -> preview(states)), saved, notice));
    }

    private StopPage.Preview preview(List<TopicState> states) {
        FhirCaller caller = signedIn.caller();
        List<Held> held = requests.held(caller, signedIn.patient());
        return new StopPage.Preview(
                previews.stopped(caller, signedIn.patient(), states).size(),
                held.stream().mapToInt(Held::found).sum(),
                held.stream().mapToInt(Held::lost).sum());
    }

    /** The forms as sent, with their keys: pressing the button again makes nothing twice. */
    private static List<StopPage.StopForm> asSent(Map<String, String> sent) {
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

    /** What already was a no was not saved just now. */
    private static List<String> saved(List<SavedPick> stored) {
        return stored.stream()
                .filter(SavedPick.Written.class::isInstance)
                .map(outcome -> outcome.choice().matter().code())
                .toList();
    }
}
