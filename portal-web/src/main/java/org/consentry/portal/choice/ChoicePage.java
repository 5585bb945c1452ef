// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.TopicState;

/**
 * View model of one question.
 *
 * @param state where the patient stands; missing when the server cannot tell
 * @param notice what went wrong before, empty when nothing did
 */
public record ChoicePage(String topic, PageSection<TopicState> state, ChoiceForm form, Optional<Notice> notice) {

    /** What is said above the question. */
    public enum Notice {
        /** Nothing was picked. */
        PICK,
        /** The form was open too long; its values are back. */
        EXPIRED,
        /** Someone else changed the choice meanwhile; the pick is kept, on top of the new one. */
        CONFLICT,
        /** Certainly not saved. */
        NOT_SAVED,
        /** No answer tells whether it was saved. */
        UNKNOWN,
        /** It was so already, so nothing was saved. */
        NOTHING_NEW;

        /** After a write that did not end well. */
        static Notice of(FhirProblem problem) {
            return problem.maybeWritten() ? UNKNOWN : NOT_SAVED;
        }
    }

    public boolean is(String name) {
        return notice.filter(n -> n.name().equals(name)).isPresent();
    }
}
