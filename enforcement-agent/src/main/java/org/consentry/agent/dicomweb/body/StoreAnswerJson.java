// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.consentry.protocol.Json;
import org.jspecify.annotations.Nullable;

/** The answer to a store in the DICOM JSON Model (PS3.18, annex F). */
public final class StoreAnswerJson {
    private static final String RETRIEVE_URL = "00081190";
    private static final String FAILED = "00081198";
    private static final String REFERENCED = "00081199";
    private static final String OTHER_FAILURES = "0008119A";
    private static final String SOP_CLASS = "00081150";
    private static final String SOP_INSTANCE = "00081155";
    private static final String REASON = "00081197";
    private static final int NO_REASON = 0x0110;

    private StoreAnswerJson() {}

    /**
     * What a recipient answered.
     *
     * @param stored SOP Instance UIDs
     * @param failed failure reasons by SOP Instance UID
     */
    public record Read(Set<String> stored, Map<String, Integer> failed) {
        public Read {
            stored = Set.copyOf(stored);
            failed = Map.copyOf(failed);
        }
    }

    /** Writes an answer. */
    public static JsonObject write(StoreAnswer answer) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add(RETRIEVE_URL, Json.createObjectBuilder().add("vr", "UR"));
        JsonArrayBuilder failed = Json.createArrayBuilder();
        answer.failed()
                .forEach(failure -> failed.add(reference(failure.object()).add(REASON, reason(failure.reason()))));
        add(json, FAILED, failed.build());
        JsonArrayBuilder stored = Json.createArrayBuilder();
        answer.stored().forEach(object -> stored.add(reference(object)));
        add(json, REFERENCED, stored.build());
        JsonArrayBuilder others = Json.createArrayBuilder();
        answer.unreadable().forEach(why -> others.add(Json.createObjectBuilder().add(REASON, reason(why))));
        add(json, OTHER_FAILURES, others.build());
        return json.build();
    }

    /** Reads an answer, item by item; empty if it is none. What is in both lists counts as failed. */
    public static Optional<Read> read(byte[] body) {
        Map<String, Integer> failed = new HashMap<>();
        Set<String> stored = new HashSet<>();
        try (JsonParser json =
                Json.createParser(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
            expect(json, Event.START_OBJECT);
            while (json.next() == Event.KEY_NAME) {
                String tag = json.getString();
                expect(json, Event.START_OBJECT);
                switch (tag) {
                    case FAILED -> items(json, item -> failed.put(uid(item), reason(item)));
                    case REFERENCED -> items(json, item -> stored.add(uid(item)));
                    default -> json.skipObject();
                }
            }
        } catch (JsonException | ClassCastException | IllegalStateException | NoSuchElementException e) {
            return Optional.empty();
        }
        stored.removeAll(failed.keySet());
        return Optional.of(new Read(stored, failed));
    }

    private static void items(JsonParser json, Consumer<JsonObject> each) {
        while (json.next() == Event.KEY_NAME) {
            boolean value = json.getString().equals("Value");
            Event kind = json.next();
            if (value && kind == Event.START_ARRAY) {
                while (json.next() != Event.END_ARRAY) {
                    each.accept(json.getObject());
                }
            } else if (kind == Event.START_ARRAY) {
                json.skipArray();
            } else if (kind == Event.START_OBJECT) {
                json.skipObject();
            }
        }
    }

    private static void expect(JsonParser json, Event expected) {
        if (json.next() != expected) {
            throw new IllegalStateException("expected another form");
        }
    }

    private static int reason(JsonObject item) {
        return value(item, REASON) instanceof JsonNumber number ? number.intValue() : NO_REASON;
    }

    private static String uid(JsonObject item) {
        return value(item, SOP_INSTANCE) instanceof JsonString uid ? uid.getString() : "";
    }

    private static @Nullable JsonValue value(JsonObject item, String tag) {
        JsonArray values = item.containsKey(tag) ? item.getJsonObject(tag).getJsonArray("Value") : null;
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    private static void add(JsonObjectBuilder json, String tag, JsonArray items) {
        if (!items.isEmpty()) {
            json.add(tag, Json.createObjectBuilder().add("vr", "SQ").add("Value", items));
        }
    }

    private static JsonObjectBuilder reference(StoreAnswer.Reference object) {
        return Json.createObjectBuilder()
                .add(SOP_CLASS, uid(object.sopClass()))
                .add(SOP_INSTANCE, uid(object.sopInstance()));
    }

    private static JsonObjectBuilder uid(String uid) {
        return Json.createObjectBuilder()
                .add("vr", "UI")
                .add("Value", Json.createArrayBuilder().add(uid));
    }

    private static JsonObjectBuilder reason(int reason) {
        return Json.createObjectBuilder()
                .add("vr", "US")
                .add("Value", Json.createArrayBuilder().add(reason));
    }
}
