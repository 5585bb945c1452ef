// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import jakarta.json.JsonObject;
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

/** Talks to the consent server as the hospital's registrar. */
final class RegistrarClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI fhir;
    private final Supplier<String> token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * A client.
     *
     * @param fhir the FHIR API's base, without a slash at the end
     * @param token a bearer token that is good now
     */
    RegistrarClient(URI fhir, Supplier<String> token) {
        this.fhir = fhir;
        this.token = token;
    }

    /** Returns the resource, or empty if there is none. */
    Optional<String> read(String typeAndId) {
        HttpResponse<String> response = send(request(typeAndId).GET());
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(expect(response, 200, "GET " + type(typeAndId)).body());
    }

    /** Stores a resource under the id that it names, unless it is there already. */
    void putOnce(JsonObject resource) {
        String place = resource.getString("resourceType") + "/" + resource.getString("id");
        if (read(place).isEmpty()) {
            put(resource, null);
        }
    }

    /** Stores a resource under the id that it names, as a new version if it is there already. */
    void put(JsonObject resource, @org.jspecify.annotations.Nullable String ifMatch) {
        String place = resource.getString("resourceType") + "/" + resource.getString("id");
        HttpRequest.Builder request = request(place)
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(resource.toString()));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200 && response.statusCode() != 201) {
            throw unexpected(response, "PUT " + type(place));
        }
    }

    /** Stores a new resource, or finds the one stored under the same key before, and returns it as stored. */
    String create(JsonObject resource) {
        String type = resource.getString("resourceType");
        HttpResponse<String> response = send(request(type)
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=representation")
                .POST(BodyPublishers.ofString(resource.toString())));
        if (response.statusCode() != 200) {
            expect(response, 201, "POST " + type);
        }
        return response.body();
    }

    /** Posts JSON to another place of the server. */
    void post(URI place, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(place)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        expect(send(request), 200, "POST " + place.getPath());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(fhir + "/" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.get())
                .header("Accept", "application/fhir+json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the consent server does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while loading data", e);
        }
    }

    private static HttpResponse<String> expect(HttpResponse<String> response, int status, String what) {
        if (response.statusCode() != status) {
            throw unexpected(response, what);
        }
        return response;
    }

    private static IllegalStateException unexpected(HttpResponse<String> response, String what) {
        return new IllegalStateException(what + ": the consent server answered " + response.statusCode() + " "
                + response.body().lines().limit(20).toList());
    }

    private static String type(String typeAndId) {
        return typeAndId.substring(0, typeAndId.indexOf('/'));
    }
}
