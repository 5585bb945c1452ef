// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceClient;
import org.consentry.portal.fhir.choice.Standing;
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
        return standing().topics();
    }

    /** The same, and what they said of single companies and scans. */
    Standing standing() {
        return choices.standing(signedIn.caller(), signedIn.patient());
    }

    TopicState state(Topic topic) {
        return standing().topic(topic);
    }

    /** A form with a key of its own, on top of the version that the patient sees. */
    ChoiceForm fresh(Optional<Choice> recorded) {
        return ChoiceForm.fresh(
                recorded, keys.next(), PageRenderer.locale(request).getLanguage());
    }

    /** The fields of a form that was sent to this address after the session had ended. */
    Optional<Map<String, String>> kept() {
        return keptForms.take(request);
    }
}
