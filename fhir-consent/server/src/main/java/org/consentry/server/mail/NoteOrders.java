// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.consentry.server.storage.RandomIds;

/** Takes orders for notes, in the transaction of what they tell of. */
@Singleton
public class NoteOrders {
    private final NoteStore store;
    private final MailConfig config;
    private final RandomIds ids;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public NoteOrders(NoteStore store, MailConfig config, RandomIds ids, InstantSource clock) {
        this.store = store;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Orders a note. It goes out after {@link MailConfig#hold}; what is ordered for the same record until then is told
     * by the same note. Without a mail server nothing is ordered.
     *
     * @param patient logical id
     * @param about number of the choice or the question, as people say it
     */
    public void order(NoteKind kind, String patient, String about) {
        if (config.isOn()) {
            Instant now = clock.instant();
            store.add(ids.next(), kind, patient, about, now, now.plus(config.hold()));
        }
    }

    /** Orders a note for later. What is ordered for the same record until then is told by the same note. */
    public void order(NoteKind kind, String patient, Instant due) {
        if (config.isOn()) {
            store.add(ids.next(), kind, patient, "", due, due);
        }
    }

    /** Orders the notes that an address was replaced: to that address, and to the one that is on the record now. */
    public void contactChanged(String patient, String old) {
        if (config.isOn()) {
            Instant now = clock.instant();
            Instant due = now.plus(config.hold());
            store.addTo(old, ids.next(), NoteKind.CONTACT, patient, now, due);
            store.add(ids.next(), NoteKind.CONTACT, patient, "", now, due);
        }
    }

    /** When the newest note of this kind was to go out, of those to one person that have been tried. */
    public Optional<Instant> last(NoteKind kind, Set<String> records) {
        return store.last(kind, records);
    }

    /** Lets the note of this kind that waits for one person go out at another time. */
    public void move(NoteKind kind, Set<String> records, Instant due) {
        store.move(kind, records, due);
    }

    /** Takes back the notes of this kind that wait for one person. */
    public void drop(NoteKind kind, Set<String> records) {
        store.drop(kind, records, clock.instant());
    }
}
