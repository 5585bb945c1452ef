// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

import java.util.Map;

/**
 * What a question form sends.
 *
 * @param about id of the line it is about, empty when none
 * @param text with line breaks as one letter each, the way they were typed
 * @param key the form's own key
 */
public record QuestionForm(String about, String text, String key) {

    /** The longest question the server takes. */
    public static final int MAX_LETTERS = 2000;

    static QuestionForm of(Map<String, String> fields) {
        return new QuestionForm(
                fields.getOrDefault("about", ""),
                fields.getOrDefault("text", "").replace("\r\n", "\n").strip(),
                fields.getOrDefault("key", ""));
    }

    public boolean empty() {
        return text.isEmpty();
    }

    public boolean tooLong() {
        return text.length() > MAX_LETTERS;
    }

    public boolean bad() {
        return empty() || tooLong();
    }
}
