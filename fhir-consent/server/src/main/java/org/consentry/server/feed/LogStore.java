// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;

/**
 * Looks up single facts in the log, as they are now or as they were known at an earlier moment. The newest entry of a
 * subject holds everything that is true about it, and no entry ever changes. It runs outside of any caller's
 * transaction. Every query gives up after two seconds.
 */
@Singleton
public class LogStore {
    /** An instant after every other. */
    public static final Instant NOW = Instant.parse("9999-12-31T00:00:00Z");

    private static final int PATIENCE_SECONDS = 2;

    private static final String NEWEST =
            "select body from feed_entry where subject = ? and recorded_at <= ? order by position desc limit 1";
    private static final String MERGES = """
            select body from feed_entry where subject like 'merge %' and recorded_at <= ? order by position
            """;
    private static final String POSITION = "select coalesce(max(position), 0) from feed_entry where recorded_at <= ?";
    private static final String SUBJECTS = """
            select subject from feed_entry where subject > ? and subject < ? group by subject order by subject limit ?
            """;

    @Resource(lookup = "java:app/jdbc/consentry")
    private DataSource source;

    /** For the container, which sets the pool. */
    @SuppressWarnings("NullAway.Init")
    public LogStore() {}

    /** Over another pool. */
    public LogStore(DataSource source) {
        this.source = source;
    }

    /**
     * Everything that is true about a subject, as it was known then.
     *
     * @throws FeedUnavailableException if the database does not answer in time
     * @throws MalformedMessageException if the entry cannot be read
     */
    public Optional<FeedEntry> newest(String subject, Instant knownAsOf) {
        return query(NEWEST, subject, Timestamp.from(knownAsOf)).stream()
                .findFirst()
                .map(LogStore::entry);
    }

    /** Every identifier that was merged into another by then, in order. */
    public List<FeedEntry.PatientMerged> merges(Instant knownAsOf) {
        return query(MERGES, Timestamp.from(knownAsOf)).stream()
                .map(LogStore::entry)
                .map(FeedEntry.PatientMerged.class::cast)
                .toList();
    }

    /** The last position recorded by then. */
    public long position(Instant knownAsOf) {
        return Long.parseLong(query(POSITION, Timestamp.from(knownAsOf)).get(0));
    }

    /** Some studies in the log, in a fixed order, after this one; from the first if it is blank. */
    public List<String> studies(String after, int most) {
        return subjects("study ", after, most);
    }

    /** Some recipients in the log, in a fixed order, after this one; from the first if it is blank. */
    public List<String> recipients(String after, int most) {
        return subjects("recipient ", after, most);
    }

    private List<String> subjects(String kind, String after, int most) {
        // In the order of code points '!' follows the blank.
        return query(SUBJECTS, kind + after, kind.strip() + "!", most).stream()
                .map(subject -> subject.substring(kind.length()))
                .toList();
    }

    private List<String> query(String sql, Object... values) {
        List<String> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException away) {
            throw new FeedUnavailableException(away);
        }
    }

    static FeedEntry entry(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return FeedEntryJson.read(reader.readObject());
        } catch (JsonException broken) {
            throw new MalformedMessageException("expected an entry of the log, found another text", broken);
        }
    }
}
