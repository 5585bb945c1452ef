// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keycloak's administrator, who has tokens signed with another key from now on. */
final class KeyRotation {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String password;
    private int priority = 1000;

    KeyRotation(URI issuer, String password) {
        this.base = issuer.resolve("/");
        this.password = password;
    }

    void addKey() throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=admin-cli&username=admin&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        String token = found(
                TOKEN,
                send(HttpRequest.newBuilder(base.resolve("realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))));
        String realm =
                found(ID, send(authorized("admin/realms/consentry", token).GET()));
        send(authorized("admin/realms/consentry/components", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(String.format(Locale.ROOT, """
                        {"name":"rotated","providerId":"rsa-generated","providerType":"org.keycloak.keys.KeyProvider",
                         "parentId":"%s","config":{"priority":["%d"],"enabled":["true"],"active":["true"],
                         "algorithm":["RS256"],"keySize":["3072"]}}""", realm, priority++))));
    }

    private HttpRequest.Builder authorized(String path, String token) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("expected Keycloak to do it, found status " + answer.statusCode());
        }
        return answer.body();
    }

    private static String found(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("expected " + pattern + " in Keycloak's answer");
        }
        return matcher.group(1);
    }
}
