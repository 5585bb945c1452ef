// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without script: cookies, links, forms. */
final class Visitor {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String portal;

    Visitor(String portal) {
        this.portal = portal;
    }

    /** Someone who has signed in. */
    static Visitor signedIn(String user) {
        Platform.login().next(user);
        var visitor = new Visitor(Platform.portal());
        visitor.follow("/sign-in");
        return visitor;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers));
    }

    private HttpRequest request(String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).GET();
        return headers.length > 0 ? request.headers(headers).build() : request.build();
    }

    /** Gets a page as it came. */
    HttpResponse<byte[]> bytes(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers), BodyHandlers.ofByteArray());
    }

    /** Gets a page through all redirects. */
    HttpResponse<String> follow(String path) {
        HttpResponse<String> answer = get(path);
        for (int i = 0; i < 8 && answer.statusCode() / 100 == 3; i++) {
            answer = get(answer.headers().firstValue("Location").orElseThrow());
        }
        return answer;
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Posts a form with a file in its field "scan". */
    HttpResponse<String> postWithFile(String path, Map<String, String> fields, String file) {
        String parts = fields.entrySet().stream()
                .map(f -> "--xyz\r\nContent-Disposition: form-data; name=\"" + f.getKey() + "\"\r\n\r\n" + f.getValue()
                        + "\r\n")
                .collect(Collectors.joining());
        String body = parts + "--xyz\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"a.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n" + file + "\r\n--xyz--\r\n";
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Posts a form without saying how long it is. */
    HttpResponse<String> postInPieces(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(body)))
                .build());
    }

    /** The names and values of the cookies that this browser holds. */
    Map<String, String> cookies() {
        var held = new LinkedHashMap<String, String>();
        cookies.getCookieStore().getCookies().forEach(cookie -> held.put(cookie.getName(), cookie.getValue()));
        return held;
    }

    /** The hidden fields of the form of a page that posts to a path. */
    Map<String, String> form(String path) {
        return form(get(path).body(), path);
    }

    static Map<String, String> form(String html, String path) {
        int start = html.indexOf("action=\"" + path + "\"");
        if (start < 0) {
            throw new AssertionError("The page has no form for " + path);
        }
        var fields = new LinkedHashMap<String, String>();
        Matcher hidden = HIDDEN.matcher(html.substring(start, html.indexOf("</form>", start)));
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    static String location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElse("")).getPath();
    }

    /** The same with its query. */
    static String address(HttpResponse<String> answer) {
        URI to = URI.create(answer.headers().firstValue("Location").orElse(""));
        return to.getQuery() == null ? to.getPath() : to.getPath() + "?" + to.getQuery();
    }

    private URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : portal + path);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
