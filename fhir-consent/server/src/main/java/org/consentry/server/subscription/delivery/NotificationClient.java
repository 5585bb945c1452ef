// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts notifications. It follows no redirect, reads no body of an answer, and reports only the kind of a failure. */
@Singleton
public class NotificationClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final HttpClient http;

    /** Takes the threads that answers arrive on. */
    @Inject
    public NotificationClient(ScheduledExecutorService threads) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(threads)
                .build();
    }

    /** Sends without waiting. The outcome comes within the channel's time, and never as a failed future. */
    CompletableFuture<Sending.Outcome> send(Sending sending) {
        HttpRequest request = request(sending);
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                // The request's own timeout ends with the answer's headers. This one also stops a body that never ends.
                .orTimeout(sending.channel().timeout().toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, failure) -> {
                    if (failure != null) {
                        return new Sending.Outcome(sending, words(failure));
                    }
                    boolean good = answer.statusCode() >= OK && answer.statusCode() < REDIRECT;
                    return new Sending.Outcome(
                            sending, good ? null : "The endpoint answered with status " + answer.statusCode());
                });
    }

    private static HttpRequest request(Sending sending) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sending.channel().endpoint())
                .timeout(sending.channel().timeout())
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(sending.body()));
        for (String header : sending.channel().headers()) {
            int colon = header.indexOf(':');
            request.header(
                    header.substring(0, colon), header.substring(colon + 1).strip());
        }
        return request.build();
    }

    private static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof HttpTimeoutException || cause instanceof TimeoutException
                ? "The endpoint did not answer in time"
                : "The endpoint could not be reached";
    }
}
