// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An archive's search for studies. It overlooks case, as Orthanc does, and answers honestly until a test says
 * otherwise.
 */
public final class FakeArchive implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private volatile Function<String, String> spoiled = Function.identity();
    private volatile Function<Headers, Integer> head = headers -> 200;
    private volatile String type = "application/dicom+json; charset=utf-8";

    /** A study: its Accession Number and the rest of its JSON. */
    private record Entry(String number, String json) {}

    public FakeArchive() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/dicom-web/studies", this::answer);
        http.start();
    }

    public String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/dicom-web";
    }

    /** It has a study of this patient. An empty patient or issuer is not said. */
    public FakeArchive has(String number, String study, String patient, String issuer) {
        String who = patient.isEmpty() ? "" : ",\"00100020\":{\"vr\":\"LO\",\"Value\":[\"" + patient + "\"]}";
        String by = issuer.isEmpty()
                ? ""
                : ",\"00080051\":{\"vr\":\"SQ\",\"Value\":[{\"00400031\":{\"vr\":\"UT\",\"Value\":[\"" + issuer
                        + "\"]}}]}";
        entries.add(new Entry(
                number,
                "{\"00080050\":{\"vr\":\"SH\",\"Value\":[\"" + number + "\"]},\"0020000D\":{\"vr\":\"UI\",\"Value\":[\""
                        + study + "\"]}" + who + by + "}"));
        return this;
    }

    /** From now on answers go out so changed. */
    public void spoil(Function<String, String> change) {
        spoiled = change;
    }

    /** From now on answers have this head and status; -1 for no answer at all. */
    public void heads(Function<Headers, Integer> other) {
        head = other;
    }

    /** From now on answers are of this type. */
    public void types(String other) {
        type = other;
    }

    /** What was asked for, in order. */
    public List<String> asked() {
        return asked;
    }

    /** What was shown to it, in order. */
    public List<String> logins() {
        return logins;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getQuery();
            asked.add(exchange.getRequestURI().getRawQuery());
            logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            String wanted = query.replaceAll(".*AccessionNumber=([^&]*).*", "$1");
            String list = entries.stream()
                    .filter(entry -> entry.number().equalsIgnoreCase(wanted))
                    .map(Entry::json)
                    .collect(Collectors.joining(",", "[", "]"));
            byte[] body = spoiled.apply(list).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            int status = head.apply(exchange.getResponseHeaders());
            if (status > 0) {
                exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
                exchange.getResponseBody().write(status == 204 ? new byte[0] : body);
            }
        }
    }
}
