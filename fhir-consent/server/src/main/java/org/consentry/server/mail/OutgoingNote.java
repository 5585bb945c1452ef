// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A note by e-mail that somebody is to get. The address on record when it goes out counts, but for a note to an address
 * that is there no longer.
 *
 * @param id random, and part of the Message-ID
 * @param patient logical id of the record that it is about
 * @param about number of the choice or of the question, as people say it; empty for a note about sharing
 * @param wantedAt when there was something to tell; of a note for later, when it is to be told
 * @param tries how often it was tried
 * @param settledAt when it was known what became of it, or null while it waits
 * @param address where it goes, if not to the address on record; null once it is settled
 * @param failure why it could not be brought, as a code; null if it could or waits
 */
record OutgoingNote(
        String id,
        NoteKind kind,
        String patient,
        String about,
        Instant wantedAt,
        int tries,
        State state,
        @Nullable Instant settledAt,
        @Nullable String address,
        @Nullable String failure) {

    /** What became of a note. */
    enum State {
        /** It waits, or is tried now. */
        WAITING,
        /** A mail server took it. */
        SENT,
        /** The record has no address, or its person must not be written to. */
        NOWHERE,
        /** Nobody took it. Staff write a letter. */
        FAILED,
        /** Staff wrote a letter in its place. */
        LETTER,
        /** Nobody took it, or it is no longer wanted, and it is of a kind that no letter replaces. */
        DROPPED
    }

    Optional<Instant> settled() {
        return Optional.ofNullable(settledAt);
    }

    @Override
    public String toString() {
        return "OutgoingNote[" + id + ", " + kind + ", " + state + "]";
    }
}
