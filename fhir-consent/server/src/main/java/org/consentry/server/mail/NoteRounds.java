// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.consentry.server.fhir.person.PatientContacts;
import org.consentry.server.fhir.person.PatientContacts.Contact;
import org.consentry.server.storage.work.Backoff;
import org.consentry.server.storage.work.Transactions;

/**
 * Brings notes to the mail server, one at a time. A note is leased, sent outside of any transaction, and settled. A
 * server that is killed in between sends it once more, under the same Message-ID.
 */
@Singleton
class NoteRounds {
    /** More than a mail server is waited for. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Backoff PAUSES = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

    private final NoteStore store;
    private final MailConfig config;
    private final MailPost post;
    private final PatientContacts contacts;
    private final Transactions transactions;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** Takes its collaborators. */
    @Inject
    NoteRounds(
            NoteStore store,
            MailConfig config,
            MailPost post,
            PatientContacts contacts,
            Transactions transactions,
            InstantSource clock,
            RandomGenerator random) {
        this.store = store;
        this.config = config;
        this.post = post;
        this.contacts = contacts;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** What one note needs to go out. */
    private record Leased(OutgoingNote note, Optional<Contact> contact) {}

    /** Brings one note that is due. Returns 1, or 0 if none is. */
    int doWork() {
        if (!config.isOn()) {
            return 0;
        }
        Instant now = clock.instant();
        Optional<Leased> leased = transactions.call(() ->
                store.lease(now, now.plus(LEASE)).map(note -> new Leased(note, contact(note, now))));
        leased.ifPresent(this::bring);
        return leased.isPresent() ? 1 : 0;
    }

    private Optional<Contact> contact(OutgoingNote note, Instant now) {
        String address = note.address();
        return address == null ? contacts.email(note.patient(), now) : contacts.at(address, note.patient());
    }

    private void bring(Leased leased) {
        Optional<MailPost.Outcome> outcome = leased.contact().map(to -> post.send(leased.note(), to, clock.instant()));
        transactions.run(() -> settle(leased.note(), outcome, clock.instant()));
    }

    private void settle(OutgoingNote note, Optional<MailPost.Outcome> outcome, Instant now) {
        if (outcome.isEmpty()) {
            store.settle(note, OutgoingNote.State.NOWHERE, null, now);
            return;
        }
        String failure = MailPost.code(outcome.get());
        boolean tooLate = !note.wantedAt().plus(config.giveUp()).isAfter(now);
        switch (outcome.get()) {
            case TAKEN -> store.settle(note, OutgoingNote.State.SENT, null, now);
            case NO_SUCH_ADDRESS -> store.settle(note, lost(note), failure, now);
            case NOT_NOW, AWAY -> {
                if (tooLate) {
                    store.settle(note, lost(note), failure, now);
                } else {
                    store.again(note, failure, now.plus(PAUSES.pause(note.tries(), random)));
                }
            }
        }
    }

    private static OutgoingNote.State lost(OutgoingNote note) {
        return note.kind().hasLetter() ? OutgoingNote.State.FAILED : OutgoingNote.State.DROPPED;
    }
}
