// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Exceptions;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.choice.TopicState;

/**
 * View model of "stop both".
 *
 * @param forms one form per topic, by the topic's code: on which record it is made
 * @param standing where the patient stands now; empty when the server cannot tell
 * @param preview what stopping would change; missing when the server cannot tell
 * @param saved topics that were saved before the other failed
 * @param notice what went wrong before
 */
public record StopPage(
        List<StopForm> forms,
        Standing standing,
        PageSection<Preview> preview,
        List<String> saved,
        Optional<ChoicePage.Notice> notice) {

    /**
     * What stopping would change.
     *
     * @param scans how many scans could go out now and could not after it
     * @param found how many scans went out that may be found again, each counted for each group that got it
     * @param lost how many went out that no one finds
     */
    public record Preview(int scans, int found, int lost) {}

    /** One topic of the stop form. */
    public record StopForm(String topic, ChoiceForm form) {}

    /** Where the patient stands on every topic. */
    public List<TopicState> states() {
        return standing.topics();
    }

    /** Of how many companies and scans the patient said no: stopping leaves that as it is. */
    public Exceptions stays() {
        return standing.exceptions();
    }

    public boolean is(String name) {
        return notice.filter(n -> n.name().equals(name)).isPresent();
    }
}
