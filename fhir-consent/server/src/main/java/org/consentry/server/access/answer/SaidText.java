// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.consentry.protocol.MalformedMessageException;

/** Reads what staff typed and a body says as text. */
public final class SaidText {
    private SaidText() {}

    /**
     * A day.
     *
     * @param name of the member, for the refusal
     * @throws MalformedMessageException if it is none of the years 1900 to 9999
     */
    public static LocalDate day(String name, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1900 || day.getYear() > 9999) {
                throw wrong(name + " as a day such as 2026-03-14", "another year");
            }
            return day;
        } catch (DateTimeException notADay) {
            throw new MalformedMessageException(
                    "Expected " + name + " as a day such as 2026-03-14, found something else", notADay);
        }
    }

    /**
     * Words in one paragraph, without spaces around them.
     *
     * @param name of the member, for the refusal
     * @throws MalformedMessageException if they are fewer or more letters, or have control characters
     */
    public static String words(String name, String text, int shortest, int longest) {
        String words = text.strip();
        if (words.length() < shortest || words.length() > longest) {
            throw wrong(name + " as " + shortest + " to " + longest + " letters", words.length() + " of them");
        }
        if (words.codePoints().anyMatch(Character::isISOControl)) {
            throw wrong(name + " in one paragraph", "a line break or another control character");
        }
        return words;
    }

    /** The refusal of a body that is not as expected. */
    public static MalformedMessageException wrong(String expected, String found) {
        return new MalformedMessageException("Expected " + expected + ", found " + found);
    }
}
