// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A new browser at one of this machine's loopback addresses, on Keycloak's pages. */
final class Browser {
    // Of SHA-256 of nothing that matters here: no test takes the code to the portal.
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern HIDDEN_CODE = Pattern.compile("name=\"code\" value=\"([^\"]+)\"");
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    private final HttpClient http;
    private final RunningStack stack;
    private final Map<String, String> headers;
    // Keycloak marks its cookies secure, since a browser takes localhost for a safe place; the JDK's client does not.
    private final Map<String, String> cookies = new HashMap<>();
    private HttpResponse<String> page;

    private Browser(RunningStack stack, String address, Map<String, String> headers, String query) throws IOException {
        this(
                stack,
                address,
                headers,
                URI.create(stack.endpoints().issuer()
                        + "/protocol/openid-connect/auth?response_type=code&client_id=portal&scope=openid&state=x"
                        + "&code_challenge_method=S256&code_challenge=" + CHALLENGE + "&redirect_uri="
                        + encoded(stack.endpoints().portal() + "/callback") + query));
    }

    private Browser(RunningStack stack, String address, Map<String, String> headers, URI first) throws IOException {
        this.http = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(address))
                .build();
        this.stack = stack;
        this.headers = headers;
        this.page = send(HttpRequest.newBuilder(here(first.toString())).GET());
    }

    /** Opens another page of Keycloak than the portal's login. */
    static Browser on(RunningStack stack, String address, URI page) throws IOException {
        return new Browser(stack, address, Map.of(), page).following();
    }

    /** Goes where the last answers send it. */
    Browser following() {
        while (page.statusCode() / 100 == 3) {
            URI next = page.uri().resolve(page.headers().firstValue("Location").orElseThrow());
            page = send(HttpRequest.newBuilder(here(next.toString())).GET());
        }
        return this;
    }

    /** Grants what the page asks for. */
    Browser accept() {
        Matcher code = HIDDEN_CODE.matcher(page.body());
        return post(code.find() ? Map.of("accept", "Yes", "code", code.group(1)) : Map.of("accept", "Yes"));
    }

    /** Opens the login at {@code address}. */
    static Browser at(RunningStack stack, String address) throws IOException {
        return new Browser(stack, address, Map.of(), "");
    }

    static Browser inSpanish(RunningStack stack, String address) throws IOException {
        return new Browser(stack, address, Map.of(), "&ui_locales=es");
    }

    /** One that says that it passes on what another address asked. */
    static Browser claiming(RunningStack stack, String address, String other) throws IOException {
        return new Browser(stack, address, Map.of("X-Forwarded-For", other, "Forwarded", "for=" + other), "");
    }

    Browser password(String name, String password) {
        return post(Map.of("username", name, "password", password, "credentialId", ""));
    }

    Browser code(String code) {
        return post(Map.of("otp", code));
    }

    /** The status of the last page. */
    int status() {
        return page.statusCode();
    }

    /** Whether Keycloak sent this browser back to the portal with a code. */
    boolean isSignedIn() {
        String location = page.headers().firstValue("Location").orElse("");
        return page.statusCode() == 302
                && location.startsWith(stack.endpoints().portal() + "/callback")
                && location.contains("code=");
    }

    HttpResponse<String> page() {
        return page;
    }

    private Browser post(Map<String, String> fields) {
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        String target = page.uri().resolve(form.group(1).replace("&amp;", "&")).toString();
        page = send(HttpRequest.newBuilder(here(target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return this;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers()
                    .allValues("Set-Cookie")
                    .forEach(line ->
                            HttpCookie.parse(line).forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue())));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Keycloak", e);
        }
    }

    // The name may stand for an address of the other kind, which none of ours can reach.
    private static URI here(String address) {
        return URI.create(address.replace("//localhost:", "//127.0.0.1:"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
