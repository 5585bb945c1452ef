// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.Matter;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.view.PageResponses;

/** Asks the signed-in patient about one company or one scan, and saves the answer. */
public class SingleAnswers {
    private static final String SAME = "same";

    private final HttpServletRequest request;
    private final ChoiceForms forms;
    private final Saving saving;

    @Inject
    public SingleAnswers(HttpServletRequest request, ChoiceForms forms, Saving saving) {
        this.request = request;
        this.forms = forms;
        this.saving = saving;
    }

    /** The question, with what is recorded picked, or what was picked before the session ended. */
    SingleQuestion question(Matter matter) {
        Standing standing = forms.standing();
        ChoiceForm fresh = forms.fresh(standing.about(matter));
        Optional<ChoiceForm> kept = forms.kept().map(ChoiceForm::of);
        return new SingleQuestion(
                matter,
                PageSection.there(standing),
                kept.map(k -> fresh.picked(k.pick())).orElse(fresh),
                kept.map(k -> ChoicePage.Notice.EXPIRED).or(() -> nothingNew(standing, matter)));
    }

    /** What is said after a press that left the matter to the main choices, as it was. */
    private Optional<ChoicePage.Notice> nothingNew(Standing standing, Matter matter) {
        return request.getParameter(SAME) != null && standing.about(matter).isEmpty()
                ? Optional.of(ChoicePage.Notice.NOTHING_NEW)
                : Optional.empty();
    }

    /**
     * Saves what was sent, and leads to what is stored. The question is asked again with the pick kept, if nothing was
     * picked or it could not be saved.
     *
     * @param show makes the page of a question, with its status
     */
    Response answer(
            Matter matter, MultivaluedMap<String, String> fields, BiFunction<Integer, SingleQuestion, Response> show) {
        ChoiceForm form = ChoiceForm.of(PageResponses.firstOfEach(fields));
        Optional<Choice.Value> value = form.value(matter);
        if (value.isEmpty()) {
            return show.apply(422, again(matter, form, ChoicePage.Notice.PICK));
        }
        try {
            return save(matter, form, value.get());
        } catch (FhirProblem.Conflict e) {
            Standing standing = forms.standing();
            ChoiceForm kept = forms.fresh(standing.about(matter)).picked(form.pick());
            return show.apply(
                    409,
                    new SingleQuestion(
                            matter, PageSection.there(standing), kept, Optional.of(ChoicePage.Notice.CONFLICT)));
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            return show.apply(503, again(matter, form, ChoicePage.Notice.of(e)));
        }
    }

    /** Of a matter on which nothing is recorded, "as my main choices say" is what counts already. */
    private Response save(Matter matter, ChoiceForm form, Choice.Value value) {
        boolean nothingNew = value == Choice.Value.NONE
                && form.consent().isEmpty()
                && forms.standing().about(matter).isEmpty();
        return PageResponses.seeOther(
                nothingNew
                        ? request.getRequestURI() + "?" + SAME
                        : SavedPage.address(List.of(saving.answer(matter, form, value))));
    }

    private SingleQuestion again(Matter matter, ChoiceForm form, ChoicePage.Notice notice) {
        return new SingleQuestion(matter, PageSection.of(forms::standing), form, Optional.of(notice));
    }
}
