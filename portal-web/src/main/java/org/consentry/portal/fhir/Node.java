// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A place in a FHIR JSON document. A step to a member that is missing gives an empty place, never a failure. */
public record Node(JsonValue value) {

    public static Node of(JsonValue value) {
        return new Node(value);
    }

    public Node at(String field) {
        return value.getValueType() == JsonValue.ValueType.OBJECT
                ? new Node(value.asJsonObject().getOrDefault(field, JsonValue.NULL))
                : new Node(JsonValue.NULL);
    }

    /** The elements of an array; empty for any other value. */
    public List<Node> items() {
        return value.getValueType() == JsonValue.ValueType.ARRAY
                ? value.asJsonArray().stream().map(Node::new).toList()
                : List.of();
    }

    public Stream<Node> items(String field) {
        return at(field).items().stream();
    }

    public Node first(String field) {
        return one(field, any -> true);
    }

    /** The first element of an array that fits the condition; an empty place if there is none. */
    public Node one(String field, Predicate<Node> wanted) {
        return items(field).filter(wanted).findFirst().orElse(new Node(JsonValue.NULL));
    }

    /** The part of a parameter with this name. */
    public Node part(String name) {
        return one("part", part -> part.is("name", name));
    }

    public Optional<String> text() {
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }

    public Optional<String> text(String field) {
        return at(field).text();
    }

    public String textOr(String field, String otherwise) {
        return text(field).orElse(otherwise);
    }

    public boolean is(String field, String expected) {
        return text(field).filter(expected::equals).isPresent();
    }

    /** Whether a boolean is there and true. A text does not count. */
    public boolean isTrue(String field) {
        return JsonValue.TRUE.equals(at(field).value());
    }

    public int integer(String field) {
        try {
            return text(field).map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A FHIR instant, or a dateTime that has a time. */
    public Optional<Instant> instant(String field) {
        try {
            return text(field).map(t -> OffsetDateTime.parse(t).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The same. For a date with only a day, month or year it is noon of the first day. */
    public Optional<Instant> firstInstant(String field) {
        return instant(field)
                .or(() -> firstDay(field).map(day -> day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)));
    }

    private Optional<LocalDate> firstDay(String field) {
        try {
            return text(field)
                    .map(t -> LocalDate.parse(t + "-01-01".substring(Math.min(6, Math.max(0, t.length() - 4)))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A FHIR date, or the date part of a dateTime as it is written. */
    public Optional<LocalDate> date(String field) {
        try {
            return text(field).filter(t -> t.length() >= 10).map(t -> LocalDate.parse(t.substring(0, 10)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The id at the end of a reference such as {@code Patient/x}, relative or absolute, without a version. */
    public Optional<String> referenceId(String field) {
        return at(field).text("reference").map(Node::id);
    }

    /** The extension with this URL. */
    public Node extension(String url) {
        return one("extension", e -> e.is("url", url));
    }

    /** The value of the identifier of a system. */
    public Optional<String> identifier(String system) {
        return one("identifier", i -> i.is("system", system)).text("value");
    }

    private static String id(String reference) {
        String current = reference.replaceFirst("/_history/.*$", "");
        return current.substring(current.lastIndexOf('/') + 1);
    }
}
