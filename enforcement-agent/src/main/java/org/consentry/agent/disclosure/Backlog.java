// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Knows since when reports wait without the server taking any. One thread at a time. */
final class Backlog {

    private long taken;
    private @Nullable Instant since;

    /**
     * Looks again.
     *
     * @param waiting how many reports the server does not have
     * @param acknowledged the last that it has
     */
    void look(int waiting, long acknowledged, Instant now) {
        if (waiting == 0) {
            since = null;
        } else if (since == null || acknowledged != taken || now.isBefore(since)) {
            since = now;
        }
        taken = acknowledged;
    }

    /** How long none was taken while some waited. */
    Duration age(Instant now) {
        return since == null || now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }
}
