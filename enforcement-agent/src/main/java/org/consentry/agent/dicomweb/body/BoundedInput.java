// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * A body that is refused with 413 once it is longer than it may be, and with 408 once its sender is too slow: it may be
 * waited for as long as 20 seconds, and a second more for each 32 KB that came. Only waiting counts, not what is done
 * with the bytes.
 */
public final class BoundedInput extends InputStream {
    private static final int TOO_LARGE = 413;
    private static final int TOO_SLOW = 408;
    private static final long SECOND = 1_000_000_000L;
    private static final long FIRST_SECONDS = 20;
    private static final long BYTES_A_SECOND = 32 << 10;

    private final InputStream in;
    private final long most;
    private final LongSupplier nanos;
    private long read;
    private long waited;

    /**
     * Lets at most so many bytes pass.
     *
     * @param nanos a clock that runs forward, in nanoseconds
     */
    public BoundedInput(InputStream in, long most, LongSupplier nanos) {
        this.in = in;
        this.most = most;
        this.nanos = nanos;
    }

    /** The refusal. */
    public static RefusedBodyException tooLarge(long most) {
        return new RefusedBodyException(TOO_LARGE, "expected a body of at most " + most + " bytes, found a longer one");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        long before = nanos.getAsLong();
        int some = in.read(into, offset, length);
        waited += nanos.getAsLong() - before;
        read += Math.max(some, 0);
        if (read > most) {
            throw tooLarge(most);
        }
        if (waited / SECOND > FIRST_SECONDS + read / BYTES_A_SECOND) {
            throw new RefusedBodyException(TOO_SLOW, "expected 32 KB of the body a second, found fewer");
        }
        return some;
    }
}
