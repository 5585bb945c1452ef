// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** Questions and answers as the server keeps them: {@code q0}, {@code q1} and so on. */
final class MessagesStandIn {
    private static final String TYPE = "application/fhir+json";

    private final List<JsonObject> stored = new ArrayList<>();

    /** All of them, in the order in which they came. */
    synchronized List<JsonObject> stored() {
        return List.copyOf(stored);
    }

    synchronized void clear() {
        stored.clear();
    }

    /** Anna asked this; it has the id {@code q0}. */
    synchronized void ask(String text) {
        store("""
                {"resourceType":"Communication","status":"in-progress","subject":{"reference":"Patient/p1"},
                 "identifier":[{"system":"https://consentry.org/fhir/question-number","value":"Q-7K2M9"}],
                 "category":[{"coding":[{"system":"https://consentry.org/fhir/communication","code":"question"}]}],
                 "extension":[{"url":"https://consentry.org/fhir/StructureDefinition/answer-due","valueDate":"2026-06-17"}],
                 "payload":[{"contentString":"%s"}]}""".formatted(text));
    }

    synchronized void answer(HttpExchange exchange, String path, String body) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (exchange.getRequestMethod().equals("POST")) {
            post(exchange, object(body));
        } else if (path.contains("/")) {
            JsonObject found = find(path.substring(path.indexOf('/') + 1));
            Http.answer(exchange, found.isEmpty() ? 404 : 200, TYPE, found.toString());
        } else if (query.contains("part-of=")) {
            Http.answer(exchange, 200, TYPE, bundle(true));
        } else {
            Http.answer(exchange, 200, TYPE, bundle(false));
        }
    }

    private void post(HttpExchange exchange, JsonObject message) throws IOException {
        if (message.containsKey("inResponseTo")) {
            String question =
                    message.getJsonArray("inResponseTo").getJsonObject(0).getString("reference");
            JsonObject waiting = find(question.substring(question.indexOf('/') + 1));
            if (!"in-progress".equals(waiting.getString("status", ""))) {
                Http.answer(exchange, 409, TYPE, "{}");
                return;
            }
            stored.set(
                    stored.indexOf(waiting),
                    Json.createObjectBuilder(waiting).add("status", "completed").build());
        }
        Http.answer(exchange, 201, TYPE, store(message.toString()).toString());
    }

    private JsonObject store(String message) {
        JsonObject made = Json.createObjectBuilder(object(message))
                .add("id", "q" + stored.size())
                .add("sent", "2026-11-22T19:05:0" + stored.size() % 10 + "Z")
                .add("meta", Json.createObjectBuilder().add("versionId", "1"))
                .build();
        stored.add(made);
        return made;
    }

    private JsonObject find(String id) {
        return stored.stream()
                .filter(one -> one.getString("id").equals(id))
                .findFirst()
                .orElse(jakarta.json.JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Those that go on with a conversation, or those that begin one. */
    private String bundle(boolean parts) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        List<JsonObject> found = stored.stream()
                .filter(one -> one.containsKey("partOf") == parts)
                .toList();
        found.forEach(one -> entries.add(Json.createObjectBuilder().add("resource", one)));
        JsonObjectBuilder bundle = Json.createObjectBuilder()
                .add("resourceType", "Bundle")
                .add("total", found.size())
                .add("entry", entries);
        return bundle.build().toString();
    }

    private static JsonObject object(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
