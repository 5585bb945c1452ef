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
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.consentry.tls.MadePair;

/** Somebody who trusts the certificates that a test has made, and no others; with cookies, each for its own port. */
final class SecureVisitor {
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final int HOPS = 8;

    private final HttpClient http;
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final List<String> said = new ArrayList<>();

    SecureVisitor(List<MadePair> trusted) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (MadePair one : trusted) {
            store.setCertificateEntry(one.serial(), one.store().getCertificate("one"));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
    }

    /** Signs in by Keycloak's form and returns the page after it. */
    HttpResponse<String> signIn(URI portal, String name, String password) throws Exception {
        HttpResponse<String> form =
                arrive(HttpRequest.newBuilder(URI.create(portal + "/sign-in")).GET());
        Matcher action = ACTION.matcher(form.body());
        if (!action.find()) {
            throw new IOException("expected Keycloak's form after /sign-in, found " + form.uri());
        }
        return arrive(posted(
                URI.create(action.group(1).replace("&amp;", "&")),
                Map.of("username", name, "password", password, "credentialId", "")));
    }

    HttpResponse<String> get(URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Posts a form and returns the page that the answer leads to. */
    HttpResponse<String> post(URI address, Map<String, String> fields) throws Exception {
        return arrive(posted(address, fields));
    }

    HttpResponse<String> put(URI address, String json, String token) throws Exception {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/fhir+json")
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofString(json)));
    }

    /** Every Set-Cookie of an authority, host and port, so far. */
    List<String> said(URI from) {
        return said.stream()
                .filter(line -> line.startsWith(from.getAuthority() + " "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    /** The hidden fields of a page's form that posts to a path. */
    static Map<String, String> hidden(String html, String path) {
        int start = html.indexOf("action=\"" + path + "\"");
        if (start < 0) {
            throw new AssertionError("The page has no form for " + path);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(html.substring(start, html.indexOf("</form>", start)));
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return fields;
    }

    /** Of the certificate that an answer came with, in hexadecimal. */
    static String serial(HttpResponse<String> answer) throws Exception {
        X509Certificate leaf =
                (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
        return leaf.getSerialNumber().toString(16);
    }

    private static HttpRequest.Builder posted(URI address, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private HttpResponse<String> arrive(HttpRequest.Builder first) throws Exception {
        HttpResponse<String> answer = send(first);
        for (int hop = 0; hop < HOPS && answer.headers().firstValue("Location").isPresent(); hop++) {
            answer = send(HttpRequest.newBuilder(answer.uri()
                            .resolve(answer.headers().firstValue("Location").orElseThrow()))
                    .GET());
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        String authority = request.build().uri().getAuthority();
        Map<String, String> mine = cookies.computeIfAbsent(authority, host -> new HashMap<>());
        if (!mine.isEmpty()) {
            request.header(
                    "Cookie",
                    mine.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        for (String line : answer.headers().allValues("Set-Cookie")) {
            said.add(authority + " " + line);
            String pair = line.split(";", 2)[0];
            int is = pair.indexOf('=');
            mine.put(pair.substring(0, is), pair.substring(is + 1));
        }
        return answer;
    }
}
