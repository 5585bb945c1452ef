// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;
import org.consentry.agent.dicomweb.json.DicomJsonWriter;
import org.consentry.agent.dicomweb.store.Requests;

/** A hospital's archive with a WADO-RS service, which answers honestly until a test says otherwise. */
public final class Origin implements AutoCloseable {
    /** Where it is. */
    public static final String SERVICE = "/dicom-web";

    /** What an honest answer is. */
    static final String RELATED = "multipart/related; type=\"application/dicom\"; boundary=" + Requests.BOUNDARY;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Dataset> objects = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Mood mood = this::honest;

    /** How it answers. */
    public interface Mood {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** Starts on this port of the loopback address, 0 for any. */
    public Origin(int port) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Accept"));
            try (exchange) {
                mood.answer(exchange);
            }
        });
        http.start();
    }

    /** Where it is asked. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + SERVICE);
    }

    /** From now on it has these objects. */
    public void holds(Dataset... all) {
        objects.clear();
        objects.addAll(Arrays.asList(all));
    }

    /** From now on it answers like this. */
    public void answers(Mood next) {
        mood = next;
    }

    /** From now on it answers with this status, type and body. */
    public void says(int status, String type, byte[] body) {
        answers(exchange -> send(exchange, status, type, body));
    }

    /** Path and Accept of each request. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Answers whole. */
    public static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void honest(HttpExchange exchange) throws IOException {
        List<String> path = List.of(exchange.getRequestURI().getPath().split("/", -1));
        Dataset[] found = objects.stream()
                .filter(object ->
                        isAt(path, 3, object.string(Tag.STUDY_INSTANCE_UID).orElse("")))
                .filter(object ->
                        isAt(path, 5, object.string(Tag.SERIES_INSTANCE_UID).orElse("")))
                .filter(object ->
                        isAt(path, 7, object.string(Tag.SOP_INSTANCE_UID).orElse("")))
                .toArray(Dataset[]::new);
        if (path.size() == 3) {
            search(exchange, found);
            return;
        }
        boolean headers = path.getLast().equals("metadata");
        if (headers && found.length > 0) {
            send(exchange, 200, "application/dicom+json", json(found));
        } else if (found.length == 0) {
            send(exchange, 404, "text/plain", new byte[0]);
        } else {
            send(exchange, 200, RELATED, Requests.body(found));
        }
    }

    /** Each study once, with all of its first object, and how many there are: more than was asked for. */
    private static void search(HttpExchange exchange, Dataset... found) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        Map<String, Dataset> studies = new LinkedHashMap<>();
        for (Dataset object : found) {
            String uid = object.string(Tag.STUDY_INSTANCE_UID).orElse("");
            if (!query.contains("StudyInstanceUID=") || query.endsWith("StudyInstanceUID=" + uid)) {
                studies.putIfAbsent(
                        uid,
                        object.put(Element.of(
                                0x00201208,
                                Vr.IS,
                                Integer.toString(found.length).getBytes(StandardCharsets.US_ASCII))));
            }
        }
        send(exchange, 200, "application/dicom+json", json(studies.values().toArray(Dataset[]::new)));
    }

    /** Data sets as a list in JSON; pixels are elsewhere. */
    public static byte[] json(Dataset... objects) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (Dataset object : objects) {
            JsonObjectBuilder json = Json.createObjectBuilder(DicomJsonWriter.json(object));
            if (object.contains(Tag.PIXEL_DATA)) {
                json.add(
                        "7FE00010",
                        Json.createObjectBuilder().add("vr", "OW").add("BulkDataURI", "http://archive.example/bulk/1"));
            }
            list.add(json);
        }
        return list.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isAt(List<String> path, int place, String uid) {
        return path.size() <= place || path.get(place).equals(uid);
    }
}
