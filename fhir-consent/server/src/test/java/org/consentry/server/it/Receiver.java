// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An endpoint that is told of changes: answers as it is told to, and remembers what it got. */
public final class Receiver implements AutoCloseable {
    private static final int OK = 200;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<Notification> got = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** Listens on loopback, on a free port. */
    public Receiver() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    /**
     * What came.
     *
     * @param bundle the body
     * @param authorization the header, or empty
     */
    public record Notification(JsonObject bundle, String authorization) {
        /** Code of the kind of notification. */
        public String type() {
            return parameter("type").getString("valueCode");
        }

        /** Numbers of the events in it. */
        public List<String> numbers() {
            return parameters().stream()
                    .filter(each -> each.getString("name").equals("notification-event"))
                    .map(each -> each.getJsonArray("part").getJsonObject(0).getString("valueString"))
                    .toList();
        }

        /** One of the parameters that tell of the subscription. */
        public JsonObject parameter(String name) {
            return parameters().stream()
                    .filter(each -> each.getString("name").equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        private List<JsonObject> parameters() {
            return bundle.getJsonArray("entry")
                    .getJsonObject(0)
                    .getJsonObject("resource")
                    .getJsonArray("parameter")
                    .getValuesAs(JsonObject.class);
        }
    }

    /** Its address. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
    }

    /** The next answers, one each; then 200 again. */
    public void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** Takes what comes, but answers only once let go. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    /** Answers again. */
    public void letGo() {
        gate.countDown();
    }

    /** Waits until so much has come, and returns it all. */
    public List<Notification> await(int count) throws InterruptedException {
        synchronized (got) {
            while (got.size() < count) {
                got.wait();
            }
        }
        return got();
    }

    /** Everything that came so far. */
    public List<Notification> got() {
        return List.copyOf(got);
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        // Before anyone hears of it: who then says how to answer means what comes next, and once got this one instead.
        Integer status = answers.poll();
        try (JsonReader reader = Json.createReader(exchange.getRequestBody())) {
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            Notification notification = new Notification(reader.readObject(), header == null ? "" : header);
            synchronized (got) {
                got.add(notification);
                got.notifyAll();
            }
        }
        try {
            gate.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(status == null ? OK : status, -1);
        exchange.close();
    }
}
