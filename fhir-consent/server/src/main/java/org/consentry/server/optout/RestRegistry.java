// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;

/**
 * Asks any registry that answers {@code POST} of {@code {"system":"..","value":".."}} with
 * {@code {"optedOut":true|false}}. It asks for one patient a call, with the number in the body, so that no log on the
 * way has it. Any other answer, and none in time, counts as no answer.
 */
final class RestRegistry implements Registry {
    private static final System.Logger LOG = System.getLogger(RestRegistry.class.getName());
    private static final int OK = 200;
    /** Longest time of one call. Agents are informed, and answers age, only between two calls. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final URI address;
    private final String name;
    private final Set<Purpose> purposes;
    private final Duration patience;
    private final Duration longest;
    private final HttpClient http;
    /**
     * Patients who had a turn, until all had one. A patient who opted out is due in every call; so nobody waits behind
     * those patients for ever.
     */
    private final Set<PatientId> asked = new HashSet<>();

    RestRegistry(URI address, String name, Set<Purpose> purposes, Duration patience) {
        this(address, name, purposes, patience, LONGEST);
    }

    /**
     * Asks at this address.
     *
     * @param patience for one patient's answer
     * @param longest time after which nobody more is asked in one call
     */
    RestRegistry(URI address, String name, Set<Purpose> purposes, Duration patience, Duration longest) {
        this.address = address;
        this.name = name;
        this.purposes = Set.copyOf(purposes);
        this.patience = patience;
        this.longest = longest;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Purpose> purposes() {
        return purposes;
    }

    @Override
    public Answer ask(List<Subject> subjects, Instant now) {
        Set<PatientId> clear = new HashSet<>();
        Set<PatientId> notClear = new HashSet<>();
        long begun = System.nanoTime();
        for (Subject subject : turn(subjects)) {
            asked.add(subject.patient());
            try {
                (isClear(subject.patient()) ? clear : notClear).add(subject.patient());
            } catch (IOException | MalformedMessageException | ClassCastException | NullPointerException broken) {
                LOG.log(Level.WARNING, "The registry {0} does not answer; nobody counts as clear", name);
                break;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                break;
            }
            if (System.nanoTime() - begun >= longest.toNanos()) {
                break;
            }
        }
        return new Answer(Long.toString(now.toEpochMilli()), clear, notClear, now);
    }

    private List<Subject> turn(List<Subject> subjects) {
        List<Subject> others = subjects.stream()
                .filter(subject -> !asked.contains(subject.patient()))
                .toList();
        if (!others.isEmpty()) {
            return others;
        }
        asked.clear();
        return subjects;
    }

    private boolean isClear(PatientId patient) throws IOException, InterruptedException {
        String question = Json.createObjectBuilder()
                .add("system", patient.authority())
                .add("value", patient.value())
                .build()
                .toString();
        HttpResponse<String> answer = inTime(http.sendAsync(
                HttpRequest.newBuilder(address)
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
        if (answer.statusCode() != OK) {
            throw new IOException("expected 200, found " + answer.statusCode());
        }
        // Refuses a member that is written twice, since otherwise the last one would count.
        return !StrictJson.object(answer.body(), "answer").getBoolean("optedOut");
    }

    /**
     * Waits for the whole answer. The client's own timeout ends with the headers: a body that never comes would hold
     * this thread forever.
     */
    private HttpResponse<String> inTime(CompletableFuture<HttpResponse<String>> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException broken) {
            throw new IOException("expected an answer in time", broken);
        } finally {
            answer.cancel(true);
        }
    }
}
