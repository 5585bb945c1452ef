// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceEntry;
import org.consentry.portal.fhir.choice.DefaultRule;
import org.consentry.portal.fhir.choice.EntryChannel;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands was chosen on March 5 in New York, late in the evening: in UTC it was March 6. */
class EntryEffectTest {

    private static final Instant EVENING = Instant.parse("2026-03-06T03:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,       yes,  2026-03-05, CHANGES
            -,       no,   2020-03-05, CHANGES
            YES,     -,    2026-03-05, NOT_TOLD
            YES,     yes,  2026-03-09, SAME
            NO,      no,   2026-03-01, SAME
            YES,     no,   2026-03-06, CHANGES
            YES,     no,   2026-03-05, CHANGES
            YES,     no,   2026-03-04, OLDER
            NO,      yes,  2026-03-06, CHANGES
            NO,      yes,  2026-03-05, NO_WINS
            NO,      yes,  2026-03-04, OLDER
            NONE,    no,   2026-03-01, CHANGES
            NONE,    yes,  2026-03-06, CHANGES
            NONE,    yes,  2026-03-05, OLDER
            UNCLEAR, no,   2026-03-06, PROBLEM
            UNCLEAR, yes,  2026-03-06, PROBLEM
            UNCLEAR, -,    2026-03-06, NOT_TOLD
            """)
    void anOlderChoiceOverturnsNothingAndOfOneDayTheNoWins(
            Choice.Value stands, String told, LocalDate day, EntryEffect effect) {
        Optional<Choice.Value> chosen =
                Optional.ofNullable(told).map(code -> code.equals("yes") ? Choice.Value.YES : Choice.Value.NO);

        assertThat(EntryEffect.of(state(stands, false), chosen, day, ZONE)).isEqualTo(effect);
        assertThat(EntryEffect.of(state(stands, true), chosen, day, ZONE))
                .as("of what staff entered for that day")
                .isEqualTo(effect);
    }

    private static TopicState state(Choice.Value stands, boolean entered) {
        Optional<Choice> choice = Optional.ofNullable(stands)
                .map(value -> new Choice(
                        "c1",
                        1,
                        Topic.AI,
                        value,
                        entered ? NOON : EVENING,
                        entered ? NOON : EVENING,
                        "",
                        entered
                                ? Optional.of(new ChoiceEntry(EntryChannel.PHONE, EVENING, "Dana Reyes"))
                                : Optional.empty()));
        return new TopicState(Topic.AI, choice, new DefaultRule("OPT_OUT", true));
    }
}
