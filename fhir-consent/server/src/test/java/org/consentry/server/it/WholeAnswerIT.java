// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Each value of an answer once came in a chunk of its own, since the library flushes after each. */
class WholeAnswerIT {
    private static final int SMALLEST = 4096;
    private static final int HEXADECIMAL = 16;
    private static final int MOST_MILLISECONDS = 60_000;

    @Test
    void anAnswerComesInPiecesOfTheContainersBuffer() throws IOException {
        List<Integer> chunks = chunks(Platform.door().address(), "/fhir/r4/metadata");

        int length = chunks.stream().mapToInt(Integer::intValue).sum();
        assertThat(length).isGreaterThan(3 * SMALLEST);
        assertThat(chunks).hasSizeLessThanOrEqualTo(length / SMALLEST + 2);
    }

    /** Sizes of the chunks of an answer over a connection that stays open. */
    private static List<Integer> chunks(URI base, String path) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(MOST_MILLISECONDS);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            assertThat(line(in)).startsWith("HTTP/1.1 200");
            List<String> headers = new ArrayList<>();
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                headers.add(header.toLowerCase(Locale.ROOT));
            }
            assertThat(headers).contains("transfer-encoding: chunked");
            List<Integer> sizes = new ArrayList<>();
            for (int size = size(in); size > 0; size = size(in)) {
                sizes.add(size);
                in.skipNBytes(size + 2L);
            }
            return sizes;
        }
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), HEXADECIMAL);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            assertThat(next).isNotNegative();
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
