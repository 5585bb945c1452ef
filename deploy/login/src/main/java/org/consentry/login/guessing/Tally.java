// SPDX-License-Identifier: Apache-2.0
package org.consentry.login.guessing;

import java.time.Duration;
import java.time.Instant;

/** What is known of one address, or of one address with one name. Not thread-safe. */
final class Tally {
    private int wrong;
    private int underWay;
    private Instant since = Instant.EPOCH;
    private Instant until = Instant.EPOCH;

    /** Forgets what is long enough ago, and says how much longer to wait. */
    Duration remaining(Limit limit, Instant now) {
        forget(limit, now);
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    private void forget(Limit limit, Instant now) {
        if (wrong == 0 || !now.isAfter(since)) {
            return;
        }
        long gone = Duration.between(since, now).dividedBy(limit.forgetsOneAfter());
        wrong = (int) Math.max(0, wrong - gone);
        since = since.plus(limit.forgetsOneAfter().multipliedBy(gone));
    }

    /** Whether one more may be looked at now: else many at once would all be taken before the first was known wrong. */
    boolean hasRoom(Limit limit) {
        return underWay < Math.max(1, limit.wrong() - wrong);
    }

    void begin() {
        underWay++;
    }

    void end() {
        underWay = Math.max(0, underWay - 1);
    }

    /** Counts one more and returns the wait that it costs. */
    Duration fail(Limit limit, Instant now) {
        forget(limit, now);
        if (wrong == 0) {
            since = now;
        }
        wrong++;
        Duration wait = limit.waitAfter(wrong);
        if (!wait.isZero()) {
            until = now.plus(wait);
        }
        return wait;
    }

    /** Takes back some, and with them the wait that they cost. */
    void forgive(int some, Limit limit) {
        wrong = Math.max(0, wrong - some);
        if (wrong < limit.wrong()) {
            until = Instant.EPOCH;
        }
    }

    int wrong() {
        return wrong;
    }

    boolean isBlank() {
        return wrong == 0 && underWay == 0;
    }
}
