// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A FHIR server that keeps versions of Consents and lists of the rest, without any rule of its own. */
final class FhirStandIn {

    private static final String TYPE = "application/fhir+json";
    /** One note that still waits tells of every choice. */
    private static final String NOTES = """
            {"resourceType":"Parameters","parameter":[{"name":"possible","valueBoolean":true},
             {"name":"note","part":[{"name":"kind","valueCode":"changed"},{"name":"state","valueCode":"waiting"}]}]}
            """;

    private static final String SCAN = """
            {"resourceType":"ImagingStudy","id":"s1","description":"Chest CT","started":"2026-01-09",
             "modality":[{"code":"CT"}]}""";
    private static final String RULES = """
            {"resourceType":"Parameters","parameter":[
             {"name":"ai","part":[{"name":"gate","valueCode":"OPT_OUT"},{"name":"deidentified","valueBoolean":true}]},
             {"name":"research","part":[{"name":"gate","valueCode":"OPT_IN"},{"name":"deidentified","valueBoolean":true}]}]}
            """;
    private static final String ENFORCEMENT = """
            {"resourceType":"Parameters","parameter":[{"name":"sites","valueInteger":1},{"name":"inForce","valueInteger":1},
             {"name":"site","part":[{"name":"name","valueString":"Main site"},{"name":"since","valueInstant":"2026-11-22T19:05:00Z"}]}]}
            """;

    private final Map<String, List<JsonObject>> consents = new ConcurrentHashMap<>();
    private final MessagesStandIn messages = new MessagesStandIn();
    private final List<JsonObject> documents = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> numbered = new ArrayList<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final StaffDoorStandIn agents = new StaffDoorStandIn();
    private final RequestsStandIn requests = new RequestsStandIn();
    private final AlertsStandIn alerts = new AlertsStandIn();
    private final PeopleStandIn people = new PeopleStandIn();
    private final Http http;
    /** Status of every answer; 0 while it answers as usual. */
    private volatile int refusal;
    /** Whether reads are answered as usual all the same. */
    private volatile boolean reads;

    FhirStandIn() throws IOException {
        this.http = new Http(this::handle);
    }

    String url() {
        return http.url() + "/fhir/r4";
    }

    void stop() {
        http.stop();
    }

    /** Everything is forgotten, and the server answers. */
    synchronized void clear() {
        consents.clear();
        messages.clear();
        reasons.clear();
        documents.clear();
        asked.clear();
        numbered.clear();
        agents.clear();
        requests.clear();
        alerts.clear();
        people.clear();
        refusal = 0;
        reads = false;
    }

    /** Questions and answers. */
    MessagesStandIn messages() {
        return messages;
    }

    StaffDoorStandIn agents() {
        return agents;
    }

    /** Requests to delete. Only to be asked while nobody else asks. */
    RequestsStandIn requests() {
        return requests;
    }

    /** Notes about sharing. Only to be asked while nobody else asks. */
    AlertsStandIn alerts() {
        return alerts;
    }

    /** Who may act for whom. */
    PeopleStandIn people() {
        return people;
    }

    /** From now on every answer is 503. */
    void goAway() {
        answerOnly(503);
    }

    /** From now on every write is answered with 503, and reads as usual. */
    void takeNoWrites() {
        reads = true;
        goAway();
    }

    /** From now on every answer has this status. */
    void answerOnly(int status) {
        refusal = status;
    }

    /** Somebody else stored the first version of a Consent. */
    synchronized void file(String id, String consent) {
        store(id, object(consent));
    }

    /** All versions of all Consents. */
    synchronized List<JsonObject> versions() {
        return consents.values().stream().flatMap(List::stream).toList();
    }

    /** What else came in transactions. */
    synchronized List<JsonObject> documents() {
        return List.copyOf(documents);
    }

    synchronized int questions() {
        return messages.stored().size();
    }

    /** Paths and queries of everything that was asked. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /** From now on every number is that of this too: kind, number, patient and reference. */
    synchronized void hasTheNumber(String kind, String number, String patient, String what) {
        numbered.add("""
                {"name":"found","part":[{"name":"kind","valueCode":"%s"},{"name":"number","valueString":"%s"},
                 {"name":"patient","valueReference":{"reference":"Patient/%s"}},
                 {"name":"what","valueReference":{"reference":"%s"}}]}""".formatted(kind, number, patient, what));
    }

    /** What the portal said of ended sessions. */
    List<String> notices() {
        return notices;
    }

    synchronized List<String> reasons() {
        return List.copyOf(reasons);
    }

    /** Another window writes a yes, permit, or a no, deny. */
    synchronized void changeElsewhere(String consent, String type) {
        List<JsonObject> versions = consents.get(consent);
        if (versions != null) {
            JsonObject before = versions.get(versions.size() - 1);
            JsonObject said = Json.createObjectBuilder(before.getJsonObject("provision"))
                    .add("type", type)
                    .build();
            store(
                    consent,
                    Json.createObjectBuilder(before).add("provision", said).build());
        }
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/fhir/r4/", "");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestURI().toString());
        String reason = exchange.getRequestHeaders().getFirst("Consentry-Reason");
        if (reason != null) {
            reasons.add(reason);
        }
        if (path.endsWith("session-ends")) {
            notices.add(exchange.getRequestHeaders().getFirst("Logout-Token"));
        }
        if (refusal != 0 && !(reads && exchange.getRequestMethod().equals("GET"))) {
            Http.answer(exchange, refusal, TYPE, "{}");
        } else if (path.equals("Patient/shut")) {
            exchange.getResponseHeaders().add("Consentry-Refused", "closed");
            exchange.getResponseHeaders().add("Consentry-Closed", "shut");
            Http.answer(exchange, 403, TYPE, "{}");
        } else if (people.refuses(exchange, path)) {
            Http.answer(exchange, 403, TYPE, "{}");
        } else if (path.endsWith("proxies") || path.contains("/proxies/") || path.endsWith("$end-proxy")) {
            people.answer(exchange, path, body);
        } else if (path.endsWith("session-ends")) {
            Http.answer(exchange, 200, TYPE, "");
        } else if (path.startsWith("/fhir/staff/v1/")) {
            agents.answer(exchange, path, body);
        } else if (path.endsWith("/$shared")) {
            Http.answer(exchange, 200, TYPE, RequestsStandIn.SHARED);
        } else if (path.equals("Organization/northlight")) {
            Http.answer(exchange, 200, TYPE, RequestsStandIn.COMPANY);
        } else if (path.startsWith("Device")) {
            Http.answer(exchange, 200, TYPE, bundle(List.of()));
        } else if (path.startsWith("Organization")) {
            Http.answer(exchange, 200, TYPE, bundle(List.of(object(RequestsStandIn.COMPANY))));
        } else if (path.endsWith("$notices")) {
            Http.answer(exchange, 200, TYPE, NoticesStandIn.answer(path.startsWith("Patient")));
        } else if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
            Http.answer(exchange, 401, TYPE, "{}");
        } else if (path.equals("/fhir/r4") && exchange.getRequestMethod().equals("POST")) {
            transaction(exchange, object(body));
        } else if (path.endsWith("/$held")) {
            Http.answer(exchange, 200, TYPE, RequestsStandIn.HELD);
        } else if (path.endsWith("/$preview")) {
            Http.answer(exchange, 200, TYPE, "{\"resourceType\":\"Parameters\"}");
        } else if (path.startsWith("Task")) {
            requests.answer(exchange, path, body);
        } else if (path.equals("ImagingStudy")) {
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            boolean wanted = !query.contains("_id=") || query.contains("_id=s1");
            Http.answer(exchange, 200, TYPE, bundle(wanted ? List.of(object(SCAN)) : List.of()));
        } else if (path.startsWith("Consent")) {
            consent(exchange, path, body);
        } else if (path.startsWith("Communication")) {
            messages.answer(exchange, path, body);
        } else if (path.equals("Patient/$by-number")) {
            Http.answer(
                    exchange,
                    200,
                    TYPE,
                    "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", numbered) + "]}");
        } else if (path.endsWith("/$sharing")
                && String.valueOf(exchange.getRequestURI().getQuery()).contains("line=waits-")) {
            Http.answer(exchange, 200, TYPE, "{\"resourceType\":\"Parameters\"}");
        } else if (path.endsWith("/$sharing")) {
            Http.answer(exchange, 200, TYPE, ManyQuestions.SHARING);
        } else if (path.endsWith("/$accounting")) {
            Http.answer(exchange, 200, "application/json", ManyQuestions.ACCOUNTING);
        } else if (path.endsWith("/$looks")) {
            Http.answer(
                    exchange,
                    200,
                    TYPE,
                    LooksStandIn.answer(exchange.getRequestURI().getQuery()));
        } else if (path.endsWith("alerts")) {
            alerts.answer(exchange, path, body);
        } else if (path.endsWith("/$notes")) {
            Http.answer(exchange, 200, TYPE, NOTES);
        } else if (path.equals("AuditEvent")) {
            Http.answer(exchange, 200, TYPE, ManyQuestions.endless(url()));
        } else if (path.endsWith("/$rules")) {
            Http.answer(exchange, 200, TYPE, RULES);
        } else if (path.matches("Patient(/p[12])?")) {
            JsonObject patient = object("""
                    {"resourceType":"Patient","id":"%s","identifier":[{"value":"MRN-0001"}],"birthDate":"1961-04-09",
                     "name":[{"family":"Avila","given":["Anna"]}]}""".formatted(path.contains("/") ? path.substring(8) : "p1"));
            Http.answer(exchange, 200, TYPE, path.contains("/") ? patient.toString() : bundle(List.of(patient)));
        } else {
            Http.answer(exchange, path.contains("/") ? 404 : 200, TYPE, bundle(List.of()));
        }
    }

    /** Stores all Consents of a transaction, or nothing. Other resources are counted alone. */
    private void transaction(HttpExchange exchange, JsonObject bundle) throws IOException {
        List<JsonObject> entries = bundle.getJsonArray("entry").getValuesAs(JsonObject.class);
        boolean fits =
                entries.stream().map(entry -> entry.getJsonObject("request")).allMatch(this::fits);
        if (!fits) {
            Http.answer(exchange, 412, TYPE, "{}");
            return;
        }
        List<JsonObject> stored = new ArrayList<>();
        for (JsonObject entry : entries) {
            JsonObject resource = entry.getJsonObject("resource");
            String url = entry.getJsonObject("request").getString("url");
            if (resource.getString("resourceType").equals("Consent")) {
                String id = url.contains("/") ? url.substring("Consent/".length()) : "consent" + (consents.size() + 1);
                stored.add(store(id, resource));
            } else if (resource.getString("resourceType").equals("Task")) {
                stored.add(requests.ask(resource));
            } else {
                documents.add(resource);
                stored.add(resource);
            }
        }
        Http.answer(exchange, 200, TYPE, bundle(stored));
    }

    private boolean fits(JsonObject request) {
        List<JsonObject> versions =
                consents.getOrDefault(request.getString("url").replace("Consent/", ""), List.of());
        return request.getString("ifMatch", "W/\"" + versions.size() + "\"").equals("W/\"" + versions.size() + "\"");
    }

    private void consent(HttpExchange exchange, String path, String body) throws IOException {
        String[] steps = path.split("/", -1);
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                String id = "consent" + (consents.size() + 1);
                Http.answer(exchange, 201, TYPE, store(id, object(body)).toString());
            }
            case "PUT" -> {
                List<JsonObject> versions = consents.getOrDefault(steps[1], List.of());
                String match = exchange.getRequestHeaders().getFirst("If-Match");
                boolean fits = ("W/\"" + versions.size() + "\"").equals(match);
                Http.answer(
                        exchange,
                        fits ? 200 : 412,
                        TYPE,
                        fits ? store(steps[1], object(body)).toString() : "{}");
            }
            default -> read(exchange, steps);
        }
    }

    private void read(HttpExchange exchange, String[] steps) throws IOException {
        List<JsonObject> versions = steps.length > 1 ? consents.getOrDefault(steps[1], List.of()) : List.of();
        if (steps.length == 1) {
            Http.answer(
                    exchange,
                    200,
                    TYPE,
                    bundle(consents.values().stream()
                            .map(v -> v.get(v.size() - 1))
                            .filter(consent ->
                                    isAbout(consent, exchange.getRequestURI().getQuery()))
                            .toList()));
        } else if (versions.isEmpty()) {
            Http.answer(exchange, 404, TYPE, "{}");
        } else if (steps[steps.length - 1].equals("$enforcement")) {
            Http.answer(exchange, 200, TYPE, ENFORCEMENT);
        } else {
            int version = steps.length == 4 ? Integer.parseInt(steps[3]) : versions.size();
            Http.answer(exchange, 200, TYPE, versions.get(version - 1).toString());
        }
    }

    /** The record "old" was merged with p1. */
    private static boolean isAbout(JsonObject consent, String query) {
        String patient = consent.getJsonObject("patient").getString("reference").replace("/old", "/p1");
        return List.of(query.split("&", -1)).contains("patient=" + patient);
    }

    private JsonObject store(String id, JsonObject consent) {
        List<JsonObject> versions = consents.computeIfAbsent(id, i -> new ArrayList<>());
        versions.add(with(consent.toString(), id, Integer.toString(versions.size() + 1)));
        return versions.get(versions.size() - 1);
    }

    private static JsonObject with(String body, String id, String version) {
        return Json.createObjectBuilder(object(body))
                .add("id", id)
                .add("sent", "2026-11-22T19:05:00Z")
                .add("meta", Json.createObjectBuilder().add("versionId", version))
                .build();
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

    private static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
