// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.question;

/** Text of a question or an answer, with line breaks as one letter each, the way it was typed. */
public record MessageText(String value) {

    /** The longest text that the server takes. */
    private static final int MAX_LETTERS = 2000;

    public static final MessageText NONE = new MessageText("");

    /** Browsers send a line break as two letters. */
    public static MessageText typed(String sent) {
        return new MessageText(sent.replace("\r\n", "\n").strip());
    }

    public boolean empty() {
        return value.isEmpty();
    }

    public boolean tooLong() {
        return value.length() > MAX_LETTERS;
    }

    /** How many letters a text may have. */
    public int max() {
        return MAX_LETTERS;
    }

    public boolean bad() {
        return empty() || tooLong();
    }

    /** Does not print what was written. */
    @Override
    public String toString() {
        return "MessageText[letters=" + value.length() + "]";
    }
}
