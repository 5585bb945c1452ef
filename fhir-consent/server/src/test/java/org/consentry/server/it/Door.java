// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The server's doors as one caller sees them. */
final class Door {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final @Nullable String token;
    private final @Nullable String reason;
    private final @Nullable String actingFor;

    private Door(URI base, @Nullable String token, @Nullable String reason, @Nullable String actingFor) {
        this.base = base;
        this.token = token;
        this.reason = reason;
        this.actingFor = actingFor;
    }

    static Door at(URI base) {
        return new Door(base, null, null, null);
    }

    Door as(String bearer) {
        return new Door(base, bearer, reason, actingFor);
    }

    Door because(String why) {
        return new Door(base, token, why, actingFor);
    }

    /** The same caller, who says to act for this Patient. */
    Door actingFor(String patient) {
        return new Door(base, token, reason, patient);
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    URI address() {
        return base;
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    CompletableFuture<HttpResponse<String>> getLater(String path) {
        return HTTP.sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> put(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/fhir+json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Accept", "*/*");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (reason != null) {
            request.header("Consentry-Reason", reason);
        }
        if (actingFor != null) {
            request.header("Consentry-Acting-For", actingFor);
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
