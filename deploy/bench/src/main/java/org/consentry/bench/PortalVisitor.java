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
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A patient at the portal without a browser: signs in by the form of Keycloak and reads pages. Thread-safe. */
final class PortalVisitor {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final int HOPS = 8;
    private static final int OK = 200;

    private final URI portal;
    // By authority: portal and Keycloak are two ports of one host. Java's own cookie store keeps Secure cookies from
    // plain HTTP, also on loopback, where browsers do not.
    private final Map<String, Map<String, String>> cookies = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    PortalVisitor(URI portal) {
        this.portal = portal;
    }

    void signIn(String name, String password) throws IOException, InterruptedException {
        String form =
                arrive(HttpRequest.newBuilder(URI.create(portal + "/sign-in")).GET());
        Matcher action = ACTION.matcher(form);
        if (!action.find()) {
            throw new IOException("expected Keycloak's form after /sign-in, found another page");
        }
        String fields = Map.of("username", name, "password", password, "credentialId", "").entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        arrive(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
        read("/home");
    }

    /** Reads a page of the signed-in patient. */
    String read(String path) throws IOException, InterruptedException {
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(URI.create(portal + path)).GET());
        if (page.statusCode() != OK) {
            throw new IOException("expected status 200 from " + path + ", found " + page.statusCode());
        }
        return page.body();
    }

    // Follows redirects until there is a page.
    private String arrive(HttpRequest.Builder first) throws IOException, InterruptedException {
        HttpRequest.Builder next = first;
        for (int hop = 0; hop < HOPS; hop++) {
            HttpResponse<String> response = send(next);
            if (response.statusCode() == OK) {
                return response.body();
            }
            URI place = response.uri()
                    .resolve(response.headers()
                            .firstValue("Location")
                            .orElseThrow(() ->
                                    new IOException("expected a page or a redirect, found " + response.statusCode())));
            next = HttpRequest.newBuilder(place).GET();
        }
        throw new IOException("expected a page after " + HOPS + " redirects, found another redirect");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.timeout(Duration.ofSeconds(60));
        Map<String, String> mine =
                cookies.computeIfAbsent(request.build().uri().getAuthority(), host -> new ConcurrentHashMap<>());
        if (!mine.isEmpty()) {
            request.header(
                    "Cookie",
                    mine.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        for (String line : response.headers().allValues("Set-Cookie")) {
            String pair = line.split(";", 2)[0];
            int is = pair.indexOf('=');
            mine.put(pair.substring(0, is), pair.substring(is + 1));
        }
        return response;
    }
}
