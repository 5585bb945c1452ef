// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.letter;

import java.util.Optional;
import org.consentry.portal.fhir.note.UnsentNotes;

/**
 * View model of the letters that are to be written.
 *
 * @param notes what nobody took, as of now
 * @param notice key of a sentence about what was not done
 */
public record LettersPage(UnsentNotes notes, Optional<String> notice) {

    /** Message key of why nobody took it. */
    public String whyKey(UnsentNotes.UnsentNote note) {
        return switch (note.why()) {
            case "no-such-address" -> "staff.letters.why.address";
            case "not-now" -> "staff.letters.why.later";
            default -> "staff.letters.why.away";
        };
    }

    /** Message key of what the note was about. */
    public String kindKey(UnsentNotes.UnsentNote note) {
        return note.kind().equals("answered") ? "staff.letters.answered" : "staff.letters.changed";
    }
}
