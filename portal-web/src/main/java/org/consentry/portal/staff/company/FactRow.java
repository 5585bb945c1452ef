// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.company;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consentry.portal.fhir.register.RegisterEntry;

/**
 * One fact of a group, before and after.
 *
 * @param key end of the message key of its name
 * @param before values that it has now; none if it has no value
 * @param after values that it gets
 */
public record FactRow(String key, List<String> before, List<String> after) {

    /** Keys of the facts that are texts, in the order of the page. */
    public static final List<String> TEXTS = List.of(
            "makes",
            "gets",
            "why",
            "kept-until",
            "kept-then",
            "cloud",
            "others",
            "paid",
            "results",
            "trained",
            "problems",
            "agreed-not-to-trace",
            "asked-on",
            "ended-on");

    /** Copies the lists. */
    public FactRow {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Whether the fact changes. */
    public boolean changed() {
        return !before.equals(after);
    }

    /** All facts of a group, as they are. */
    public static List<FactRow> of(RegisterEntry facts) {
        return between(Optional.of(facts), facts);
    }

    /** All facts, before and after. */
    public static List<FactRow> between(Optional<RegisterEntry> before, RegisterEntry after) {
        Stream<FactRow> first = Stream.of(
                row("name", before, after, e -> one(e.name())),
                row("kind", before, after, e -> one(e.kind())),
                row("country", before, after, e -> one(e.country())),
                row("state", before, after, e -> one(e.region())));
        Stream<FactRow> texts = TEXTS.stream().map(key -> row(key, before, after, e -> one(e.fact(key))));
        Stream<FactRow> last = Stream.of(
                row(
                        "purposes",
                        before,
                        after,
                        e -> e.purposes().stream().sorted().toList()),
                row(
                        "checked-on",
                        before,
                        after,
                        e -> one(e.checkedOn().map(Object::toString).orElse(""))),
                row("active", before, after, e -> one(Boolean.toString(e.active()))));
        return Stream.of(first, texts, last).flatMap(rows -> rows).toList();
    }

    /** The facts that change. */
    public static List<FactRow> changes(Optional<RegisterEntry> before, RegisterEntry after) {
        return between(before, after).stream().filter(FactRow::changed).toList();
    }

    private static FactRow row(
            String key,
            Optional<RegisterEntry> before,
            RegisterEntry after,
            Function<RegisterEntry, List<String>> values) {
        return new FactRow(key, before.map(values).orElse(List.of()), values.apply(after));
    }

    private static List<String> one(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }
}
