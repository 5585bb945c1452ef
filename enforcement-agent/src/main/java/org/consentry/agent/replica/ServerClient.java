// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.consentry.protocol.CodeChange;
import org.consentry.protocol.CodeChangeJson;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReportJson;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedBatchJson;
import org.consentry.protocol.JournalLink;
import org.consentry.protocol.JournalLinkJson;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.WaitingReport;
import org.consentry.protocol.WaitingReportJson;

/**
 * Calls the consent server: feed, snapshot, disclosures. An answer that is not exactly what was asked for is a failure.
 */
public final class ServerClient {

    private static final Duration LONGEST_SNAPSHOT = Duration.ofMinutes(15);

    private final ServerConnection settings;
    private final HttpExchange http = new HttpExchange();
    private final ClientCredentials credentials;

    /** Calls the server with these settings; {@code ticks} are nanoseconds that only run forward. */
    public ServerClient(ServerConnection settings, LongSupplier ticks) {
        this.settings = settings;
        this.credentials = new ClientCredentials(settings, http, ticks);
    }

    /**
     * Hands over reports of disclosures.
     *
     * @return the highest sequence up to which the server has them all; empty if it has another report under a number
     * @throws IOException if it does not take them
     * @throws InterruptedException if the thread is to stop
     */
    public OptionalLong disclose(List<DisclosureReport> reports) throws IOException, InterruptedException {
        String body = DisclosureReportJson.write(new DisclosureReportJson.Batch(settings.agent(), reports))
                .toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/agent/v1/disclosures"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> answer = send(request, BodyHandlers.ofString(), settings.patience());
        if (answer.statusCode() == 409) {
            return OptionalLong.empty();
        }
        expect(200, answer, "disclosures");
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return OptionalLong.of(
                    reader.readObject().getJsonNumber("acknowledged").longValueExact());
        } catch (JsonException | IllegalStateException | NullPointerException | ArithmeticException e) {
            throw new IOException("expected a number acknowledged as answer to disclosures, found none", e);
        }
    }

    /**
     * Tells the server a link of the journal's chain.
     *
     * @param number how many links there are
     * @param hash 64 hexadecimal digits
     * @throws IOException if the server does not take it
     * @throws InterruptedException if the thread is to stop
     */
    public void note(long number, String hash) throws IOException, InterruptedException {
        String body = JournalLinkJson.write(new JournalLink(settings.agent(), number, hash))
                .toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/agent/v1/journal"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        expect(204, send(request, BodyHandlers.ofString(), settings.patience()), "a link of the journal");
    }

    /**
     * Asks the server which codes it wants to know.
     *
     * @throws IOException if it does not answer as it should
     * @throws InterruptedException if the thread is to stop
     */
    public List<CodeChange> codeChanges() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri("/agent/v1/codes")), BodyHandlers.ofString(), settings.patience());
        expect(200, answer, "codes");
        try {
            return CodeChangeJson.readQuestions(answer.body());
        } catch (MalformedMessageException e) {
            throw new IOException("the question for codes cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Sends codes.
     *
     * @throws IOException if the server does not take them
     * @throws InterruptedException if the thread is to stop
     */
    public void tell(List<CodeChange.Codes> codes) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/agent/v1/codes"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        CodeChangeJson.answers(codes).toString()));
        expect(204, send(request, BodyHandlers.ofString(), settings.patience()), "codes");
    }

    /**
     * Tells what waits for recipients, in place of what was told before.
     *
     * @param sequence of the last report that was made before it was looked
     * @return false if the server has a newer report, so that it must be looked again
     * @throws IOException if the server does not take it
     * @throws InterruptedException if the thread is to stop
     */
    public boolean waiting(long sequence, List<WaitingReport.Scan> scans) throws IOException, InterruptedException {
        String body = WaitingReportJson.write(new WaitingReport(settings.agent(), sequence, scans))
                .toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/agent/v1/waiting"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> answer = send(request, BodyHandlers.ofString(), settings.patience());
        if (answer.statusCode() == 409) {
            return false;
        }
        expect(204, answer, "what waits");
        return true;
    }

    /** Asks what comes after a position, which acknowledges it; waits that long for something new. */
    FeedBatch feed(long after, String epoch, Duration wait)
            throws IOException, InterruptedException, FeedGoneException {
        URI uri = uri("/agent/v1/feed?after=" + after + "&epoch=" + encoded(epoch) + "&agent="
                + encoded(settings.agent()) + "&site=" + encoded(settings.site()) + "&wait=" + wait.toSeconds());
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(uri), BodyHandlers.ofString(), wait.plus(settings.patience()));
        if (answer.statusCode() == 410) {
            throw new FeedGoneException("the server's feed has another epoch, or ends before this agent's position");
        }
        expect(200, answer, "feed");
        try {
            return FeedBatchJson.read(answer.body());
        } catch (MalformedMessageException e) {
            throw new IOException("the answer of the feed cannot be read: " + e.getMessage(), e);
        }
    }

    /** Fetches the snapshot into a file. */
    void snapshot(Path into) throws IOException, InterruptedException {
        HttpResponse<Path> answer =
                send(HttpRequest.newBuilder(uri("/agent/v1/snapshot")), BodyHandlers.ofFile(into), LONGEST_SNAPSHOT);
        expect(200, answer, "snapshot");
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body, Duration atMost)
            throws IOException, InterruptedException {
        String token = credentials.token();
        HttpResponse<T> answer =
                http.send(request.setHeader("Authorization", "Bearer " + token).build(), body, atMost);
        if (answer.statusCode() != 401) {
            return answer;
        }
        credentials.forget();
        String fresh = credentials.token();
        return http.send(request.setHeader("Authorization", "Bearer " + fresh).build(), body, atMost);
    }

    private static void expect(int status, HttpResponse<?> answer, String what) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException(
                    "expected status " + status + " as answer to " + what + ", found " + answer.statusCode());
        }
    }

    private URI uri(String path) {
        return URI.create(settings.server() + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
