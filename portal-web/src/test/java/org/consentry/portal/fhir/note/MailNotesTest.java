// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.note.MailNotes.Fate;
import org.consentry.portal.fhir.note.MailNotes.MailNote;
import org.junit.jupiter.api.Test;

/** What the page of a saved choice says of the note about it. */
class MailNotesTest {
    private static final Instant SAVED = Instant.parse("2026-06-15T12:00:00Z");
    private static final Optional<Instant> BEFORE = Optional.of(SAVED.minusSeconds(1));
    private static final Optional<Instant> AFTER = Optional.of(SAVED.plusSeconds(60));
    private static final MailNote WAITING = new MailNote(true, Fate.WAITING, Optional.empty());

    @Test
    void aNoteThatWentOutBeforeTellsNothingOfIt() {
        assertThat(fate(new MailNote(true, Fate.SENT, BEFORE))).isEqualTo(Fate.NONE);
        assertThat(fate(WAITING, new MailNote(true, Fate.SENT, BEFORE))).isEqualTo(Fate.WAITING);
    }

    @Test
    void theFirstNoteThatWentOutAfterItTellsOfIt() {
        assertThat(fate(WAITING, new MailNote(true, Fate.SENT, AFTER))).isEqualTo(Fate.SENT);
        assertThat(fate(WAITING, new MailNote(true, Fate.FAILED, AFTER))).isEqualTo(Fate.FAILED);
    }

    @Test
    void aNoteAboutAnAnswerTellsNothingOfAChoice() {
        assertThat(fate(new MailNote(false, Fate.SENT, AFTER))).isEqualTo(Fate.NONE);
    }

    private static Fate fate(MailNote... notes) {
        return new MailNotes(true, List.of(notes)).ofChoice(SAVED);
    }
}
