// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One bulk export for a recipient, as staff order and fetch it: how long packing takes, and each file. */
final class BulkBench {

    private static final String ORDER =
            "/$export?recipient=meridian&purpose=HRESCH&supportedObligations=DEID&_type=Patient,ImagingStudy";
    private static final Pattern FILE = Pattern.compile("\"url\"\\s*:\\s*\"([^\"]+/(Patient|ImagingStudy)\\.ndjson)\"");
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI fhir;
    private final String token;
    private final Figures figures;

    BulkBench(URI fhir, String token, Figures figures) {
        this.fhir = fhir;
        this.token = token;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> begun = get(URI.create(fhir + ORDER));
        expect(begun, ACCEPTED);
        URI place = URI.create(begun.headers().firstValue("Content-Location").orElseThrow());
        HttpResponse<String> manifest = get(place);
        while (manifest.statusCode() == ACCEPTED) {
            Thread.sleep(PAUSE.toMillis());
            manifest = get(place);
        }
        expect(manifest, OK);
        figures.add("bulk export: packing", List.of(System.nanoTime() - begin));
        for (MatchResult file : FILE.matcher(manifest.body()).results().toList()) {
            fetch(file.group(2), URI.create(file.group(1)));
        }
    }

    private void fetch(String type, URI file) throws IOException, InterruptedException {
        for (String time : List.of("first", "second")) {
            long begin = System.nanoTime();
            HttpResponse<String> lines = get(file);
            expect(lines, OK);
            List<Long> took = new ArrayList<>(List.of(System.nanoTime() - begin));
            figures.add(
                    String.format(
                            Locale.ROOT,
                            "bulk export: %s fetch of %d lines of %s",
                            time,
                            lines.body().lines().count(),
                            type),
                    took);
        }
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(30))
                .header("Authorization", "Bearer " + token)
                .header("Prefer", "respond-async")
                .header("Consentry-Reason", "Measuring%20exports")
                .GET()
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static void expect(HttpResponse<String> response, int status) throws IOException {
        if (response.statusCode() != status) {
            throw new IOException("expected status " + status + ", found " + response.statusCode());
        }
    }
}
