// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Access tokens from the demo's Keycloak, for loaders and tests. */
public final class Tokens {
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final URI endpoint;
    private final Secrets secrets;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Tokens(URI endpoint, Secrets secrets) {
        this.endpoint = endpoint;
        this.secrets = secrets;
    }

    /** A fresh token of a machine: agent, export system or registrar. */
    public String ofClient(Client client) {
        return request(Map.of(
                "grant_type", "client_credentials",
                "client_id", client.id(),
                "client_secret", secrets.of(client)));
    }

    /** A fresh token of a person; works only with {@link StackConfig#withPasswordGrant()}. */
    public String ofUser(String username, String password) {
        return request(Map.of(
                "grant_type",
                "password",
                "client_id",
                Client.TESTS.id(),
                "client_secret",
                secrets.of(Client.TESTS),
                "username",
                username,
                "password",
                password));
    }

    private String request(Map<String, String> form) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            Matcher token = ACCESS_TOKEN.matcher(response.body());
            if (response.statusCode() != 200 || !token.find()) {
                throw new IllegalStateException(
                        "no token for " + form.get("client_id") + ": Keycloak answered " + response.statusCode());
            }
            return token.group(1);
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak does not answer at " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for a token", e);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
