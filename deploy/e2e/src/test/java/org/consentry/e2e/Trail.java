// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

/** What the consent server's trail says of a patient and a recipient, as staff read it. */
final class Trail {

    private static final Pattern OUTCOME = Pattern.compile("\"outcome\"\\s*:\\s*\"(\\d+)\"");
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI fhir;
    private final String token;

    Trail(Stage stage) {
        this.fhir = stage.stack().endpoints().fhir();
        this.token = stage.stack().tokens().ofUser("dana", "demo-dana");
    }

    /** Outcomes of all releases to a recipient, the newest first: 0 sent, 4 failed, 12 may have been sent. */
    List<String> releases(String patient, String recipient) {
        URI search = URI.create(fhir + "/AuditEvent?patient=Patient/" + patient + "&agent=Organization/" + recipient
                + "&type=110106&_sort=-date&_count=200");
        HttpRequest request = HttpRequest.newBuilder(search)
                .header("Authorization", "Bearer " + token)
                .header("Consentry-Reason", "Testing%20the%20gateway")
                .GET()
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("expected 200, found " + answer.statusCode());
            }
            return OUTCOME.matcher(answer.body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the trail", e);
        }
    }
}
