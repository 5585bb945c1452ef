// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;

/**
 * A body that is given up once its reader is too slow: it may be waited for as long as 20 seconds, and a second more
 * for each 32 KB that it took. Only waiting counts, not making the bytes. The counterpart of {@link BoundedInput}.
 */
public final class PacedOutput extends OutputStream {
    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_SECONDS = 20;
    private static final long BYTES_A_SECOND = 32 << 10;

    private final OutputStream out;
    private final LongSupplier nanos;
    private long written;
    private long waited;

    /** @param nanos a clock that runs forward, in nanoseconds */
    public PacedOutput(OutputStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        long before = nanos.getAsLong();
        out.write(from, offset, length);
        waited += nanos.getAsLong() - before;
        written += length;
        if (waited / SECOND > FIRST_SECONDS + written / BYTES_A_SECOND) {
            throw new IOException("expected a reader that takes 32 KB a second, found a slower one");
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
