// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.dicomweb.body.MultipartInput;

/** A recipient's STOW-RS service that does what a test says, and remembers the requests that it got whole. */
public final class Archive implements AutoCloseable {
    /** Where it is. */
    public static final String SERVICE = "/dicom-web";

    private static final int PIECE = 1 << 16;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Dataset>> whole = new CopyOnWriteArrayList<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private Function<List<Dataset>, Answer> mood = studies -> new Answer(200, "");
    private Runnable meanwhile = () -> {};

    /** What it answers. */
    public record Answer(int status, String body) {}

    /** Starts on a free port of the loopback address. */
    public Archive() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::take);
        http.start();
    }

    /** Where it listens. */
    public int port() {
        return http.getAddress().getPort();
    }

    /** From now on it answers like this to what it got. */
    public void answers(Function<List<Dataset>, Answer> next) {
        mood = next;
    }

    /** Happens once the first bytes of a request are there. */
    public void meanwhile(Runnable event) {
        meanwhile = event;
    }

    /** The headers of the objects of each request that came whole. */
    public List<List<Dataset>> whole() {
        return List.copyOf(whole);
    }

    /** Method, path and kind of each request that began. */
    public List<String> begun() {
        return List.copyOf(begun);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        begun.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + type.replaceAll("; boundary=.*", ""));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (InputStream in = exchange.getRequestBody()) {
            body.write(in.readNBytes(PIECE));
            meanwhile.run();
            in.transferTo(body);
        } catch (IOException e) {
            exchange.close();
            return;
        }
        List<Dataset> objects = objects(body.toByteArray(), type);
        whole.add(objects);
        Answer answer = mood.apply(objects);
        byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", MediaType.DICOM_JSON);
        exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private static List<Dataset> objects(byte[] body, String type) throws IOException {
        MultipartInput input = new MultipartInput(
                new ByteArrayInputStream(body),
                MediaType.of(type).orElseThrow().parameter("boundary").orElseThrow());
        List<Dataset> objects = new ArrayList<>();
        for (Optional<MultipartInput.Part> part = input.next(); part.isPresent(); part = input.next()) {
            DicomFile file = DicomFile.read(part.get().body(), Limits.STANDARD);
            objects.add(file.header().dataset());
        }
        return objects;
    }
}
