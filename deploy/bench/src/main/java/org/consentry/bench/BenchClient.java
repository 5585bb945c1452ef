// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the consent server, with one token, over one HTTP client. */
final class BenchClient {

    private static final Pattern NEXT =
            Pattern.compile("\"relation\"\\s*:\\s*\"next\"\\s*,\\s*\"url\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI fhir;
    private final Supplier<String> token;

    BenchClient(URI fhir, String token) {
        this(fhir, () -> token);
    }

    /** With a token that is asked for before each request, for runs that outlast one. */
    BenchClient(URI fhir, Supplier<String> token) {
        this.fhir = fhir;
        this.token = token;
    }

    String get(String pathOrUrl) throws IOException, InterruptedException {
        URI address = pathOrUrl.startsWith("http") ? URI.create(pathOrUrl) : URI.create(fhir + "/" + pathOrUrl);
        return expect(request(address).GET(), 200);
    }

    void post(String type, String body) throws IOException, InterruptedException {
        expect(
                request(URI.create(fhir + "/" + type))
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(body)),
                201);
    }

    /** The status of an answer, whatever it is. */
    int tryPost(String type, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(URI.create(fhir + "/" + type))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    static Optional<String> next(String bundle) {
        Matcher link = NEXT.matcher(bundle);
        return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + token.get());
    }

    private String expect(HttpRequest.Builder request, int status) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != status) {
            throw new IOException("expected status " + status + ", found " + response.statusCode());
        }
        return response.body();
    }
}
