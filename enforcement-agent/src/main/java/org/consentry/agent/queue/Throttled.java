// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets no more through than a share of the line, and nothing at all once the object must not leave. */
final class Throttled extends FilterInputStream {
    private static final Duration NAP = Duration.ofMillis(100);
    private static final long NANOS = 1_000_000_000L;
    private static final int BYTES_PER_KILOBYTE = 1000;

    private final QueueEntry entry;
    private final long bytesPerSecond;
    private final LongSupplier ticks;
    private final Naps naps;
    private final long began;
    private long passed;

    /** How a thread waits; a boundary, so that tests do not. */
    interface Naps {
        void nap(Duration length) throws InterruptedException;
    }

    /** Of all of the line if {@code kilobytesPerSecond} is 0. */
    Throttled(InputStream in, QueueEntry entry, int kilobytesPerSecond, LongSupplier ticks, Naps naps) {
        super(in);
        this.naps = naps;
        this.entry = entry;
        this.bytesPerSecond = (long) kilobytesPerSecond * BYTES_PER_KILOBYTE;
        this.ticks = ticks;
        this.began = ticks.getAsLong();
    }

    @Override
    public int read() throws IOException {
        pause();
        int value = super.read();
        passed += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        pause();
        int count = super.read(into, offset, length);
        passed += Math.max(0, count);
        return count;
    }

    private void pause() throws IOException {
        while (true) {
            if (entry.stopped) {
                throw new StoppedException();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("the agent stops");
            }
            long early = bytesPerSecond == 0
                    ? 0
                    : (long) ((double) passed / bytesPerSecond * NANOS) - (ticks.getAsLong() - began);
            if (early <= 0) {
                return;
            }
            nap(Math.min(early, NAP.toNanos()));
        }
    }

    private void nap(long nanos) throws IOException {
        try {
            naps.nap(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the agent stops");
        }
    }

    /** A no came while the object was being sent. */
    static final class StoppedException extends IOException {
        private static final long serialVersionUID = 1L;

        StoppedException() {
            super("a no came while it was being sent");
        }
    }
}
