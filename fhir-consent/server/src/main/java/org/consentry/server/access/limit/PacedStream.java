// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that holds a turn from the first byte that is asked for until its end. A sender has ten seconds, and a second
 * more for every 32 KB that have come. The connection's own timeout ends a read for which nothing comes at all.
 */
final class PacedStream extends ServletInputStream {
    static final Duration GRACE = Duration.ofSeconds(10);
    static final int BYTES_A_SECOND = 32 * 1024;

    private static final long NANOS_A_BYTE = Duration.ofSeconds(1).toNanos() / BYTES_A_SECOND;

    private final ServletInputStream body;
    private final ReadingPlaces turns;
    private final String caller;
    private final LongSupplier nanos;
    private boolean begun;
    private boolean over;
    private long start;
    private long bytes;

    PacedStream(ServletInputStream body, ReadingPlaces turns, String caller, LongSupplier nanos) {
        this.body = body;
        this.turns = turns;
        this.caller = caller;
        this.nanos = nanos;
    }

    @Override
    public int read() throws IOException {
        begin();
        int read = body.read();
        counted(read < 0 ? -1 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        begin();
        int read = body.read(target, offset, length);
        counted(read);
        return read;
    }

    /** Gives the turn back, if it has one. */
    void end() {
        if (begun && !over) {
            over = true;
            turns.giveBack(caller);
        }
    }

    private void begin() throws UnreadException {
        if (begun) {
            return;
        }
        if (!turns.take(caller)) {
            throw UnreadException.crowded();
        }
        begun = true;
        start = nanos.getAsLong();
    }

    private void counted(int read) throws UnreadException {
        if (read < 0) {
            end();
            return;
        }
        bytes += read;
        if (nanos.getAsLong() - start > GRACE.toNanos() + bytes * NANOS_A_BYTE) {
            throw UnreadException.slow();
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("Expected blocking reads only");
    }
}
