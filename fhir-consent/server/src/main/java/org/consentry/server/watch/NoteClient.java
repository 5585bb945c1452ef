// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends a note to another machine as one line of text by POST. Any answer below 300 means that the machine took it. */
final class NoteClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TAKEN_BELOW = 300;

    private final URI url;
    private final HttpClient http;

    NoteClient(URI url) {
        this.url = url;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** Whether it was taken. */
    boolean send(HeadNote note) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=us-ascii")
                .POST(HttpRequest.BodyPublishers.ofString(note.line() + "\n", StandardCharsets.US_ASCII))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < TAKEN_BELOW;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
