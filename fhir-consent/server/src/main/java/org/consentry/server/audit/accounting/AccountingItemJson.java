// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.policy.Purpose;
import org.consentry.protocol.Json;
import org.consentry.server.audit.accounting.AccountingItem.Outcome;

/** Reads a line of an accounting from the AuditEvent of a release or a refusal. */
final class AccountingItemJson {
    private static final String DESTINATION = "110152";
    private static final String SOURCE = "110153";
    private static final String STUDY = "ImagingStudy/";

    /** The name of this server and of its way out in events about files of records that it released itself. */
    private static final String SELF = "consent-server";

    private static final String BULK = "bulk-export";

    private final JsonObject event;

    private AccountingItemJson(JsonObject event) {
        this.event = event;
    }

    static AccountingItem read(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return new AccountingItemJson(reader.readObject()).item();
        }
    }

    private AccountingItem item() {
        Map<String, String> details = details();
        JsonObject recipient = object(agent(DESTINATION), "who");
        String id = recipient.containsKey("reference")
                ? recipient.getString("reference").replace("Organization/", "")
                : object(recipient, "identifier").getString("value", "");
        return new AccountingItem(
                event.getString("id"),
                OffsetDateTime.parse(event.getString("recorded")).toInstant(),
                outcome(),
                new AccountingItem.Receiver(
                        id, recipient.getString("display", ""), details.getOrDefault("country", "")),
                objects(event, "purposeOfEvent")
                        .flatMap(purpose -> objects(purpose, "coding"))
                        .map(coding -> new Purpose(coding.getString("system"), coding.getString("code")))
                        .toList(),
                new AccountingItem.What(
                        study(details).orElse(null),
                        objects(event, "entity")
                                .map(entity -> entity.getString("description", ""))
                                .filter(text -> !text.isEmpty())
                                .findFirst()
                                .orElse(""),
                        amount(details),
                        details.getOrDefault("identifiability", ""),
                        isHeader(details)),
                objects(event, "agent")
                        .flatMap(agent -> texts(agent, "policy"))
                        .distinct()
                        .toList());
    }

    private static boolean isHeader(Map<String, String> details) {
        return "header".equals(details.get("content"));
    }

    /** Counts instances as images, but as records where no image left: an export by this server, and headers. */
    private AccountingItem.Amount amount(Map<String, String> details) {
        boolean exported =
                BULK.equals(details.get("route")) && SELF.equals(agent(SOURCE).getString("altId", ""));
        boolean records = exported || isHeader(details);
        long count = number(details, "instances");
        return new AccountingItem.Amount(records ? 0 : count, records ? count : 0, number(details, "bytes"));
    }

    private JsonObject agent(String role) {
        return objects(event, "agent")
                .filter(agent -> objects(object(agent, "type"), "coding")
                        .anyMatch(coding -> role.equals(coding.getString("code", ""))))
                .findFirst()
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private Outcome outcome() {
        return switch (event.getString("outcome", "")) {
            case "0" -> Outcome.DISCLOSED;
            case "4" -> Outcome.FAILED;
            case "8" -> Outcome.REFUSED;
            // What may have left is never told as if it had stayed.
            default -> Outcome.UNCERTAIN;
        };
    }

    private Map<String, String> details() {
        Map<String, String> details = new HashMap<>();
        objects(event, "entity")
                .flatMap(entity -> objects(entity, "detail"))
                .forEach(detail -> details.put(detail.getString("type", ""), detail.getString("valueString", "")));
        return details;
    }

    private Optional<String> study(Map<String, String> details) {
        return Stream.concat(
                        objects(event, "entity")
                                .map(entity -> object(entity, "what").getString("reference", "")),
                        Stream.of(details.getOrDefault("study", "")))
                .filter(reference -> reference.startsWith(STUDY))
                .map(reference -> reference.substring(STUDY.length()))
                .findFirst();
    }

    private static long number(Map<String, String> details, String type) {
        String text = details.getOrDefault(type, "0");
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Stream<JsonObject> objects(JsonObject parent, String name) {
        return parent.containsKey(name)
                ? parent.getJsonArray(name).getValuesAs(JsonObject.class).stream()
                : Stream.empty();
    }

    private static Stream<String> texts(JsonObject parent, String name) {
        List<JsonString> found =
                parent.containsKey(name) ? parent.getJsonArray(name).getValuesAs(JsonString.class) : List.of();
        return found.stream().map(JsonString::getString);
    }
}
