// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One question of the inbox.
 *
 * @param conversation id of the message that its conversation began with
 * @param number what people call its conversation
 * @param times when it was sent, is due and ended
 * @param urgent whether it has words that tell of somebody who may need care now
 * @param begins its first words
 * @param language that the patient speaks, such as {@code es}; empty if nobody knows
 * @param help what it waits for besides an answer: none, interpreter or translation
 */
public record ListedQuestion(
        String conversation,
        String number,
        Times times,
        boolean urgent,
        String begins,
        String language,
        Optional<Keeper> keeper,
        String help) {

    /**
     * Its times.
     *
     * @param ended when it was answered or closed; empty while it waits
     */
    public record Times(Instant sent, LocalDate due, Optional<Instant> ended) {}

    /** Prints nothing of what was written. */
    @Override
    public String toString() {
        return "ListedQuestion[" + number + "]";
    }
}
