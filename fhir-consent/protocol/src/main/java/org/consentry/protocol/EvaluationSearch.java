// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A search (AuthZEN section 8): all of a question but the one part that is looked for.
 *
 * @param question the message, as it came
 * @param part which part is looked for
 * @param page how many answers, after which candidate
 */
public record EvaluationSearch(JsonObject question, Part part, Page page) {

    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final Set<String> SUBJECTS = Set.of("organization", "device");
    private static final Set<String> RESOURCES = Set.of("imaging-study", "patient");
    private static final Map<String, String> KNOWN = Map.of("subject", "organization", "resource", "patient");

    /** The part of a question that a search looks for. */
    public enum Part {
        /** Who may receive. */
        SUBJECT,
        /** What may be done. */
        ACTION,
        /** Which scans may go. */
        RESOURCE
    }

    /**
     * A page.
     *
     * @param limit most results wanted
     * @param after the last candidate looked at before, which is the token; empty to begin
     */
    public record Page(int limit, String after) {}

    /** Reads a search for this part. */
    public static EvaluationSearch read(String text, Part part) {
        Members json = Members.parse(text, "request");
        String name = name(part);
        if (part != Part.ACTION) {
            json.object(name).text("type");
        }
        Optional<Members> page = json.optionalObject("page");
        int limit = page.filter(asked -> asked.has("limit"))
                .map(asked -> asked.number("limit"))
                .map(asked -> (int) Math.max(1, Math.min(MOST, asked)))
                .orElse(USUAL);
        String after = page.flatMap(asked -> asked.optionalText("token")).orElse("");
        return new EvaluationSearch(json.json(), part, new Page(limit, after));
    }

    /**
     * Whether it looks for something of a kind that is not here, of which there is none to find (AuthZEN section 8).
     */
    public boolean isOfUnknownType() {
        return isOther("subject", SUBJECTS) || isOther("resource", RESOURCES);
    }

    private boolean isOther(String name, Set<String> types) {
        return question.get(name) instanceof JsonObject object
                && object.get("type") instanceof JsonString type
                && !types.contains(type.getString());
    }

    /** The same question with types that are here, for what it may lack besides. */
    public EvaluationSearch ofKnownTypes() {
        JsonObjectBuilder known = Json.createObjectBuilder(question);
        List.of("subject", "resource").forEach(name -> {
            if (question.get(name) instanceof JsonObject object && object.containsKey("type")) {
                known.add(name, Json.createObjectBuilder(object).add("type", KNOWN.getOrDefault(name, "")));
            }
        });
        return new EvaluationSearch(known.build(), part, page);
    }

    /** The question about one candidate. */
    public Evaluation about(String candidate) {
        String name = name(part);
        JsonValue known = question.get(name);
        JsonObject object = known instanceof JsonObject json ? json : JsonValue.EMPTY_JSON_OBJECT;
        JsonObject filled = Json.createObjectBuilder(object)
                .add(part == Part.ACTION ? "name" : "id", candidate)
                .build();
        return Evaluation.read(
                Json.createObjectBuilder(question).add(name, filled).build(), "request");
    }

    /** One result. */
    public JsonObject result(String candidate) {
        return part == Part.ACTION
                ? Json.createObjectBuilder().add("name", candidate).build()
                : Json.createObjectBuilder()
                        .add("type", question.getJsonObject(name(part)).getString("type"))
                        .add("id", candidate)
                        .build();
    }

    private static String name(Part part) {
        return part.name().toLowerCase(java.util.Locale.ROOT);
    }
}
