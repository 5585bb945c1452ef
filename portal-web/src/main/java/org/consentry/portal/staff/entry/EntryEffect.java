// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.TopicState;

/**
 * What saving an entry does to one topic. The consent server decides by the same rules and refuses anything else. Of
 * two choices whose days overlap the no wins; a choice that is older overturns nothing.
 */
public enum EntryEffect {
    /** The patient said nothing new. */
    NOT_TOLD,
    /** It will count. */
    CHANGES,
    /** It is so already, so nothing is saved and the choice keeps its date. */
    SAME,
    /** The patient has chosen otherwise on a later day, and that stays. */
    OLDER,
    /** The patient has said no on the same day, and the no stays. */
    NO_WINS,
    /** What stands is a problem that staff must mend first. Until then nothing is shared. */
    PROBLEM;

    /** The effect of a choice made on a day. */
    static EntryEffect of(TopicState state, Optional<Choice.Value> told, LocalDate day, ZoneId zone) {
        if (told.isEmpty()) {
            return NOT_TOLD;
        }
        if (state.unclear()) {
            return PROBLEM;
        }
        boolean no = told.get() == Choice.Value.NO;
        if (state.value() == told.get()) {
            return SAME;
        }
        if (state.choice().isEmpty() || (state.none() && no)) {
            return CHANGES;
        }
        Choice stands = state.choice().get();
        LocalDate then = day(stands, zone);
        if (day.isAfter(then)) {
            return CHANGES;
        }
        if (day.isBefore(then)) {
            return OLDER;
        }
        return no ? CHANGES : state.no() ? NO_WINS : OLDER;
    }

    /** The day of what stands. What staff entered has only a day, written as its noon in UTC. */
    private static LocalDate day(Choice choice, ZoneId zone) {
        Instant at = choice.at();
        return choice.told().isPresent()
                ? at.atZone(java.time.ZoneOffset.UTC).toLocalDate()
                : at.atZone(zone).toLocalDate();
    }

    /** Whether anything is saved. */
    public boolean saves() {
        return this == CHANGES;
    }
}
