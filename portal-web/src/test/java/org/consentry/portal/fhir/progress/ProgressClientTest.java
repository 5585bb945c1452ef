// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.DefaultRule;
import org.consentry.portal.fhir.choice.Matter;
import org.consentry.portal.fhir.choice.OneCompany;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To which recipients a no is followed: only where it stops all that a patient can stop there. */
class ProgressClientTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            NO,   YES,  NONE, MLTRAINING,        ai
            NO,   YES,  NONE, MLTRAINING HRESCH, ''
            NO,   NO,   NONE, MLTRAINING HRESCH, ai research
            YES,  NO,   NONE, HRESCH,            research
            YES,  YES,  NO,   MLTRAINING HRESCH, company:northlight
            NO,   NO,   NO,   MLTRAINING,        company:northlight
            NONE, NONE, NONE, MLTRAINING,        ''
            UNCLEAR, NO, NONE, MLTRAINING,       ''
            NO,   NO,   NONE, TREAT,             ''
            NO,   NO,   NONE, '',                ''""")
    void aNoIsFollowedWhereItStopsAllThatCanBeStopped(
            Choice.Value ai, Choice.Value research, Choice.Value company, String purposes, String followed) {
        Standing standing = standing(ai, research, company);

        List<Choice> nos = ProgressClient.nos(standing, "northlight", words(purposes));

        assertThat(nos.stream().map(choice -> choice.matter().code())).containsExactlyElementsOf(words(followed));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static Standing standing(Choice.Value ai, Choice.Value research, Choice.Value company) {
        var topics = new ArrayList<TopicState>();
        topics.add(state(Topic.AI, ai));
        topics.add(state(Topic.RESEARCH, research));
        return new Standing(topics, List.of(choice(new OneCompany("northlight"), company)));
    }

    private static TopicState state(Topic topic, Choice.Value value) {
        DefaultRule rule = new DefaultRule("OPT_IN", true);
        return new TopicState(
                topic, value == Choice.Value.NONE ? Optional.empty() : Optional.of(choice(topic, value)), rule);
    }

    private static Choice choice(Matter matter, Choice.Value value) {
        Instant at = Instant.parse("2026-11-02T15:00:00Z");
        return new Choice("id-" + matter.kind(), 1, matter, value, at, "text");
    }
}
