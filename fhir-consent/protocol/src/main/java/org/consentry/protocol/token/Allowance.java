// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many calls of one kind each account may still make. An account has a bucket that holds the calls of one minute
 * and fills evenly while time passes. Of a bucket only one number is kept: when it will be full again. At most
 * {@value #MOST} buckets are kept; the one used longest ago makes room and is full when it comes back. Thread-safe.
 */
public final class Allowance {
    static final int MOST = 10_000;

    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final long eachNanos;
    private final LongSupplier nanos;
    private final Map<String, Long> full = new LinkedHashMap<>(16, 0.75f, true);

    /** So many calls a minute, by a clock in nanoseconds that only its differences tell something of. */
    Allowance(int callsAMinute, LongSupplier nanos) {
        this.eachNanos = MINUTE_NANOS / callsAMinute;
        this.nanos = nanos;
    }

    /**
     * So many calls a minute for each account.
     *
     * @param calls 1 or more
     */
    public static Allowance aMinute(int calls) {
        return new Allowance(calls, System::nanoTime);
    }

    /** Takes a call of an account; zero if there was one, else how long until there is one again. */
    public synchronized Duration take(String account) {
        long now = nanos.getAsLong();
        @Nullable Long known = full.get(account);
        long after = (known == null || known - now < 0 ? now : known) + eachNanos;
        long wait = after - now - MINUTE_NANOS;
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        full.put(account, after);
        if (full.size() > MOST) {
            Iterator<String> oldest = full.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return Duration.ZERO;
    }
}
