// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** The server's inbox: one question, {@code q0}, which somebody may have, and notes. */
final class DeskStandIn {
    static final String OMAR_SINCE = "2026-06-15T11:00:00.120Z";

    private final List<String> notes = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private String holder = "";
    private String help = "none";

    /** Somebody else has the question. */
    synchronized void omarHasIt() {
        holder = holder("Omar Diaz", OMAR_SINCE, false);
    }

    /** Which pages of the list were asked for. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized void clear() {
        notes.clear();
        asked.clear();
        holder = "";
        help = "none";
    }

    synchronized void answer(HttpExchange exchange, String path, String body) throws IOException {
        boolean get = exchange.getRequestMethod().equals("GET");
        if (get && path.endsWith("/questions")) {
            asked.add(exchange.getRequestURI().getQuery());
            Http.answer(exchange, 200, "application/json", list());
        } else if (get) {
            Http.answer(exchange, 200, "application/json", one());
        } else {
            exchange.sendResponseHeaders(done(path, body) ? 204 : 409, -1);
            exchange.close();
        }
    }

    private boolean done(String path, String body) {
        if (path.endsWith("/holding")) {
            String seen = holder.isEmpty() ? "" : OMAR_SINCE;
            if (!object(body).getString("since").equals(seen)) {
                return false;
            }
            holder = holder("Dana Reyes", "2026-06-15T12:00:00Z", true);
        } else if (path.endsWith("/return")) {
            if (!holder.contains("true")) {
                return false;
            }
            holder = "";
        } else if (path.endsWith("/help")) {
            help = object(body).getString("help");
        } else {
            notes.add(object(body).getString("text"));
        }
        return true;
    }

    private String list() {
        return """
                {"asOf":"2026-06-15T12:00:00Z","counts":{"waiting":60,"late":1,"today":0,"urgent":1,"mine":0,"nobody":60},
                 "total":60,"pageSize":25,"questions":[{"question":"q0","conversation":"q0","number":"Q-7K2M9",
                 "begins":"Who is Northlight?","language":"es","sent":"2026-06-10T12:00:00Z","due":"2026-06-17",
                 "urgent":true,%s"help":"%s"}]}""".formatted(holder, help);
    }

    private String one() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        notes.forEach(note -> all.add(object("""
                {"resourceType":"Communication","topic":{"coding":[{"code":"note"}]},"sent":"2026-06-15T12:00:00Z",
                 "sender":{"display":"Dana Reyes"},"payload":[{"contentString":"%s"}]}""".formatted(note))));
        return "{%s\"help\":\"%s\",\"language\":\"es\",\"notes\":%s}".formatted(holder, help, all.build());
    }

    private static String holder(String name, String since, boolean mine) {
        return "\"holder\":{\"name\":\"%s\",\"since\":\"%s\",\"mine\":%b},".formatted(name, since, mine);
    }

    private static JsonObject object(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
