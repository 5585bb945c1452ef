// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

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
