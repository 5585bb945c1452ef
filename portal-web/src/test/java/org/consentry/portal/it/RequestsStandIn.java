// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps versions of Tasks, and says that one company has two scans of everybody. */
final class RequestsStandIn {

    static final String COMPANY = """
            {"resourceType":"Organization","id":"northlight","name":"Northlight Imaging AI","active":true,
             "type":[{"coding":[{"system":"https://consentry.org/fhir/recipient-kind","code":"company"}]}]}""";
    static final String HELD = """
            {"resourceType":"Parameters","parameter":[{"name":"held","part":[{"name":"recipient","valueCode":"northlight"},
             {"name":"last","valueInstant":"2026-11-02T15:00:00Z"},{"name":"found","valueDecimal":2},
             {"name":"lost","valueDecimal":0},{"name":"others","valueDecimal":0}]}]}""";

    /** How many scans of all patients it has, as anybody may know. */
    static final String SHARED = """
            {"resourceType":"Parameters","parameter":[{"name":"scans","valueCode":"about"},{"name":"about","valueDecimal":1400},
             {"name":"name","valueCode":"off"}]}""";

    private static final String TYPE = "application/fhir+json";
    private static final List<String> OVER = List.of("completed", "rejected", "cancelled");

    private final Map<String, List<JsonObject>> tasks = new LinkedHashMap<>();

    void clear() {
        tasks.clear();
    }

    /** All versions of all Tasks. */
    List<JsonObject> versions() {
        return tasks.values().stream().flatMap(List::stream).toList();
    }

    /** Answers what is open to the recipient already, or a new one. */
    JsonObject ask(JsonObject task) {
        String owner = task.getJsonObject("owner").getString("reference");
        return tasks.values().stream()
                .map(List::getLast)
                .filter(old -> old.getJsonObject("owner").getString("reference").equals(owner))
                .filter(old -> !OVER.contains(old.getString("status")))
                .findFirst()
                .orElseGet(() -> store("t" + (tasks.size() + 1), task));
    }

    /** The next version, as somebody else writes it. */
    void turn(String id, String status) {
        store(
                id,
                Json.createObjectBuilder(tasks.getOrDefault(id, List.of()).getLast())
                        .add("status", status)
                        .build());
    }

    void answer(HttpExchange exchange, String path, String body) throws IOException {
        String[] steps = path.split("/", -1);
        List<JsonObject> versions = steps.length > 1 ? tasks.getOrDefault(steps[1], List.of()) : List.of();
        if (steps.length == 1) {
            Http.answer(
                    exchange,
                    200,
                    TYPE,
                    bundle(tasks.values().stream().map(List::getLast).toList()));
        } else if (versions.isEmpty()) {
            Http.answer(exchange, 404, TYPE, "{}");
        } else if (exchange.getRequestMethod().equals("PUT")) {
            boolean fits = ("W/\"" + versions.size() + "\"")
                    .equals(exchange.getRequestHeaders().getFirst("If-Match"));
            Http.answer(
                    exchange,
                    fits ? 200 : 412,
                    TYPE,
                    fits ? store(steps[1], object(body)).toString() : "{}");
        } else {
            Http.answer(
                    exchange, 200, TYPE, steps.length == 2 ? versions.getLast().toString() : bundle(versions));
        }
    }

    private JsonObject store(String id, JsonObject task) {
        List<JsonObject> versions = tasks.computeIfAbsent(id, i -> new ArrayList<>());
        versions.add(Json.createObjectBuilder(task)
                .add("id", id)
                .add("authoredOn", "2026-11-02T15:00:00Z")
                .add(
                        "meta",
                        Json.createObjectBuilder()
                                .add("versionId", Integer.toString(versions.size() + 1))
                                .add("lastUpdated", "2026-11-0" + (versions.size() + 2) + "T15:00:00Z"))
                .build());
        return versions.getLast();
    }

    private static String bundle(List<JsonObject> resources) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        resources.forEach(r -> entries.add(Json.createObjectBuilder().add("resource", r)));
        return Json.createObjectBuilder()
                .add("resourceType", "Bundle")
                .add("entry", entries)
                .build()
                .toString();
    }

    static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
