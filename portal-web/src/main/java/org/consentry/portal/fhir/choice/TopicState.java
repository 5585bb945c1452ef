// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.portal.fhir.FhirProblem;

/**
 * The patient's present state on a topic: the choice, or the rule while there is none.
 *
 * @param choice the newest record about the topic; empty if there never was one
 * @param except of how many companies and scans the patient has said no
 */
public record TopicState(Topic topic, Optional<Choice> choice, DefaultRule rule, Exceptions except) {

    /** A state without exceptions. */
    public TopicState(Topic topic, Optional<Choice> choice, DefaultRule rule) {
        this(topic, choice, rule, Exceptions.NONE);
    }

    /** One state per topic, in the order of the topics. */
    static List<TopicState> of(
            Map<? extends Matter, Choice> choices, Map<Topic, DefaultRule> rules, Exceptions except) {
        return Arrays.stream(Topic.values())
                .map(t -> {
                    DefaultRule rule = rules.get(t);
                    if (rule == null) {
                        throw new FhirProblem.Away("the rule of a topic is missing", false);
                    }
                    return new TopicState(t, Optional.ofNullable(choices.get(t)), rule, except);
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

    /** Whether scans may be shared, by a yes or by the rule: only of this there are exceptions. */
    public boolean shares() {
        Set<DefaultRule.Answer> permits =
                Set.of(DefaultRule.Answer.PERMIT_WITHOUT_NAME, DefaultRule.Answer.PERMIT_NAMED);
        return none() ? permits.contains(rule.answer()) : value() == Choice.Value.YES;
    }

    public boolean unclear() {
        return value() == Choice.Value.UNCLEAR;
    }
}
