// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedStreamTest {
    private static final String ANNA = "anna";

    private final ReadingPlaces turns = new ReadingPlaces(1, 1);
    private long now;

    @Test
    void aTurnIsHeldFromTheFirstReadToTheEnd() throws IOException {
        PacedStream stream = stream(2);
        assertThat(turns.take(ANNA)).as("nobody has read yet").isTrue();
        turns.giveBack(ANNA);

        stream.read();
        assertThat(turns.take(ANNA)).isFalse();
        stream.read();
        assertThat(stream.read()).isEqualTo(-1);

        assertThat(turns.take(ANNA)).isTrue();
    }

    @Test
    void aTurnIsGivenBackOnceHoweverOftenItEnds() throws IOException {
        PacedStream stream = stream(0);
        stream.read();
        stream.end();
        stream.end();

        assertThat(turns.take(ANNA)).isTrue();
        assertThat(turns.take(ANNA)).isFalse();
    }

    @Test
    void whoFindsNoTurnIsToldSoAndTakesNone() {
        turns.take(ANNA);
        PacedStream stream = stream(2);

        assertThatThrownBy(stream::read)
                .isInstanceOfSatisfying(
                        UnreadException.class,
                        refused -> assertThat(refused.status()).isEqualTo(503));
        stream.end();
        assertThat(turns.take(ANNA)).as("the turn of the other").isFalse();
    }

    @Test
    void aBodyThatTricklesInIsTooSlow() throws IOException {
        PacedStream stream = stream(3);
        stream.read();
        now = PacedStream.GRACE.toNanos();
        stream.read();
        now += Duration.ofMillis(1).toNanos();

        assertThatThrownBy(stream::read)
                .isInstanceOfSatisfying(
                        UnreadException.class,
                        refused -> assertThat(refused.status()).isEqualTo(408));
    }

    /** Four megabytes over a line of one megabit take half a minute; nobody holds that against them. */
    @Test
    void aLongBodyHasASecondMoreForEvery32Kilobytes() throws IOException {
        int seconds = 30;
        PacedStream stream = stream(seconds * PacedStream.BYTES_A_SECOND + 1);
        byte[] second = new byte[PacedStream.BYTES_A_SECOND];
        for (int i = 0; i < seconds; i++) {
            now += Duration.ofSeconds(1).toNanos();
            assertThat(stream.read(second, 0, second.length)).isEqualTo(second.length);
        }
        now += PacedStream.GRACE.plusSeconds(1).toNanos();

        assertThatThrownBy(() -> stream.read(second, 0, 1)).isInstanceOf(UnreadException.class);
    }

    private PacedStream stream(int length) {
        return new PacedStream(new Bytes(length), turns, ANNA, () -> now);
    }

    private static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream source;

        Bytes(int length) {
            source = new ByteArrayInputStream(new byte[length]);
        }

        @Override
        public int read() {
            return source.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return source.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return source.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Expected blocking reads only");
        }
    }
}
