// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.policy.Purpose;
import org.consentry.protocol.Json;

/** Reads parts of an AuditEvent from its text, without making a resource of it. What has another type is not there. */
public final class EventJson {
    private EventJson() {}

    /** The event with this text. */
    public static JsonObject of(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** The objects of an array. */
    public static Stream<JsonObject> objects(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonArray array
                ? array.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject)
                : Stream.empty();
    }

    /** A member that is an object. */
    public static Optional<JsonObject> object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject found ? Optional.of(found) : Optional.empty();
    }

    /** The first agent with a type of this code. */
    public static Optional<JsonObject> agent(JsonObject event, String code) {
        return objects(event, "agent")
                .filter(agent -> object(agent, "type").stream()
                        .flatMap(type -> objects(type, "coding"))
                        .anyMatch(coding ->
                                coding.get("code") instanceof JsonString found && code.equals(found.getString())))
                .findFirst();
    }

    /** The first detail of this type; blank if there is none. */
    public static String detail(JsonObject event, String type) {
        return objects(event, "entity")
                .flatMap(entity -> objects(entity, "detail"))
                .filter(detail -> type.equals(detail.getString("type", "")))
                .map(detail -> detail.getString("valueString", ""))
                .findFirst()
                .orElse("");
    }

    /**
     * The purposes of an event by its column {@code purpose}.
     *
     * @param tokens each {@code system|code}, with spaces between
     */
    public static List<Purpose> purposes(String tokens) {
        return Stream.of(tokens.split(" ", -1))
                .map(token -> token.split("[|]", 2))
                .filter(parts -> parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank())
                .map(parts -> new Purpose(parts[0], parts[1]))
                .toList();
    }
}
