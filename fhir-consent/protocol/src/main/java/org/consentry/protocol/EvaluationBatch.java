// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Several questions in one message (AuthZEN section 7): what a question does not say itself, the message says for all.
 *
 * @param questions each with the defaults filled in; empty if the message is itself one question
 * @param semantic how far to go
 */
public record EvaluationBatch(List<JsonObject> questions, Semantic semantic) {

    private static final List<String> PARTS = List.of("subject", "action", "resource", "context");
    private static final List<String> IDENTIFYING = List.of("type", "id", "name");

    /** How far to go. */
    public enum Semantic {
        /** Answer all. */
        EXECUTE_ALL,
        /** Stop after the first no. */
        DENY_ON_FIRST_DENY,
        /** Stop after the first yes. */
        PERMIT_ON_FIRST_PERMIT;

        /** Whether nothing comes after this answer. */
        public boolean endsAfter(boolean decision) {
            return switch (this) {
                case EXECUTE_ALL -> false;
                case DENY_ON_FIRST_DENY -> !decision;
                case PERMIT_ON_FIRST_PERMIT -> decision;
            };
        }
    }

    public EvaluationBatch {
        questions = List.copyOf(questions);
    }

    /**
     * Reads a message.
     *
     * @param most how many questions it may have
     * @throws MalformedMessageException if it is not one, or has too many
     */
    public static EvaluationBatch read(String text, int most) {
        Members json = Members.parse(text, "request");
        List<JsonObject> questions = json.has("evaluations")
                ? json.objects("evaluations").stream()
                        .map(each -> merged(json, each))
                        .toList()
                : List.of();
        if (questions.size() > most) {
            throw new MalformedMessageException(
                    "expected at most " + most + " questions at request.evaluations, found " + questions.size());
        }
        Semantic semantic = json.optionalObject("options")
                .filter(options -> options.has("evaluations_semantic"))
                .map(options -> options.converted(
                        "evaluations_semantic", name -> Semantic.valueOf(name.toUpperCase(Locale.ROOT))))
                .orElse(Semantic.EXECUTE_ALL);
        return new EvaluationBatch(questions, semantic);
    }

    /** What a question says of a part replaces what the message says, but for identifying members it leaves out. */
    private static JsonValue filled(JsonValue own, @Nullable JsonValue byDefault) {
        if (!(own instanceof JsonObject object) || !(byDefault instanceof JsonObject known)) {
            return own;
        }
        JsonObjectBuilder json = Json.createObjectBuilder(object);
        IDENTIFYING.stream()
                .filter(name -> !object.containsKey(name) && known.containsKey(name))
                .forEach(name -> json.add(name, known.get(name)));
        return json.build();
    }

    private static JsonObject merged(Members defaults, Members own) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        for (String part : PARTS) {
            JsonValue said = own.json().get(part);
            if (said != null && own.has(part)) {
                json.add(part, filled(said, defaults.json().get(part)));
            } else if (defaults.has(part)) {
                json.add(part, defaults.json().get(part));
            }
        }
        return json.build();
    }
}
