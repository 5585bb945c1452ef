// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The members of one JSON object, read with errors that say what was expected, found and where. */
final class Members {

    /** An object with nothing in it. */
    static final Members EMPTY = new Members(JsonValue.EMPTY_JSON_OBJECT, "");

    private final JsonObject json;
    private final String where;

    private Members(JsonObject json, String where) {
        this.json = json;
        this.where = where;
    }

    static Members of(JsonObject json, String where) {
        return new Members(json, where);
    }

    /** Parses one JSON object; refuses one that has a member twice. */
    static Members parse(String text, String where) {
        return new Members(StrictJson.object(text, where), where);
    }

    String text(String name) {
        return find(name, ValueType.STRING)
                .map(value -> ((JsonString) value).getString())
                .orElseThrow(() -> absent(name, "a string"));
    }

    Optional<String> optionalText(String name) {
        return find(name, ValueType.STRING).map(value -> ((JsonString) value).getString());
    }

    long number(String name) {
        JsonValue value = find(name, ValueType.NUMBER).orElseThrow(() -> absent(name, "a whole number"));
        try {
            return ((JsonNumber) value).longValueExact();
        } catch (ArithmeticException e) {
            throw new MalformedMessageException("expected a whole number at " + at(name) + ", found another number");
        }
    }

    boolean flag(String name) {
        JsonValue value = json.get(name);
        if (value == null || (value.getValueType() != ValueType.TRUE && value.getValueType() != ValueType.FALSE)) {
            throw absent(name, "true or false");
        }
        return value.getValueType() == ValueType.TRUE;
    }

    /** False if it is absent. */
    boolean optionalFlag(String name) {
        return json.containsKey(name) && flag(name);
    }

    Instant instant(String name) {
        return converted(name, text(name), "an instant such as 2026-01-31T09:00:00Z", Instant::parse);
    }

    Optional<Instant> optionalInstant(String name) {
        return optionalText(name).map(text -> converted(name, text, "an instant", Instant::parse));
    }

    Optional<LocalDate> optionalDate(String name) {
        return optionalText(name).map(text -> converted(name, text, "a date such as 2026-01-31", LocalDate::parse));
    }

    <T> T converted(String name, Function<String, T> conversion) {
        return converted(name, text(name), "a value of its kind", conversion);
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return converted(
                name, text(name), "one of " + List.of(type.getEnumConstants()), text -> Enum.valueOf(type, text));
    }

    <E extends Enum<E>> Optional<E> optionalConstant(String name, Class<E> type) {
        return optionalText(name).isPresent() ? Optional.of(constant(name, type)) : Optional.empty();
    }

    Members object(String name) {
        return optionalObject(name).orElseThrow(() -> absent(name, "an object"));
    }

    Optional<Members> optionalObject(String name) {
        return find(name, ValueType.OBJECT).map(value -> new Members(value.asJsonObject(), at(name)));
    }

    boolean has(String name) {
        return json.containsKey(name) && !JsonValue.NULL.equals(json.get(name));
    }

    List<Members> objects(String name) {
        JsonArray array = array(name);
        List<Members> objects = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            String place = at(name) + "[" + i + "]";
            if (array.get(i).getValueType() != ValueType.OBJECT) {
                throw new MalformedMessageException("expected an object at " + place + ", found "
                        + array.get(i).getValueType());
            }
            objects.add(new Members(array.getJsonObject(i), place));
        }
        return objects;
    }

    <T> Set<T> texts(String name, Function<String, T> conversion) {
        Set<T> values = new LinkedHashSet<>();
        for (JsonValue value : array(name)) {
            if (value.getValueType() != ValueType.STRING) {
                throw new MalformedMessageException(
                        "expected strings at " + at(name) + ", found " + value.getValueType());
            }
            values.add(converted(name, ((JsonString) value).getString(), "values of their kind", conversion));
        }
        return values;
    }

    <T> Set<T> optionalTexts(String name, Function<String, T> conversion) {
        return has(name) ? texts(name, conversion) : Set.of();
    }

    /** The values of a member that is a string or an array of them; none if it is absent. */
    <T> Set<T> oneOrMore(String name, Function<String, T> conversion) {
        JsonValue value = json.get(name);
        return value instanceof JsonString ? Set.of(converted(name, conversion)) : optionalTexts(name, conversion);
    }

    Set<String> names() {
        return json.keySet();
    }

    JsonObject json() {
        return json;
    }

    String where() {
        return where;
    }

    private JsonArray array(String name) {
        return find(name, ValueType.ARRAY)
                .orElseThrow(() -> absent(name, "an array"))
                .asJsonArray();
    }

    private Optional<JsonValue> find(String name, ValueType type) {
        JsonValue value = json.get(name);
        if (value == null || value.getValueType() == ValueType.NULL) {
            return Optional.empty();
        }
        if (value.getValueType() != type) {
            throw new MalformedMessageException(
                    "expected " + type + " at " + at(name) + ", found " + value.getValueType());
        }
        return Optional.of(value);
    }

    private <T> T converted(String name, String text, String expected, Function<String, T> conversion) {
        try {
            return conversion.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new MalformedMessageException("expected " + expected + " at " + at(name) + ", found another text");
        }
    }

    private MalformedMessageException absent(String name, String expected) {
        return new MalformedMessageException("expected " + expected + " at " + at(name) + ", found nothing");
    }

    private String at(String name) {
        return where + "." + name;
    }
}
