// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a client library does not send, and paths that nobody serves. */
@Timeout(60)
class OddRequestsIT {

    /**
     * Whoever stands in between might read one length, and the server the other. The address answers 200 to anybody, so
     * that nothing but the lengths can be refused.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 40",
                "Content-Length: 40\r\nContent-Length: 2",
                "Content-Length: +2",
                "Content-Length: -2",
                "Content-Length: 0x2",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"
            })
    void aBodyOfTwoLengthsIsNoRequest(String lengths) throws IOException {
        String answer = send("GET /fhir/r4/metadata HTTP/1.1", lengths, "{}");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("HTTP/1.1 2", "HTTP/1.1 5");
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as("one answer: " + answer).hasSize(2);
    }

    // The container overlooked the coding and answered; what came as the body was the next request.
    @ParameterizedTest
    @ValueSource(strings = {"xchunked", "gzip, chunked", "chunked, identity", "identity"})
    void aBodyInACodingThatNobodyKnowsIsNoRequest(String coding) throws IOException {
        String answer = send("POST /fhir/r4/metadata HTTP/1.1", "Transfer-Encoding: " + coding, "2\r\n{}\r\n0\r\n\r\n");

        assertThat(answer).doesNotContain("HTTP/1.1 2").containsAnyOf("HTTP/1.1 4", "HTTP/1.1 501");
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as("one answer: " + answer).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE /", "TRACE /fhir/r4/metadata", "TRACE /fhir/access/v1/evaluation"})
    void aRequestIsNotEchoed(String start) throws IOException {
        String answer = send(start + " HTTP/1.1", "Echo: this", "");

        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Echo: this");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/",
                "/fhir/nothing",
                "/fhir/WEB-INF/web.xml",
                "/fhir/META-INF/",
                "/fhir/.git/config",
                "/fhir/WEB-INF/classes/"
            })
    void foldersAreNotListedAndFilesOfTheBuildNotShown(String path) throws IOException {
        String answer = send("GET " + path + " HTTP/1.1", "Accept: */*", "");

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .doesNotContainIgnoringCase("directory listing", "index of", "<web-app", "payara", "glassfish");
    }

    private static String send(String start, String headers, String body) throws IOException {
        URI server = Platform.door().address();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String request = String.join("\r\n", start, "Host: localhost", "Connection: close", headers, "", body);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
