// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.consentry.policy.ConsentTerms;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReportJson;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedBatchJson;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.Snapshot;
import org.consentry.protocol.WaitingReport;
import org.consentry.protocol.WaitingReportJson;

/** What an agent asks of the server. */
final class AgentDoor {
    private static final String BASE = "/fhir/agent/v1/";

    private static final Set<String> REGISTERED = ConcurrentHashMap.newKeySet();

    private final Door door;
    private final String agent;

    /** An agent on the register; the first time, two of staff put it there. */
    AgentDoor(Door door, String agent) {
        this.door = door.as(Platform.tokens().agentOf(client(agent)));
        this.agent = agent;
        if (REGISTERED.add(agent)) {
            AgentRegister.register(agent, client(agent), "Main site");
        }
    }

    static String client(String agent) {
        return "client-of-" + agent;
    }

    /** A snapshot as it was read. */
    record Loaded(Snapshot header, List<FeedEntry> entries) {}

    Loaded snapshot() {
        HttpResponse<String> answer = door.get(BASE + "snapshot");
        assertThat(answer.statusCode()).isEqualTo(200);
        List<FeedEntry> entries = new ArrayList<>();
        try {
            return new Loaded(
                    Snapshot.read(new BufferedReader(new StringReader(answer.body())), entries::add), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an agent that starts now is told of a person's choices. */
    List<ConsentTerms> told(Person person) {
        return snapshot().entries().stream()
                .filter(FeedEntry.ConsentChanged.class::isInstance)
                .map(FeedEntry.ConsentChanged.class::cast)
                .filter(changed -> changed.patient().equals(person.number()))
                .flatMap(changed -> changed.terms().consents().stream())
                .toList();
    }

    FeedBatch feed(long after, String epoch) {
        HttpResponse<String> answer = ask(after, epoch, 0);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FeedBatchJson.read(answer.body());
    }

    HttpResponse<String> ask(long after, String epoch, int waitSeconds) {
        return door.get(path(after, epoch, waitSeconds));
    }

    CompletableFuture<HttpResponse<String>> wait(long after, String epoch, int seconds) {
        return door.getLater(path(after, epoch, seconds));
    }

    /** Reports and returns what the server says it has. */
    long report(DisclosureReport... reports) {
        HttpResponse<String> answer =
                post(DisclosureReportJson.write(new DisclosureReportJson.Batch(agent, List.of(reports)))
                        .toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).getJsonNumber("acknowledged").longValue();
    }

    /** Tells what waits, after the report of that number. */
    HttpResponse<String> waits(long sequence, WaitingReport.Scan... scans) {
        return door.post(
                BASE + "waiting",
                "application/json",
                WaitingReportJson.write(new WaitingReport(agent, sequence, List.of(scans)))
                        .toString());
    }

    HttpResponse<String> post(String batch) {
        return door.post(BASE + "disclosures", "application/json", batch);
    }

    static JsonObject json(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private String path(long after, String epoch, int waitSeconds) {
        return BASE + "feed?after=" + after + "&epoch=" + epoch + "&agent=" + agent + "&site=Main%20site&wait="
                + waitSeconds;
    }
}
