// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.LongSupplier;
import org.consentry.protocol.Json;
import org.jspecify.annotations.Nullable;

/**
 * This agent's bearer token, fetched by client credentials (RFC 6749 section 4.4). The next one is asked for when a
 * fifth of its life is left. An identity provider that is away then ends nothing before the token's own end.
 */
final class ClientCredentials {
    /** Between two tries to get the next token while the last one is good. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ServerConnection settings;
    private final HttpExchange http;
    private final LongSupplier ticks;
    private @Nullable String token;
    private long renewal;
    private long end;

    ClientCredentials(ServerConnection settings, HttpExchange http, LongSupplier ticks) {
        this.settings = settings;
        this.http = http;
        this.ticks = ticks;
    }

    /** A token that is good for a while yet. */
    synchronized String token() throws IOException, InterruptedException {
        String current = token;
        long now = ticks.getAsLong();
        if (current != null && now - renewal < 0) {
            return current;
        }
        try {
            return renewed();
        } catch (IOException e) {
            if (current == null || now - end >= 0) {
                throw e;
            }
            renewal = now + Math.min(PAUSE.toNanos(), end - now);
            return current;
        }
    }

    private String renewed() throws IOException, InterruptedException {
        JsonObject answer = fetch();
        String fresh = answer.getString("access_token");
        Duration life = Duration.ofSeconds(answer.getInt("expires_in", 60));
        long now = ticks.getAsLong();
        token = fresh;
        renewal = now + life.toNanos() * 4 / 5;
        end = now + life.minus(settings.patience()).toNanos();
        return fresh;
    }

    /** Fetches a new token next time: the server did not take the last one. */
    synchronized void forget() {
        token = null;
    }

    private JsonObject fetch() throws IOException, InterruptedException {
        String basic = Base64.getEncoder()
                .encodeToString((settings.clientId() + ":" + settings.clientSecret()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(settings.tokens())
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString(), settings.patience());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    "expected a token for client " + settings.clientId() + ", found status " + answer.statusCode());
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            JsonObject json = reader.readObject();
            if (!json.containsKey("access_token")) {
                throw new IOException("expected an access_token from the token endpoint, found none");
            }
            return json;
        } catch (JsonException | IllegalStateException e) {
            throw new IOException("expected JSON from the token endpoint, found something else", e);
        }
    }
}
