// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.KeptForms;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.PageRenderer;

/**
 * Begins the forms of choices for the signed-in patient, each on top of the version that they see and with a key of its
 * own.
 */
public class ChoiceForms {

    private final HttpServletRequest request;
    private final SignedIn signedIn;
    private final ChoiceClient choices;
    private final KeptForms keptForms;
    private final FormKeys keys;

    @Inject
    public ChoiceForms(
            HttpServletRequest request, SignedIn signedIn, ChoiceClient choices, KeptForms keptForms, FormKeys keys) {
        this.request = request;
        this.signedIn = signedIn;
        this.choices = choices;
        this.keptForms = keptForms;
        this.keys = keys;
    }

    /** Where the patient stands on every topic right now. */
    List<TopicState> states() {
        return choices.states(signedIn.caller(), signedIn.patient());
    }

    TopicState state(Topic topic) {
        return states().stream().filter(s -> s.topic() == topic).findFirst().orElseThrow(FhirProblem.NotThere::new);
    }

    /** A form with a key of its own, on top of the version that the patient sees. */
    ChoiceForm fresh(TopicState state) {
        return ChoiceForm.fresh(state, keys.next(), PageRenderer.locale(request).getLanguage());
    }

    /** The fields of a form that was sent to this address after the session had ended. */
    Optional<Map<String, String>> kept() {
        return keptForms.take(request);
    }
}
