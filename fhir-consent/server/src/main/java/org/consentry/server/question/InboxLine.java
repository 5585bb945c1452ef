// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question in the inbox.
 *
 * @param question logical id of the Communication
 * @param conversation logical id of the Communication that its conversation began with
 * @param patient logical id of who asked
 * @param isUrgent whether it has words of somebody who may need care now
 * @param endedAt when it was answered or closed, or null while it waits
 * @param at how its conversation stands at the desk
 */
record InboxLine(
        String question,
        String conversation,
        String patient,
        Instant sent,
        LocalDate due,
        boolean isUrgent,
        @Nullable Instant endedAt,
        DeskCase at) {
    /** When it was answered or closed; empty while it waits. */
    Optional<Instant> ended() {
        return Optional.ofNullable(endedAt);
    }

    @Override
    public String toString() {
        return "InboxLine[" + question + "]";
    }
}
