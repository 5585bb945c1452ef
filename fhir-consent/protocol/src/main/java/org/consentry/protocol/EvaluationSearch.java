// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.Permit;

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

    /** Whether it looks for scans. */
    public boolean isForScans() {
        return part == Part.RESOURCE
                && question.get("resource") instanceof JsonObject resource
                && "imaging-study".equals(resource.getString("type", ""));
    }

    private boolean isOther(String name, Set<String> types) {
        return question.get(name) instanceof JsonObject object
                && object.get("type") instanceof JsonString type
                && !types.contains(type.getString());
    }

    /**
     * Refuses a question that lacks something, where there is no candidate that could show it.
     *
     * @throws MalformedMessageException if a member is missing or not of its kind
     */
    public void check() {
        EvaluationSearch known = isOther("resource", RESOURCES) ? with("resource", "patient", "urn:x|x") : this;
        known = known.isOther("subject", SUBJECTS) ? known.with("subject", "organization", "x") : known;
        known.about(part == Part.ACTION ? "disclose" : known.isForScans() ? "0.0" : "urn:x|x");
    }

    /** The same, with a kind that is here in place of one that is not, and with an id of that kind if it has any. */
    private EvaluationSearch with(String name, String type, String id) {
        JsonObjectBuilder known =
                Json.createObjectBuilder(question.getJsonObject(name)).add("type", type);
        if (question.getJsonObject(name).get("id") instanceof JsonString) {
            known.add("id", id);
        }
        return new EvaluationSearch(
                Json.createObjectBuilder(question).add(name, known).build(), part, page);
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

    /** One result, with what is demanded of it where the asker reads that. */
    public JsonObject result(String candidate, Permit permit) {
        JsonObjectBuilder result = part == Part.ACTION
                ? Json.createObjectBuilder().add("name", candidate)
                : Json.createObjectBuilder()
                        .add("type", question.getJsonObject(name(part)).getString("type"))
                        .add("id", candidate);
        JsonObject context = about(candidate).form().ofResult(permit, candidate).build();
        return context.isEmpty()
                ? result.build()
                : result.add("context", context).build();
    }

    private static String name(Part part) {
        return part.name().toLowerCase(java.util.Locale.ROOT);
    }
}
