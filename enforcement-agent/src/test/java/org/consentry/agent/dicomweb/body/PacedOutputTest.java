// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedOutputTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    @Test
    void aReaderMayTakeTwentySecondsAndThenASecondForEach32Kilobytes() throws IOException {
        try (PacedOutput out = new PacedOutput(slow(10 * SECOND), clock::get)) {
            out.write(new byte[1]);
            out.write(1);
            assertThatThrownBy(() -> out.write(1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("slower");
        }
        assertThat(taken.size()).isEqualTo(3);
    }

    @Test
    void onlyWaitingCounts() throws IOException {
        try (PacedOutput out = new PacedOutput(slow(SECOND), clock::get)) {
            for (int i = 0; i < 100; i++) {
                clock.addAndGet(60 * SECOND);
                out.write(new byte[32 << 10]);
            }
        }
        assertThat(taken.size()).isEqualTo(100 * (32 << 10));
    }

    /** Takes what comes, and so long for it. */
    private OutputStream slow(long nanos) {
        return new OutputStream() {
            @Override
            public void write(int value) {
                taken.write(value);
            }

            @Override
            public void write(byte[] from, int offset, int length) {
                clock.addAndGet(nanos);
                taken.write(from, offset, length);
            }
        };
    }
}
