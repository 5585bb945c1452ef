// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient.change;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.consentry.protocol.Json;

/**
 * The facts of an entry that staff write, as the public page shows them. A text that is not known yet is empty.
 *
 * @param name as patients know it
 * @param kind company, school, hospital or government
 * @param country ISO 3166-1 alpha-2 code of where scans are kept
 * @param state state or region there
 * @param texts the other facts by their key, none empty
 * @param purposes codes of the purposes that its agreement registers
 * @param checkedOn day on which the facts were checked, such as 2026-05-04
 */
public record CompanyFacts(
        String name,
        String kind,
        String country,
        String state,
        Map<String, String> texts,
        List<String> purposes,
        String checkedOn) {

    /** Keys of the texts, in the order of the page. */
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

    /** Those of the texts that are days. */
    public static final Set<String> DAYS = Set.of("asked-on", "ended-on");

    private static final String FACTS = "facts";
    private static final String PURPOSES = "purposes";

    /** Copies the collections and leaves empty texts out. */
    public CompanyFacts {
        Map<String, String> known = new TreeMap<>(texts);
        known.values().removeIf(String::isEmpty);
        texts = Map.copyOf(known);
        purposes = purposes.stream().distinct().sorted().toList();
    }

    /** A text by its key; empty if it is not known. */
    public String text(String key) {
        return texts.getOrDefault(key, "");
    }

    /** As it is sent and kept. */
    public JsonObject json() {
        JsonObjectBuilder facts = Json.createObjectBuilder();
        TEXTS.stream().filter(texts::containsKey).forEach(key -> facts.add(key, text(key)));
        JsonArrayBuilder registered = Json.createArrayBuilder(purposes);
        return Json.createObjectBuilder()
                .add("name", name)
                .add("kind", kind)
                .add("country", country)
                .add("state", state)
                .add(FACTS, facts)
                .add(PURPOSES, registered)
                .add("checked-on", checkedOn)
                .build();
    }

    /**
     * Reads them, each text without spaces around it. Missing members are facts that are not known.
     *
     * @throws IllegalArgumentException if a member is not what it should be, or a fact is not one of these
     */
    public static CompanyFacts of(JsonObject said) {
        Map<String, String> texts = new TreeMap<>();
        if (said.containsKey(FACTS)) {
            JsonObject facts = as(said.get(FACTS), JsonObject.class, FACTS);
            facts.forEach((key, value) -> {
                if (!TEXTS.contains(key)) {
                    throw new IllegalArgumentException("Expected facts of " + TEXTS + ", found another");
                }
                texts.put(key, as(value, JsonString.class, key).getString().strip());
            });
        }
        return new CompanyFacts(
                text(said, "name"),
                text(said, "kind"),
                text(said, "country"),
                text(said, "state"),
                texts,
                purposes(said),
                text(said, "checked-on"));
    }

    private static List<String> purposes(JsonObject said) {
        return said.containsKey(PURPOSES)
                ? as(said.get(PURPOSES), jakarta.json.JsonArray.class, PURPOSES).stream()
                        .map(value -> as(value, JsonString.class, PURPOSES).getString())
                        .toList()
                : List.of();
    }

    private static String text(JsonObject said, String member) {
        return said.containsKey(member)
                ? as(said.get(member), JsonString.class, member).getString().strip()
                : "";
    }

    private static <T extends JsonValue> T as(JsonValue value, Class<T> form, String member) {
        if (!form.isInstance(value)) {
            throw new IllegalArgumentException("Expected another form of the member " + member);
        }
        return form.cast(value);
    }
}
