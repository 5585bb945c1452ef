// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

import java.util.Map;
import org.consentry.portal.fhir.question.MessageText;

/**
 * What a question form sends.
 *
 * @param about id of the line it is about, empty when none
 * @param key the form's own key
 */
public record QuestionForm(String about, MessageText text, String key) {

    static QuestionForm of(Map<String, String> fields) {
        return new QuestionForm(
                fields.getOrDefault("about", ""),
                MessageText.typed(fields.getOrDefault("text", "")),
                fields.getOrDefault("key", ""));
    }

    /** A form in which nothing was written yet. */
    static QuestionForm blank(String about, String key) {
        return new QuestionForm(about, MessageText.NONE, key);
    }
}
