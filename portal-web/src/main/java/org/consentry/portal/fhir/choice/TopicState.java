// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;

/**
 * The patient's present state on a topic: the choice, or the rule while there is none.
 *
 * @param choice the newest record about the topic; empty if there never was one
 */
public record TopicState(Topic topic, Optional<Choice> choice, DefaultRule rule) {

    /** One state per topic, in the order of the topics. */
    static List<TopicState> of(Map<Topic, Choice> choices, Map<Topic, DefaultRule> rules) {
        return Arrays.stream(Topic.values())
                .map(t -> {
                    DefaultRule rule = rules.get(t);
                    if (rule == null) {
                        throw new FhirProblem.Away("the rule of a topic is missing", false);
                    }
                    return new TopicState(t, Optional.ofNullable(choices.get(t)), rule);
                })
                .toList();
    }

    public Choice.Value value() {
        return choice.map(Choice::value).orElse(Choice.Value.NONE);
    }

    public boolean none() {
        return value() == Choice.Value.NONE;
    }

    public boolean no() {
        return value() == Choice.Value.NO;
    }

    public boolean unclear() {
        return value() == Choice.Value.UNCLEAR;
    }
}
