// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one JSON object in which each object, at any depth, has each member once, and with nothing behind it. A usual
 * reader keeps the last of two members of one name (RFC 8259, section 4, leaves it open), so that a no that stands
 * before a yes is lost.
 */
public final class StrictJson {
    /** Levels that are read; no message here has more, and more would cost a reader its stack. */
    public static final int DEEPEST = 128;

    /** Names that a refusal repeats; another may be anything, even somebody's. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_.-]{0,63}");

    /** What is longer takes time by the square of its length to read, or much memory to write out. */
    private static final Pattern NUMBER = Pattern.compile("[-0-9.]{1,64}(?:[eE][-+]?[0-9]{1,3})?");

    private final JsonParser parser;
    private final int deepest;
    private final Deque<Object> path = new ArrayDeque<>();

    private StrictJson(JsonParser parser, String where, int deepest) {
        this.parser = parser;
        this.deepest = deepest;
        path.addLast(where);
    }

    /**
     * Reads a text.
     *
     * @param where what the text is, for the error
     * @throws MalformedMessageException if it is not one object, is too deep, or has a member twice; it names the
     *     member
     */
    public static JsonObject object(String text, String where) {
        return object(text, where, DEEPEST);
    }

    /**
     * The same for texts of fewer levels.
     *
     * @param deepest levels that are read
     */
    public static JsonObject object(String text, String where, int deepest) {
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
                throw otherForm(where);
            }
            JsonObject read = new StrictJson(parser, where, deepest).object();
            if (parser.hasNext()) {
                throw otherForm(where);
            }
            return read;
        } catch (JsonException | IllegalStateException | NoSuchElementException e) {
            throw otherForm(where);
        }
    }

    private JsonObject object() {
        shallow();
        Set<String> names = new HashSet<>();
        JsonObjectBuilder builder = Json.createObjectBuilder();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = parser.getString();
            if (!names.add(name)) {
                throw new MalformedMessageException(
                        "expected each member once, found " + printable(name) + " twice in " + place());
            }
            path.addLast(name);
            builder.add(name, value(parser.next()));
            path.removeLast();
        }
        return builder.build();
    }

    private JsonArray array() {
        shallow();
        JsonArrayBuilder builder = Json.createArrayBuilder();
        int index = 0;
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            path.addLast(index++);
            builder.add(value(event));
            path.removeLast();
        }
        return builder.build();
    }

    private JsonValue value(Event event) {
        return switch (event) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER -> number();
            default -> parser.getValue();
        };
    }

    private JsonValue number() {
        if (!NUMBER.matcher(parser.getString()).matches()) {
            throw new MalformedMessageException("expected numbers of at most 64 digits, with an exponent of at most 3,"
                    + " found a longer one as " + place());
        }
        return parser.getValue();
    }

    private void shallow() {
        if (path.size() > deepest) {
            throw new MalformedMessageException("expected JSON of at most " + deepest + " levels");
        }
    }

    private String place() {
        StringBuilder place = new StringBuilder();
        for (Object step : path) {
            if (step instanceof Integer index) {
                place.append('[').append(index).append(']');
            } else if (place.isEmpty()) {
                place.append(step);
            } else {
                place.append('.').append(printable(step.toString()));
            }
        }
        return place.toString();
    }

    private static String printable(String name) {
        return NAME.matcher(name).matches() ? name : "a member";
    }

    private static MalformedMessageException otherForm(String where) {
        return new MalformedMessageException("expected a JSON object as " + where + ", found something else");
    }
}
