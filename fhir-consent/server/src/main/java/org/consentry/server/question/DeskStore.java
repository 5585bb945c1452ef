// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.consentry.server.storage.BatchSql;

/**
 * Owns {@code desk_case} and {@code desk_note}: who of the staff has a conversation, what it needs besides an answer,
 * and what they wrote for one another. Nothing of it is in a FHIR resource that is stored.
 */
@Singleton
public class DeskStore {
    /** The most notes of a conversation that are shown, the newest. */
    static final int MOST = 200;

    private static final String OPEN = "insert into desk_case (conversation) values (?) on conflict do nothing";
    private static final String TAKE = """
            update desk_case set holder = ?, holder_name = ?, held_since = cast(? as timestamptz)
             where conversation = ? and held_since is not distinct from cast(nullif(?, '') as timestamptz)
            returning conversation
            """;
    private static final String GIVE_BACK = """
            update desk_case set holder = null, holder_name = null, held_since = null
             where conversation = ? and holder = ? returning conversation
            """;
    private static final String HELP =
            "update desk_case set help = ? where conversation = ? and help <> ?" + " returning conversation";
    private static final String WRITE = """
            insert into desk_note (conversation, kind, author, author_name, text, written_at)
            values (?, ?, ?, ?, ?, cast(? as timestamptz))
            """;
    private static final String NOTES =
            "select id, kind, author_name, text, written_at from desk_note where conversation = ? order by id desc limit ?";

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public DeskStore(EntityManager database) {
        this.database = database;
    }

    DeskCase of(String conversation) {
        return BatchSql.rows(
                        database,
                        "select holder, holder_name, held_since, help from desk_case where conversation = ?",
                        DeskStore::read,
                        conversation)
                .stream()
                .findFirst()
                .orElse(DeskCase.NEW);
    }

    /**
     * Gives a conversation to somebody.
     *
     * @param seen since when somebody else had it, as the new holder saw it; empty if nobody had it
     * @return whether it was so; if not, nothing has changed
     */
    boolean take(String conversation, DeskCase.Holder by, String seen) {
        BatchSql.run(database, OPEN, conversation);
        return !BatchSql.rows(
                        database,
                        TAKE,
                        row -> row.getString(1),
                        by.account(),
                        by.name(),
                        by.since().toString(),
                        conversation,
                        seen)
                .isEmpty();
    }

    /** Takes a conversation from who has it; false if this account has not. */
    boolean giveBack(String conversation, String account) {
        return !BatchSql.rows(database, GIVE_BACK, row -> row.getString(1), conversation, account)
                .isEmpty();
    }

    /** Marks what a conversation needs; false if it is marked so. */
    boolean help(String conversation, String help) {
        BatchSql.run(database, OPEN, conversation);
        return !BatchSql.rows(database, HELP, row -> row.getString(1), help, conversation, help)
                .isEmpty();
    }

    /** Keeps a note, or that something was done. */
    void write(String conversation, String kind, DeskCase.Holder by, String text) {
        BatchSql.run(
                database,
                WRITE,
                conversation,
                kind,
                by.account(),
                by.name(),
                text,
                by.since().toString());
    }

    /** The newest notes of a conversation, the newest first. */
    List<DeskNote> notes(String conversation) {
        return BatchSql.rows(
                database,
                NOTES,
                row -> new DeskNote(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()),
                conversation,
                MOST);
    }

    private static DeskCase read(ResultSet row) throws SQLException {
        String holder = row.getString(1);
        return new DeskCase(
                holder == null
                        ? null
                        : new DeskCase.Holder(
                                holder,
                                row.getString(2),
                                row.getObject(3, OffsetDateTime.class).toInstant()),
                row.getString(4));
    }
}
