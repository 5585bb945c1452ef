// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** J2: an export system asks about 100,000 scans, and gets one answer a line from one view of the consents. */
@ExtendWith(OnStage.class)
class CohortIT {

    /** By itself it would ask for HTTP/2, and then Payara breaks off long answers: see docs/decision-api.md. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int LINES = 100_000;
    private static final int KNOWN = 60;
    private static final Pattern STUDY = Pattern.compile("\"study\":\"([0-9.]+)\",\"decision\":(true|false)");

    @Test
    void everyLineIsAnsweredAndTheTrailerCountsThem(Stage stage, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path question = folder.resolve("question.ndjson");
        try (var out = java.nio.file.Files.newBufferedWriter(question)) {
            out.write(
                    "{\"purpose\":\"MLTRAINING\",\"recipient\":\"northlight\",\"supported_obligations\":[\"DEID\"]}\n");
            for (int i = 1; i <= LINES; i++) {
                out.write("{\"study\":\"2.999.10." + i + "\"}\n");
            }
        }
        HttpResponse<InputStream> answer = ask(stage, HttpRequest.BodyPublishers.ofFile(question));

        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, Integer> decisions = new HashMap<>();
        String last = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = STUDY.matcher(line);
                if (matcher.find()) {
                    decisions.merge(matcher.group(2), 1, Integer::sum);
                }
                last = line;
            }
        }
        int permitted = decisions.getOrDefault("true", 0);
        assertThat(permitted).isBetween(1, KNOWN);
        assertThat(permitted + decisions.getOrDefault("false", 0)).isEqualTo(LINES);
        assertThat(last)
                .contains("\"trailer\":true", "\"permitted\":" + permitted, "\"NO_PATIENT\":" + (LINES - KNOWN));
    }

    @Test
    void aQuestionWithoutTokenIsNotAnswered(Stage stage) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(cohort(stage))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private static HttpResponse<InputStream> ask(Stage stage, HttpRequest.BodyPublisher question)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(cohort(stage))
                .header("Authorization", "Bearer " + stage.exportToken())
                .header("Content-Type", "application/x-ndjson")
                .POST(question)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private static URI cohort(Stage stage) {
        return URI.create(stage.stack().endpoints().agent() + "/access/v1/cohort");
    }
}
