// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.question.MessageText;

/**
 * What was typed beside a conversation.
 *
 * @param deed which button was pressed: send, check, close, take, return, help or note; empty for none
 * @param text of the answer
 * @param why words for the patient, if the question is closed without an answer
 * @param note for the other staff
 * @param key the form's own key
 * @param fields the other fields, by name: {@code waiting} is the question that is answered, {@code in} the language of
 *     the answer, {@code help} what is needed, {@code seen} since when somebody had it, {@code despite} since when
 *     somebody else has it who the writer was told of
 */
public record AnswerForm(
        String deed, MessageText text, MessageText why, MessageText note, String key, Map<String, String> fields) {

    /** Copies the fields. */
    public AnswerForm {
        fields = Map.copyOf(fields);
    }

    static AnswerForm of(Map<String, String> fields) {
        return new AnswerForm(
                fields.getOrDefault("do", ""),
                MessageText.typed(fields.getOrDefault("text", "")),
                MessageText.typed(fields.getOrDefault("why", "")),
                MessageText.typed(fields.getOrDefault("note", "")),
                fields.getOrDefault("key", ""),
                fields);
    }

    /** An empty form, or one that begins with a text that was prepared. */
    static AnswerForm fresh(String text, String key) {
        return of(Map.of("text", text, "key", key));
    }

    /** The same under a new key, so that it can be sent again. */
    AnswerForm again(String next) {
        return new AnswerForm(deed, text, why, note, next, fields);
    }

    /** The same, told who else has the conversation. */
    AnswerForm told(String since) {
        var all = new HashMap<>(fields);
        all.put("despite", since);
        return new AnswerForm(deed, text, why, note, key, all);
    }

    /** A field by its name; empty if it was not sent. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Language of the answer, if one was picked. */
    public Optional<String> in() {
        return Optional.of(field("in")).filter(in -> in.equals("en") || in.equals("es"));
    }

    /** Does not print what was written. */
    @Override
    public String toString() {
        return "AnswerForm[" + deed + "]";
    }
}
