// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation stands at the desk.
 *
 * @param holder who has it, or null if nobody has
 * @param help what it waits for besides an answer: {@code none}, {@code interpreter} or {@code translation}
 */
record DeskCase(@Nullable Holder holder, String help) {
    static final DeskCase NEW = new DeskCase(null, "none");

    /**
     * Who has a conversation.
     *
     * @param account which tells two people apart
     * @param name to show
     */
    record Holder(String account, String name, Instant since) {}

    Optional<Holder> held() {
        return Optional.ofNullable(holder);
    }
}
