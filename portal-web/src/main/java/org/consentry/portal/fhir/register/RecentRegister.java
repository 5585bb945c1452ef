// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.register;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The public register as it was five seconds ago or later, for pages that name who got a scan: each would read it
 * whole.
 *
 * <p>Thread-safe. Callers who find it old at the same moment read it anew each, so a reader never waits for another. A
 * failure is the caller's, and nothing older is shown in its place.
 */
@Singleton
public class RecentRegister {

    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private final Supplier<Map<String, RegisterEntry>> register;
    private final InstantSource clock;
    private volatile Copy last = new Copy(Instant.MIN, Map.of());

    @Inject
    public RecentRegister(RegisterClient register, InstantSource clock) {
        this(register::recipients, clock);
    }

    RecentRegister(Supplier<Map<String, RegisterEntry>> register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    /** All recipients by their slug, in order of their names. */
    public Map<String, RegisterEntry> recipients() {
        Instant now = clock.instant();
        Copy copy = last;
        if (now.isBefore(copy.read()) || now.isAfter(copy.read().plus(GOOD_FOR))) {
            copy = new Copy(now, register.get());
            last = copy;
        }
        return copy.recipients();
    }

    private record Copy(Instant read, Map<String, RegisterEntry> recipients) {}
}
