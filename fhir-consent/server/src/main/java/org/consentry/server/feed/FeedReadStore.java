// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;
import org.consentry.protocol.Json;
import org.consentry.protocol.Snapshot;

/**
 * Reads the log for agents, outside of any caller's transaction. A waiting poll holds neither a transaction nor a
 * connection.
 */
@Singleton
public class FeedReadStore implements FeedReads {
    private static final int MOST_AT_ONCE = 1000;

    /**
     * The epoch changes when position numbers may change. That is on another database, another cluster, or another
     * timeline of this one. A new timeline comes from a restore to a point in time or a failover that lost
     * transactions.
     */
    private static final String HEAD = """
            select md5(e.epoch || c.system_identifier || left(pg_walfile_name(pg_current_wal_lsn()), 8)) as epoch,
                   (select coalesce(max(position), 0) from feed_entry) as head
              from feed_epoch e, pg_control_system() c
            """;

    private static final String AFTER =
            "select body from feed_entry where position > ? and position <= ? order by position limit " + MOST_AT_ONCE;

    private static final String NEWEST = """
            select body from (select distinct on (subject) position, body from feed_entry
                               where position <= ? order by subject, position desc) newest
             order by position
            """;

    @Resource(lookup = "java:app/jdbc/consentry")
    @SuppressWarnings("NullAway.Init") // the container fills it
    private DataSource source;

    @Override
    public FeedBatch after(long position) {
        try (Connection connection = source.getConnection()) {
            // The head is read first and entries never change, so no transaction is needed for one truth.
            FeedBatch head = head(connection);
            List<FeedEntry> entries = position < head.head() ? entries(connection, position, head.head()) : List.of();
            return new FeedBatch(head.epoch(), head.head(), entries);
        } catch (SQLException away) {
            throw new FeedUnavailableException(away);
        }
    }

    /**
     * Writes the newest entry of every subject, as of one position. A replay of the whole log would leave the same.
     *
     * @throws UncheckedIOException if the reader has gone
     */
    void snapshot(Writer out, Instant now) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                write(connection, out, now);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException away) {
            throw new FeedUnavailableException(away);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void write(Connection connection, Writer out, Instant now) throws SQLException, IOException {
        FeedBatch head = head(connection);
        Snapshot.Lines lines = new Snapshot.Lines(out, new Snapshot(head.epoch(), head.head(), now));
        try (PreparedStatement query = connection.prepareStatement(NEWEST)) {
            query.setLong(1, head.head());
            query.setFetchSize(MOST_AT_ONCE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.add(entry(rows.getString(1), head.head()));
                }
            }
        }
        lines.end();
    }

    private static FeedBatch head(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HEAD);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("expected one row in feed_epoch, found none");
            }
            return new FeedBatch(row.getString(1), row.getLong(2), List.of());
        }
    }

    private static List<FeedEntry> entries(Connection connection, long after, long head) throws SQLException {
        List<FeedEntry> entries = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(AFTER)) {
            query.setLong(1, after);
            query.setLong(2, head);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(FeedEntryJson.read(json(rows.getString(1)).build()));
                }
            }
        }
        return entries;
    }

    /** An entry of a snapshot, which always has the snapshot's own position. */
    private static FeedEntry entry(String body, long position) {
        return FeedEntryJson.read(json(body).add("position", position).build());
    }

    private static jakarta.json.JsonObjectBuilder json(String body) {
        try (jakarta.json.JsonReader reader = Json.createReader(new StringReader(body))) {
            return Json.createObjectBuilder(reader.readObject());
        }
    }
}
