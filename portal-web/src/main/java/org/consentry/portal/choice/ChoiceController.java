// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.single.Singles;
import org.consentry.portal.fhir.single.SinglesClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageResponses;

/** Shows all choices of the signed-in patient, asks about one topic, and saves the answer. */
@Controller
@Path("choices")
public class ChoiceController {

    private final SignedIn signedIn;
    private final ChoiceForms forms;
    private final SinglesClient singles;
    private final OwnProgress progress;
    private final Saving saving;
    private final PageResponses pages;

    @Inject
    public ChoiceController(
            SignedIn signedIn,
            ChoiceForms forms,
            SinglesClient singles,
            OwnProgress progress,
            Saving saving,
            PageResponses pages) {
        this.signedIn = signedIn;
        this.forms = forms;
        this.singles = singles;
        this.progress = progress;
        this.saving = saving;
        this.pages = pages;
    }

    @GET
    public Response all() {
        Standing standing = forms.standing();
        Singles named = singles.named(signedIn.caller(), signedIn.patient(), standing.single());
        return pages.show(
                "choice/choices.html",
                new ChoicesPage(standing.topics(), named, progress.of(standing), progress.today()));
    }

    @GET
    @Path("{topic:ai|research}")
    public Response question(@PathParam("topic") String code) {
        Topic topic = Topic.of(code).orElseThrow(FhirProblem.NotThere::new);
        TopicState state = forms.state(topic);
        ChoiceForm fresh = forms.fresh(state.choice());
        Optional<ChoiceForm> kept = forms.kept().map(ChoiceForm::of);
        return show(
                200,
                topic,
                PageSection.there(state),
                kept.map(k -> fresh.picked(k.pick())).orElse(fresh),
                kept.map(k -> ChoicePage.Notice.EXPIRED));
    }

    @POST
    @Path("{topic:ai|research}")
    public Response answer(@PathParam("topic") String code, MultivaluedMap<String, String> fields) {
        Topic topic = Topic.of(code).orElseThrow(FhirProblem.NotThere::new);
        ChoiceForm form = ChoiceForm.of(PageResponses.firstOfEach(fields));
        Optional<Choice.Value> value = form.value(topic);
        if (value.isEmpty()) {
            return again(422, topic, form, ChoicePage.Notice.PICK);
        }
        try {
            return PageResponses.seeOther(SavedPage.address(List.of(saving.answer(topic, form, value.get()))));
        } catch (FhirProblem.Conflict e) {
            TopicState state = forms.state(topic);
            ChoiceForm kept = forms.fresh(state.choice()).picked(form.pick());
            return show(409, topic, PageSection.there(state), kept, Optional.of(ChoicePage.Notice.CONFLICT));
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            return again(503, topic, form, ChoicePage.Notice.of(e));
        }
    }

    private Response again(int status, Topic topic, ChoiceForm form, ChoicePage.Notice notice) {
        return show(status, topic, PageSection.of(() -> forms.state(topic)), form, Optional.of(notice));
    }

    private Response show(
            int status,
            Topic topic,
            PageSection<TopicState> state,
            ChoiceForm form,
            Optional<ChoicePage.Notice> notice) {
        return pages.show(status, "choice/choice.html", new ChoicePage(topic.code(), state, form, notice));
    }
}
