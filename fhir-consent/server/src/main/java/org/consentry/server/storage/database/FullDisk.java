// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.consentry.server.storage.work.Outages;
import org.jspecify.annotations.Nullable;

/**
 * Remembers when the database last refused a write because its disk was full. Nothing else in the server sees that
 * disk.
 */
@Singleton
public class FullDisk {
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final AtomicReference<@Nullable Instant> seen = new AtomicReference<>();

    /** Takes the clock. */
    @Inject
    public FullDisk(InstantSource clock) {
        this.clock = clock;
    }

    /** Remembers the failure if the disk was full. */
    public boolean note(Throwable failure) {
        boolean full = Outages.isDiskFull(failure);
        if (full) {
            seen.set(clock.instant());
        }
        return full;
    }

    /** Whether a write failed because the disk was full within the last minute. */
    public boolean wasSeenLately() {
        Instant last = seen.get();
        return last != null && !clock.instant().isAfter(last.plus(MEMORY));
    }
}
