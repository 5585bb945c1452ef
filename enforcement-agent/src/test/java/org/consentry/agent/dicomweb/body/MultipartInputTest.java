// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartInputTest {
    private static final String BOUNDARY = "b-1";

    @Test
    void partsComeWithTheirFieldsAndBytes() throws IOException {
        List<String> parts =
                read("--b-1\r\nContent-Type: application/dicom\r\n\r\none\r\n--b-1\r\n\r\n\r\n--b-1--\r\n");

        assertThat(parts).containsExactly("{content-type=application/dicom} one", "{} ");
    }

    @Test
    void preambleBlanksAfterADelimiterAndEpilogueArePassedOver() throws IOException {
        assertThat(read("hello\r\n--b-1 \t\r\n\r\none\r\n--b-1--epilogue\r\n--b-1"))
                .containsExactly("{} one");
        assertThat(read("--b-1--")).isEmpty();
    }

    @Test
    void aPartThatIsNotReadIsPassedOver() throws IOException {
        MultipartInput input =
                input("--b-1\r\n\r\nlong part\r\n--b-1\r\n\r\nnext\r\n--b-1--".getBytes(StandardCharsets.US_ASCII), 3);

        input.next();
        assertThat(input.next().orElseThrow().body().readAllBytes()).asString().isEqualTo("next");
        assertThat(input.next()).isEmpty();
        assertThat(input.next()).isEmpty();
    }

    /** What looks like a delimiter but is none is the part's, wherever a read of the network may end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 1000, 65_535, 65_536, 70_000})
    void bytesOfAnySizeComeBackHoweverTheyArrive(int most) throws IOException {
        byte[] object = new byte[200_000];
        new Random(1).nextBytes(object);
        byte[] trap = "\r\n--b-\r\r\n--b-2\r\n".getBytes(StandardCharsets.US_ASCII);
        for (int at : new int[] {0, 65_520, 65_533, 131_060, 199_900}) {
            System.arraycopy(trap, 0, object, at, trap.length);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("--b-1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        body.write(object);
        body.write("\r\n--b-1--".getBytes(StandardCharsets.US_ASCII));

        MultipartInput input = input(body.toByteArray(), most);

        assertThat(input.next().orElseThrow().body().readAllBytes()).isEqualTo(object);
        assertThat(input.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no delimiter at all",
                "--b-1",
                "--b-1\r\n",
                "--b-1\r\nContent-Type: application/dicom",
                "--b-1\r\n\r\none",
                "--b-1\r\n\r\none\r\n--b-1",
                "--b-1\r\n\r\none\r\n--b-1-",
                "--b-1x\r\n\r\none\r\n--b-1--",
                "--b-1\r\nno field\r\n\r\none\r\n--b-1--",
                "--b-1\r\na: 1\r\nA: 2\r\n\r\none\r\n--b-1--"
            })
    void aBodyThatEndsEarlyOrBreaksTheFormIsRefused(String body) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        RefusedBodyException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void headerFieldsWithoutEndAreRefused() {
        assertThatThrownBy(() -> read("--b-1\r\na: " + "x".repeat(9000)))
                .isInstanceOf(RefusedBodyException.class)
                .hasMessageContaining("8192");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\r\n", "a ", "\u00e4"})
    void aBoundaryThatIsNoneIsRefused(String boundary) {
        assertThatThrownBy(() -> new MultipartInput(InputStream.nullInputStream(), boundary))
                .isInstanceOf(RefusedBodyException.class);
    }

    @Test
    void aBodyIsRefusedOnceItIsTooLong() {
        byte[] body = "--b-1\r\n\r\none\r\n--b-1--".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> read(new MultipartInput(
                        new BoundedInput(new ByteArrayInputStream(body), body.length - 1, () -> 0), BOUNDARY)))
                .isInstanceOfSatisfying(
                        RefusedBodyException.class, e -> assertThat(e.status()).isEqualTo(413));
    }

    /** Each byte of it took its second, and a place of those who store. */
    @Test
    void aBodyIsRefusedOnceItsSenderIsTooSlow() {
        AtomicLong second = new AtomicLong();
        InputStream byByte = new ByteArrayInputStream(new byte[1000]) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, 1);
            }
        };
        InputStream slow = new BoundedInput(byByte, 1000, () -> second.getAndIncrement() * 1_000_000_000L);

        assertThatThrownBy(slow::readAllBytes)
                .isInstanceOfSatisfying(
                        RefusedBodyException.class, e -> assertThat(e.status()).isEqualTo(408));
        assertThat(second.get()).isEqualTo(2 * 21);
    }

    private static List<String> read(String body) throws IOException {
        return read(input(body.getBytes(StandardCharsets.US_ASCII), 4));
    }

    private static List<String> read(MultipartInput input) throws IOException {
        List<String> parts = new ArrayList<>();
        for (Optional<MultipartInput.Part> part = input.next(); part.isPresent(); part = input.next()) {
            byte[] body = part.get().body().readAllBytes();
            parts.add(part.get().fields() + " " + new String(body, StandardCharsets.US_ASCII));
        }
        return parts;
    }

    /** A body that comes in pieces of at most so many bytes. */
    private static MultipartInput input(byte[] body, int most) {
        return new MultipartInput(
                new ByteArrayInputStream(body) {
                    @Override
                    public synchronized int read(byte[] into, int offset, int length) {
                        return super.read(into, offset, Math.min(length, most));
                    }
                },
                BOUNDARY);
    }
}
