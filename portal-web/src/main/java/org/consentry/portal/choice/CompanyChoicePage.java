// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.List;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.register.RegisterEntry;

/** View model of the question about one company. */
public record CompanyChoicePage(RegisterEntry company, SingleQuestion question) {

    /** The main choice that decides what this company gets, if it is one alone. */
    public List<TopicState> only() {
        List<Topic> topics = company.purposes().stream()
                .flatMap(purpose -> Topic.stopping(purpose).stream())
                .distinct()
                .toList();
        return topics.size() == 1
                ? question.topics().stream()
                        .filter(state -> topics.contains(state.topic()))
                        .toList()
                : List.of();
    }

    public boolean is(String name) {
        return question.is(name);
    }

    public ChoiceForm form() {
        return question.form();
    }
}
