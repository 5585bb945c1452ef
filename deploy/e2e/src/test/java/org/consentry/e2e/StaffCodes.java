// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import java.time.Duration;
import java.time.Instant;
import org.consentry.launcher.login.Totp;

/** The authenticator of the demo's staff. A code is good once, so each asker gets one of another period. */
final class StaffCodes {

    private final Totp totp;
    private long last;

    StaffCodes(String secret) {
        this.totp = new Totp(secret);
    }

    /** A code that is good now and was not handed out before. The login takes that of the next period, too. */
    synchronized String next() {
        long period = Math.max(Totp.period(Instant.now()), last + 1);
        while (period > Totp.period(Instant.now()) + 1) {
            pause();
        }
        last = period;
        return totp.code(period);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a code", e);
        }
    }
}
