// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import org.consentry.policy.RecipientId;

/** Changes of codes as JSON: the server's questions and an agent's answers. */
public final class CodeChangeJson {

    private CodeChangeJson() {}

    /** Writes what agents are asked. */
    public static JsonObject questions(List<CodeChange> changes) {
        JsonArrayBuilder all = createArrayBuilder();
        changes.forEach(change -> all.add(createObjectBuilder()
                .add("id", change.id())
                .add("recipient", change.recipient().value())
                .add("was", TermsJson.patient(change.was()))
                .add("now", TermsJson.patient(change.now()))));
        return createObjectBuilder().add("changes", all).build();
    }

    /**
     * Reads what agents are asked.
     *
     * @throws MalformedMessageException if it is not what {@link #questions} makes
     */
    public static List<CodeChange> readQuestions(String text) {
        return Members.parse(text, "codes").objects("changes").stream()
                .map(json -> new CodeChange(
                        json.number("id"),
                        json.converted("recipient", RecipientId::new),
                        TermsJson.patient(json.object("was")),
                        TermsJson.patient(json.object("now"))))
                .toList();
    }

    /** Writes an agent's answers. */
    public static JsonObject answers(List<CodeChange.Codes> codes) {
        JsonArrayBuilder all = createArrayBuilder();
        codes.forEach(each -> all.add(createObjectBuilder()
                .add("id", each.id())
                .add("was", each.was())
                .add("now", each.now())));
        return createObjectBuilder().add("codes", all).build();
    }

    /**
     * Reads an agent's answers.
     *
     * @throws MalformedMessageException if it is not what {@link #answers} makes
     */
    public static List<CodeChange.Codes> readAnswers(String text) {
        return Members.parse(text, "codes").objects("codes").stream()
                .map(CodeChangeJson::answer)
                .toList();
    }

    private static CodeChange.Codes answer(Members json) {
        try {
            return new CodeChange.Codes(json.number("id"), json.text("was"), json.text("now"));
        } catch (IllegalArgumentException other) {
            throw new MalformedMessageException("at " + json.where() + ": " + other.getMessage());
        }
    }
}
