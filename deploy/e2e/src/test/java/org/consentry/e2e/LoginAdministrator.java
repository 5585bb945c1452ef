// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.launcher.RunningStack;

/** Keycloak's administrator, at its admin API. */
final class LoginAdministrator {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern REQUIRED = Pattern.compile("\"requiredActions\":\\[[^\\]]*]");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    LoginAdministrator(RunningStack stack) {
        this.base = stack.endpoints().issuer().resolve("/").toString();
        String form = "grant_type=password&client_id=admin-cli&username=admin&password="
                + URLEncoder.encode(stack.secrets().loginAdmin(), StandardCharsets.UTF_8);
        this.token = found(
                TOKEN,
                send(HttpRequest.newBuilder(URI.create(base + "realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))));
    }

    /** Ends all sessions of an account, as the console's button does. */
    void endSessionsOf(String account) {
        HttpResponse<String> answer =
                send(asAdministrator("users/" + id(account) + "/logout").POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    /** Tries to give an account another password. */
    HttpResponse<String> givePassword(String account, String password) {
        return send(asAdministrator("users/" + id(account) + "/reset-password")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(
                        "{\"type\":\"password\",\"temporary\":false,\"value\":\"" + password + "\"}")));
    }

    /** Says what an account has to do at its next sign-in; nothing with no step. */
    void asksAtSignIn(String account, String... steps) {
        String list = Stream.of(steps).map(step -> '"' + step + '"').collect(Collectors.joining(",", "[", "]"));
        String known = get("users/" + id(account)).body();
        String changed = REQUIRED.matcher(known).replaceFirst("\"requiredActions\":" + list);
        assertThat(changed).contains("\"requiredActions\":" + list);
        HttpResponse<String> answer = send(asAdministrator("users/" + id(account))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(changed)));
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private String id(String account) {
        return found(ID, get("users?exact=true&username=" + account));
    }

    /** An answer of the realm's admin API. */
    HttpResponse<String> get(String path) {
        return send(asAdministrator(path).GET());
    }

    private HttpRequest.Builder asAdministrator(String path) {
        return HttpRequest.newBuilder(URI.create(base + "admin/realms/consentry/" + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, HttpResponse<String> answer) {
        Matcher matcher = pattern.matcher(answer.body());
        assertThat(matcher.find()).as("status " + answer.statusCode()).isTrue();
        return matcher.group(1);
    }
}
