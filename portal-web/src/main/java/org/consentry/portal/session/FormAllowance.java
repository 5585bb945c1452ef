// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.consentry.portal.config.PortalConfig;
import org.jspecify.annotations.Nullable;

/**
 * How many forms each signed-in person may still send. A person has a bucket that holds the forms of one minute
 * ({@code forms-a-minute}) and fills evenly while time passes. Of a bucket only one number is kept: when it will be
 * full again. At most {@value #MOST} are kept; the one used longest ago makes room and is full when it comes back.
 * Thread-safe.
 */
@Singleton
public class FormAllowance {
    static final int MOST = 10_000;

    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final long eachNanos;
    private final LongSupplier nanos;
    private final Map<String, Long> full = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    public FormAllowance(PortalConfig config) {
        this(config.formsAMinute(), System::nanoTime);
    }

    FormAllowance(int formsAMinute, LongSupplier nanos) {
        this.eachNanos = MINUTE_NANOS / formsAMinute;
        this.nanos = nanos;
    }

    /** Takes a form of an account; zero if there was one, else how long until there is one again. */
    synchronized Duration take(String account) {
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
