// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request and waits for the whole answer, body included, no longer than it may take. */
final class HttpExchange {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body, Duration atMost)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
        try {
            return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException(
                    "expected an answer of " + request.uri().getHost() + " within " + atMost);
        } catch (ExecutionException e) {
            throw new IOException("no answer of " + request.uri().getHost() + ": " + e.getCause(), e);
        } finally {
            answer.cancel(true);
        }
    }
}
