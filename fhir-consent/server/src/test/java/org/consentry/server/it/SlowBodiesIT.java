// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 250 bodies without an end, of one caller with a token, once kept every thread of the port. */
class SlowBodiesIT {
    private static final int MANY = 120;
    /** So many of one caller are waited for. */
    private static final int READ_AT_ONCE = 16;

    private final Ward ward = new Ward();

    @ParameterizedTest
    @CsvSource({
        "/fhir/r4/Consent, application/fhir+json",
        "/fhir/access/v1/evaluation, application/json",
        "/fhir/staff/v1/simulations, application/json"
    })
    @Timeout(120)
    void bodiesOfOneCallerThatDoNotEndLeaveThreadsToOthers(String path, String type) throws IOException {
        String token = path.startsWith("/fhir/r4")
                ? Platform.tokens().registrar()
                : path.contains("staff")
                        ? Platform.tokens().staff()
                        : Platform.tokens().exportSystem();
        try (Crowd crowd = Crowd.posting(path, type, token)) {
            assertThat(crowd.answers(MANY - READ_AT_ONCE)).containsOnly("HTTP/1.1 503 Service Unavailable");
            Person anna = ward.person();
            ward.get(ward.staff(), "Patient/" + anna.id()).expect(200);
        }
    }

    @Test
    @Timeout(120)
    void bodiesOfStrangersThatDoNotEndAreNotReadAtAll() throws IOException {
        try (Crowd crowd = Crowd.posting("/fhir/r4/Consent", "application/fhir+json", "none")) {
            assertThat(crowd.answers(MANY)).containsOnly("HTTP/1.1 401 Unauthorized");
            ward.get(ward.door(), "Organization").expect(200);
        }
    }

    /** Connections that have each sent the beginning of a request. */
    private record Crowd(List<Socket> all) implements AutoCloseable {
        static Crowd posting(String path, String type, String token) throws IOException {
            URI server = Platform.base();
            String start = String.join(
                    "\r\n",
                    "POST " + path + " HTTP/1.1",
                    "Host: localhost",
                    "Authorization: Bearer " + token,
                    "Consentry-Reason: Testing%20the%20door",
                    "Content-Type: " + type,
                    "Content-Length: 1000",
                    "",
                    "{");
            Crowd crowd = new Crowd(new ArrayList<>());
            for (int i = 0; i < MANY; i++) {
                Socket socket = new Socket(server.getHost(), server.getPort());
                crowd.all.add(socket);
                socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
            }
            return crowd;
        }

        /** The first line of so many answers; the others get none while they are waited for. */
        List<String> answers(int count) throws IOException {
            List<Socket> waiting = new ArrayList<>(all);
            List<String> answers = new ArrayList<>();
            while (answers.size() < count) {
                for (Socket socket : all) {
                    if (waiting.contains(socket) && socket.getInputStream().available() > 0) {
                        answers.add(firstLine(socket));
                        waiting.remove(socket);
                    }
                }
            }
            return answers;
        }

        private static String firstLine(Socket socket) throws IOException {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : all) {
                socket.close();
            }
        }
    }
}
