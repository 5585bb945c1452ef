// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Json;

/**
 * Asks an agent about a cohort. All studies are judged against one view at one moment. An answer that is not whole, or
 * not about what was asked, is none.
 */
final class CohortClient {
    /** The agent itself breaks off after five minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(7);

    private static final int OK = 200;

    private final HttpClient http;

    /** Speaks HTTP/1.1: by itself Java asks for HTTP/2, and Payara then breaks off long answers. */
    CohortClient() {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /**
     * Asks.
     *
     * @throws FilterFailedException if there is no whole answer
     */
    StudyAnswers ask(CohortAsk ask, SequencedSet<StudyUid> studies) {
        List<StudyUid> asked = new ArrayList<>(studies);
        HttpRequest request = HttpRequest.newBuilder(ask.door())
                .header("Content-Type", "application/x-ndjson")
                .header("Authorization", "Bearer " + ask.token())
                .timeout(LONGEST)
                .POST(BodyPublishers.ofByteArray(question(ask, asked)))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != OK) {
                    throw new FilterFailedException("expected the agent's status 200, found " + response.statusCode()
                            + ": " + new String(body.readNBytes(1000), StandardCharsets.UTF_8));
                }
                return read(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)), asked);
            }
        } catch (IOException e) {
            throw new FilterFailedException("the agent gave no whole answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FilterFailedException("interrupted", e);
        }
    }

    private static byte[] question(CohortAsk ask, List<StudyUid> asked) {
        StringBuilder text = new StringBuilder(ask.firstLine()).append('\n');
        asked.forEach(
                study -> text.append("{\"study\":\"").append(study.value()).append("\"}\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** One line for each study, in their order, and then the line that says that it was all. */
    private static StudyAnswers read(BufferedReader lines, List<StudyUid> asked) throws IOException {
        Map<StudyUid, StudyAnswer> answers = new HashMap<>();
        long permitted = 0;
        for (int i = 0; i < asked.size(); i++) {
            JsonObject line = line(lines);
            StudyUid study = asked.get(i);
            if (!study.value().equals(line.getString("study", "")) || line.getInt("line", -1) != i + 2) {
                throw new FilterFailedException("expected the answer to line " + (i + 2) + ", found another line");
            }
            StudyAnswer answer = answer(line);
            permitted += answer instanceof StudyAnswer.Kept ? 1 : 0;
            answers.put(study, answer);
        }
        JsonObject trailer = line(lines);
        if (!trailer.getBoolean("trailer", false)
                || trailer.getInt("permitted", -1) != permitted
                || lines.readLine() != null) {
            throw new FilterFailedException("expected the line that ends the answer, found another");
        }
        return new StudyAnswers(instant(trailer), answers);
    }

    private static StudyAnswer answer(JsonObject line) {
        if (!line.getBoolean("decision", false)) {
            return new StudyAnswer.Refused(line.getString("code", "UNREADABLE"));
        }
        Set<String> obligations = line.getJsonArray("obligations").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toSet());
        return new StudyAnswer.Kept(obligations);
    }

    private static JsonObject line(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new FilterFailedException("expected the line that ends the answer, found none");
        }
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new FilterFailedException("expected a line of JSON, found other text", e);
        }
    }

    private static Instant instant(JsonObject trailer) {
        try {
            return Instant.parse(trailer.getString("asOf", ""));
        } catch (DateTimeParseException e) {
            throw new FilterFailedException("expected asOf in the line that ends the answer", e);
        }
    }
}
