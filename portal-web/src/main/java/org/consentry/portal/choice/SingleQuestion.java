// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.Matter;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.choice.TopicState;

/**
 * View model of the question about one company or one scan: no, or as the main choices say.
 *
 * @param standing where the patient stands; missing when the server cannot tell
 * @param notice what went wrong before, empty when nothing did
 */
public record SingleQuestion(
        Matter matter, PageSection<Standing> standing, ChoiceForm form, Optional<ChoicePage.Notice> notice) {

    public boolean is(String name) {
        return notice.filter(n -> n.name().equals(name)).isPresent();
    }

    /** What was said of it; empty if nothing, or if the server cannot tell. */
    public Optional<Choice> choice() {
        return standing.value().flatMap(now -> now.about(matter));
    }

    /** The main choices; empty if the server cannot tell. */
    public List<TopicState> topics() {
        return standing.value().map(Standing::topics).orElse(List.of());
    }
}
