// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** 250 strangers who sent a form without its end once kept every thread of portal, consent server and agents' feed. */
@ExtendWith(ArquillianExtension.class)
class SlowFormsIT {
    private static final int STRANGERS = 250;
    private static final int READ_AT_ONCE = 32;
    private static final String START = String.join(
            "\r\n",
            "POST /questions/new HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: 1000",
            "",
            "text=");

    @Deployment(testable = false)
    static WebArchive shipped() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/portal.war"));
    }

    /** Another test may have left the FHIR server away. */
    @BeforeEach
    void forget() {
        Platform.fhir().clear();
    }

    // The container overlooked the coding and answered; what came as the body was the next request.
    @Test
    @Timeout(60)
    void aFormInACodingThatNobodyKnowsIsNoRequest() throws IOException {
        URI portal = URI.create(Platform.portal());
        try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
            String request = String.join(
                    "\r\n",
                    "POST /questions/new HTTP/1.1",
                    "Host: localhost",
                    "Transfer-Encoding: xchunked",
                    "",
                    "2",
                    "a=",
                    "0",
                    "",
                    "");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).startsWith("HTTP/1.1 501");
            assertThat(answer.split("HTTP/1\\.1 ", -1))
                    .as("one answer: " + answer)
                    .hasSize(2);
        }
    }

    @Test
    @Timeout(60)
    void formsThatDoNotComeToAnEndLeaveThreadsToOthers() throws IOException {
        Visitor anna = Visitor.signedIn("anna");
        List<Socket> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < STRANGERS; i++) {
                strangers.add(unended());
            }
            List<String> answers = answers(strangers);

            assertThat(answers).containsOnly("HTTP/1.1 503 Service Unavailable");
            assertThat(anna.get("/home").statusCode()).isEqualTo(200);
        } finally {
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    private static Socket unended() throws IOException {
        URI portal = URI.create(Platform.portal());
        var socket = new Socket(portal.getHost(), portal.getPort());
        socket.getOutputStream().write(START.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** What those read whose form is not waited for; the others get no answer while it is. */
    private static List<String> answers(List<Socket> strangers) throws IOException {
        List<Socket> waiting = new ArrayList<>(strangers);
        List<String> answers = new ArrayList<>();
        while (waiting.size() > READ_AT_ONCE) {
            for (Socket stranger : strangers) {
                if (waiting.contains(stranger) && stranger.getInputStream().available() > 0) {
                    answers.add(firstLine(stranger));
                    waiting.remove(stranger);
                }
            }
        }
        return answers;
    }

    private static String firstLine(Socket stranger) throws IOException {
        return String.valueOf(
                new BufferedReader(new InputStreamReader(stranger.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine());
    }
}
