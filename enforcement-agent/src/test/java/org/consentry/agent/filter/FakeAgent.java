// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.consentry.agent.decision.Answerer;
import org.consentry.agent.decision.CohortAnswer;
import org.consentry.agent.decision.CohortForm;
import org.consentry.agent.decision.CohortLines;
import org.consentry.agent.decision.CohortQuestion;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.JournalHomes;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.Entries;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Cohort;
import org.consentry.protocol.FeedEntry;

/** The agent's own answers to cohorts, behind a small server that can be made to spoil them. */
final class FakeAgent implements AutoCloseable {
    static final String TOKEN = "a.good.token";

    private final HttpServer http;
    private final DisclosureJournal journal;
    private final Answerer answerer;
    private final List<String> questions = new ArrayList<>();
    private UnaryOperator<String> spoiled = UnaryOperator.identity();
    private int status = 200;

    FakeAgent(Path folder) throws IOException {
        InstantSource noon = InstantSource.fixed(Entries.NOON.wall());
        journal = DisclosureJournal.open(JournalHomes.in(folder), noon);
        answerer = new Answerer(
                Entries.replica(known()),
                new ExportPolicy(Duration.ofSeconds(10), ZoneOffset.UTC),
                new AgentClock(noon, () -> 0),
                journal,
                folder);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/access/v1/cohort", this::answer);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    /** What was asked, whole. */
    List<String> questions() {
        return questions;
    }

    /** From now on answers go out so changed. */
    void spoil(UnaryOperator<String> change) {
        spoiled = change;
    }

    /** From now on answers have this status. */
    void fail(int other) {
        status = other;
    }

    @Override
    public void close() {
        http.stop(0);
        journal.close();
    }

    /** Anna, who says yes, has one scan more. */
    private static FeedEntry[] known() {
        return Stream.concat(
                        Arrays.stream(Entries.annaSaysYes()),
                        Stream.of(Entries.linked(6, new StudyUid("2.999.5.11"), Entries.ANNA)))
                .toArray(FeedEntry[]::new);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] question = exchange.getRequestBody().readAllBytes();
            questions.add(new String(question, StandardCharsets.UTF_8));
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            byte[] answer = spoiled.apply(answered(question)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String answered(byte[] question) throws IOException {
        CohortLines lines = new CohortLines(new ByteArrayInputStream(question));
        StringWriter answer = new StringWriter();
        new CohortAnswer(
                        answerer,
                        new CohortQuestion.InJson(Cohort.header(lines.next().orElseThrow())),
                        CohortForm.JSON,
                        "export-demo")
                .write(lines, answer);
        return answer.toString();
    }
}
