// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.note;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A patient's notes by e-mail.
 *
 * @param possible whether the hospital sends notes and has an address of the patient
 * @param notes the newest 20, the newest first
 */
public record MailNotes(boolean possible, List<MailNote> notes) {

    /** Copies the notes. */
    public MailNotes {
        notes = List.copyOf(notes);
    }

    /** What became of a note. */
    public enum Fate {
        WAITING,
        SENT,
        FAILED,
        /** There was nobody to send it to, or nothing that we know to say about it. */
        NONE
    }

    /**
     * One note.
     *
     * @param change whether it is about a choice
     * @param settled when its fate was known; empty while it waits
     */
    public record MailNote(boolean change, Fate fate, Optional<Instant> settled) {}

    /** What became of the note about a choice that was saved then. A note that goes out later tells of it as well. */
    public Fate ofChoice(Instant savedAt) {
        return notes.reversed().stream()
                .filter(MailNote::change)
                .filter(note -> note.settled().filter(savedAt::isAfter).isEmpty())
                .findFirst()
                .map(MailNote::fate)
                .orElse(Fate.NONE);
    }
}
