// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.consentry.server.storage.BatchSql;
import org.jspecify.annotations.Nullable;

/** Owns {@code mail_note}: the notes that wait, and what became of the others. */
@Singleton
public class NoteStore {
    /** How many notes of a list are read, the newest. */
    static final int MOST = 200;

    private static final String COLUMNS =
            "id, kind, patient, about, wanted_at, tries, state, settled_at, address, failure";
    private static final String ADD = """
            insert into mail_note (id, kind, patient, about, wanted_at, due_at, address)
            values (?, ?, ?, ?, cast(? as timestamptz), cast(? as timestamptz), ?)
            on conflict (patient, kind, (coalesce(address, ''))) where state = 'waiting' and tries = 0 do nothing
            """;
    private static final String LEASE = """
            update mail_note set tries = tries + 1, due_at = cast(? as timestamptz) where id = (
              select id from mail_note where state = 'waiting' and due_at <= cast(? as timestamptz)
              order by due_at limit 1 for update skip locked)
            returning\s""" + COLUMNS;
    private static final String AGAIN = """
            update mail_note set due_at = cast(? as timestamptz), failure = ?
            where id = ? and tries = ? and state = 'waiting'
            """;
    private static final String SETTLE = """
            update mail_note set state = ?, failure = ?, settled_at = cast(? as timestamptz), address = null
            where id = ? and tries = ? and state = 'waiting'
            """;
    private static final String MOVE = """
            update mail_note set due_at = cast(? as timestamptz), wanted_at = cast(? as timestamptz)
            where patient = any(?) and kind = ? and state = 'waiting' and tries = 0
            """;
    private static final String DROP = """
            update mail_note set state = 'dropped', settled_at = cast(? as timestamptz)
            where patient = any(?) and kind = ? and state = 'waiting'
            """;
    private static final String LAST = """
            select max(wanted_at) from mail_note
            where patient = any(?) and kind = ? and state <> 'dropped' and tries > 0
            """;
    private static final String LETTER = """
            update mail_note set state = 'letter', letter_by = ?, letter_at = cast(? as timestamptz)
            where id = ? and state = 'failed' returning id
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public NoteStore(EntityManager database) {
        this.database = database;
    }

    /** Adds a note, unless one of its kind waits for this record and has not been tried. */
    void add(String id, NoteKind kind, String patient, String about, Instant now, Instant due) {
        BatchSql.run(database, ADD, id, kind.code(), patient, about, now.toString(), due.toString(), null);
    }

    /** Adds a note to an address that is not on record, unless one to it waits. */
    void addTo(String address, String id, NoteKind kind, String patient, Instant now, Instant due) {
        BatchSql.run(database, ADD, id, kind.code(), patient, "", now.toString(), due.toString(), address);
    }

    /** The next note that is due, which nobody else gets until the lease ends. */
    Optional<OutgoingNote> lease(Instant now, Instant until) {
        return BatchSql.rows(database, LEASE, NoteStore::read, until.toString(), now.toString()).stream()
                .findFirst();
    }

    /** Lets it wait for another try. */
    void again(OutgoingNote note, String failure, Instant due) {
        BatchSql.run(database, AGAIN, due.toString(), failure, note.id(), note.tries());
    }

    /** Keeps what became of it. */
    void settle(OutgoingNote note, OutgoingNote.State state, @Nullable String failure, Instant now) {
        BatchSql.run(database, SETTLE, code(state), failure, now.toString(), note.id(), note.tries());
    }

    /** When the newest note of this kind was wanted, of those to one person that were tried and not dropped. */
    Optional<Instant> last(NoteKind kind, Set<String> records) {
        return BatchSql.rows(
                        database,
                        LAST,
                        row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)),
                        List.copyOf(records),
                        kind.code())
                .getFirst()
                .map(OffsetDateTime::toInstant);
    }

    /** Lets what was not tried yet go out at another time. */
    void move(NoteKind kind, Set<String> records, Instant due) {
        BatchSql.run(database, MOVE, due.toString(), due.toString(), List.copyOf(records), kind.code());
    }

    /** Drops what waits. */
    void drop(NoteKind kind, Set<String> records, Instant now) {
        BatchSql.run(database, DROP, now.toString(), List.copyOf(records), kind.code());
    }

    /** The notes to one person, the newest first. */
    List<OutgoingNote> to(Set<String> records, int most) {
        return BatchSql.rows(
                database,
                "select " + COLUMNS + " from mail_note where patient = any(?) order by wanted_at desc, id limit ?",
                NoteStore::read,
                List.copyOf(records),
                most);
    }

    /** What could not be brought and has no letter yet, the newest first. */
    List<OutgoingNote> failed() {
        return BatchSql.rows(
                database,
                "select " + COLUMNS + " from mail_note where state = 'failed' order by settled_at desc, id limit ?",
                NoteStore::read,
                MOST);
    }

    /** How many notes are in this state. A note for later counts from when it is to be told. */
    long count(OutgoingNote.State state, Instant now) {
        return BatchSql.rows(
                        database,
                        "select count(*) from mail_note where state = ? and wanted_at <= cast(? as timestamptz)",
                        row -> row.getLong(1),
                        code(state),
                        now.toString())
                .getFirst();
    }

    /** Notes that a letter was written; false if there is no such note that failed. */
    boolean letter(String id, String by, Instant now) {
        return !BatchSql.rows(database, LETTER, row -> row.getString(1), by, now.toString(), id)
                .isEmpty();
    }

    private static String code(OutgoingNote.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static OutgoingNote read(ResultSet row) throws SQLException {
        OffsetDateTime settled = row.getObject(8, OffsetDateTime.class);
        return new OutgoingNote(
                row.getString(1),
                NoteKind.of(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getInt(6),
                OutgoingNote.State.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
                settled == null ? null : settled.toInstant(),
                row.getString(9),
                row.getString(10));
    }
}
