// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.note;

import java.time.Instant;
import java.util.List;

/**
 * Notes by e-mail that nobody took, so that staff write letters.
 *
 * @param on whether the hospital sends notes at all
 * @param waiting how many wait for the mail server
 * @param count how many nobody took
 * @param notes the newest of them, at most 200
 */
public record UnsentNotes(boolean on, int waiting, int count, List<UnsentNote> notes) {

    /** Copies the notes. */
    public UnsentNotes {
        notes = List.copyOf(notes);
    }

    /**
     * One of them.
     *
     * @param kind {@code changed} or {@code answered}
     * @param number of the choice or the question that it is about
     * @param why code of the failure, such as {@code no-such-address}
     */
    public record UnsentNote(String id, String kind, String number, Instant wantedAt, Instant failedAt, String why) {}
}
