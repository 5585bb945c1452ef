// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.consentry.protocol.CodeChange;
import org.consentry.protocol.CodeChangeJson;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReportJson;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedBatchJson;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.Snapshot;
import org.consentry.protocol.WaitingReport;
import org.consentry.protocol.WaitingReportJson;

/** A consent server and its identity provider, real ones as far as HTTP goes, that can be made to misbehave. */
public final class FakeServer implements AutoCloseable {

    /** How the feed and the snapshot answer. */
    public enum Mood {
        /** As they should. */
        SOUND,
        /** Status 500. */
        FAILING,
        /** Status 200 with an OperationOutcome. */
        WRONG_BODY,
        /** The connection is cut in the middle of the body. */
        HALF_PAGE,
        /** The body stops and the connection stays. */
        STALLED,
        /** Status 401 whatever the token. */
        UNAUTHORIZED
    }

    private static final String REALM = "/realms/consentry/protocol/openid-connect/";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<FeedEntry> log = new ArrayList<>();
    private final List<DisclosureReport> reports = new ArrayList<>();
    private final List<CodeChange> asked = new ArrayList<>();
    private final List<CodeChange.Codes> told = new ArrayList<>();
    private String keys = "{\"keys\":[]}";
    private String epoch = "e1";
    private Mood mood = Mood.SOUND;
    private long lastAfter = -1;
    private int snapshots;
    private int tokens;
    private List<WaitingReport.Scan> waiting = List.of();

    /** Starts on a free port of the loopback address. */
    public FakeServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext(REALM + "token", this::token);
        http.createContext(REALM + "certs", exchange -> answer(exchange, 200, keys));
        http.createContext("/fhir/agent/v1/feed", this::feed);
        http.createContext("/fhir/agent/v1/snapshot", this::snapshot);
        http.createContext("/fhir/agent/v1/disclosures", this::disclosures);
        http.createContext("/fhir/agent/v1/codes", this::codes);
        http.createContext("/fhir/agent/v1/waiting", this::waiting);
        http.start();
    }

    /** The realm's address. */
    public URI issuer() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/realms/consentry");
    }

    /** Where it gives tokens. */
    public URI tokenEndpoint() {
        return URI.create(issuer() + "/protocol/openid-connect/token");
    }

    /** The consent server's address. */
    public URI server() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/fhir");
    }

    /** Publishes the realm's keys. */
    public synchronized void keys(String jwks) {
        keys = jwks;
    }

    /** Adds an entry to the feed. */
    public synchronized void add(FeedEntry entry) {
        log.add(entry);
        notifyAll();
    }

    /** The position the next entry must have. */
    public synchronized long next() {
        return log.isEmpty() ? 1 : log.get(log.size() - 1).position() + 1;
    }

    /** Answers like this from now on. */
    public synchronized void mood(Mood now) {
        mood = now;
    }

    /** Names the feed otherwise, as after a restore; its entries are these. */
    public synchronized void restored(String newEpoch, List<FeedEntry> entries) {
        epoch = newEpoch;
        log.clear();
        log.addAll(entries);
    }

    /** The last position that was acknowledged. */
    public synchronized long acknowledged() {
        return lastAfter;
    }

    /** How often the snapshot was asked for. */
    public synchronized int snapshots() {
        return snapshots;
    }

    /** How many tokens were given. */
    public synchronized int tokens() {
        return tokens;
    }

    /** Wants to know codes. */
    public synchronized void asks(CodeChange change) {
        asked.add(change);
    }

    /** The codes that were told, in order. */
    public synchronized List<CodeChange.Codes> told() {
        return List.copyOf(told);
    }

    /** The reports that came, in order. */
    public synchronized List<DisclosureReport> reports() {
        return List.copyOf(reports);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void token(HttpExchange exchange) throws IOException {
        synchronized (this) {
            tokens++;
        }
        answer(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":300}");
    }

    private void feed(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        long after = Long.parseLong(value(query, "after"));
        FeedBatch batch;
        synchronized (this) {
            lastAfter = after;
            if (!value(query, "epoch").equals(epoch)) {
                answer(exchange, 410, "{}");
                return;
            }
            batch = new FeedBatch(
                    epoch,
                    next() - 1,
                    log.stream().filter(entry -> entry.position() > after).toList());
        }
        moody(exchange, FeedBatchJson.write(batch).toString());
    }

    private void snapshot(HttpExchange exchange) throws IOException {
        StringWriter text = new StringWriter();
        synchronized (this) {
            snapshots++;
            Snapshot.Lines lines = new Snapshot.Lines(text, new Snapshot(epoch, next() - 1, Instant.EPOCH));
            for (FeedEntry entry : log) {
                lines.add(entry);
            }
            lines.end();
        }
        moody(exchange, text.toString());
    }

    private void disclosures(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        long known;
        synchronized (this) {
            for (DisclosureReport report : DisclosureReportJson.readBatch(body).reports()) {
                if (report.sequence() == reports.size() + 1) {
                    reports.add(report);
                }
            }
            known = reports.size();
        }
        answer(exchange, 200, "{\"acknowledged\":" + known + "}");
    }

    private void codes(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            moody(exchange, CodeChangeJson.questions(changes()).toString());
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (this) {
            told.addAll(CodeChangeJson.readAnswers(body));
            asked.clear();
        }
        answer(exchange, 204, "");
    }

    private void waiting(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (this) {
            waiting = WaitingReportJson.read(body).scans();
        }
        answer(exchange, 204, "");
    }

    /** What an agent last told of what waits there. */
    public synchronized List<WaitingReport.Scan> waiting() {
        return waiting;
    }

    private synchronized List<CodeChange> changes() {
        return List.copyOf(asked);
    }

    private void moody(HttpExchange exchange, String sound) throws IOException {
        Mood now;
        synchronized (this) {
            now = mood;
        }
        switch (now) {
            case SOUND -> answer(exchange, 200, sound);
            case FAILING -> answer(exchange, 500, "");
            case UNAUTHORIZED -> answer(exchange, 401, "");
            case WRONG_BODY -> answer(exchange, 200, "{\"resourceType\":\"OperationOutcome\",\"issue\":[]}");
            case HALF_PAGE, STALLED -> {
                byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                exchange.getResponseBody().flush();
                if (now == Mood.HALF_PAGE) {
                    exchange.close();
                }
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String value(String query, String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new IllegalArgumentException("no " + name);
    }
}
