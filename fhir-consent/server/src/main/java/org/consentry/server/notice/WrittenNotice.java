// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * A notice that is on record.
 *
 * @param id its number
 * @param said what it says
 * @param writer name of who wrote it
 * @param at when
 * @param ended since when it is over; empty if it is not
 */
record WrittenNotice(long id, NewNotice said, String writer, Instant at, Optional<Instant> ended) {
    boolean isOpen() {
        return ended.isEmpty();
    }
}
