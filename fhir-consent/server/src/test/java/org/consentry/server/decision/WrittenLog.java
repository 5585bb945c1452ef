// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.protocol.Claims;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.FeedEntryJson;
import org.consentry.server.feed.LogStore;
import org.consentry.server.feed.PastTermsSource;
import org.consentry.server.feed.Subject;
import org.consentry.server.it.NoRegistries;
import org.consentry.server.it.Platform;
import org.postgresql.ds.PGSimpleDataSource;

/** A log in a schema of its own, which holds exactly what a test writes. */
final class WrittenLog {
    private final DataSource source;

    /** Begins one, where each of these numbers is that of a patient. */
    WrittenLog(String schema, PatientId... patients) throws SQLException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(Platform.database().url());
        database.setUser(Platform.database().user());
        database.setPassword(Platform.database().user());
        database.setCurrentSchema(schema);
        source = OneConnection.of(database);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            statement.execute("create table feed_entry (position bigint primary key, subject text, body text,"
                    + " recorded_at timestamptz)");
            statement.execute("create table search_value (type text, id text, name text, system text, value text)");
            for (PatientId patient : patients) {
                statement.execute("insert into search_value values ('Patient', 'p" + patient.value()
                        + "', 'identifier', '" + patient.authority() + "', '" + patient.value() + "')");
            }
        }
    }

    /** Writes these and nothing else. */
    void write(List<FeedEntry> entries) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate feed_entry");
            for (FeedEntry entry : entries) {
                insert(connection, entry);
            }
        }
    }

    /**
     * What the log knows.
     *
     * @param earlier what the patient had said at an instant that is over
     */
    LogFacts facts(Claims claims, Instant now, PatientTerms earlier) {
        LogStore log = new LogStore(source);
        CurrentLogView replica =
                new CurrentLogView(log, position -> new FeedBatch("one", log.position(now), List.of()));
        replica.catchUp();
        PastTermsSource past = (patient, number, asOf, known) -> earlier;
        return new LogFactsReader(replica, log, new PatientLookupStore(source), new NoRegistries(), past)
                .facts(claims, now);
    }

    private static void insert(Connection connection, FeedEntry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into feed_entry values (?, ?, ?, ?)")) {
            insert.setLong(1, entry.position());
            insert.setString(2, Subject.of(entry));
            insert.setString(3, FeedEntryJson.write(entry).toString());
            insert.setTimestamp(4, Timestamp.from(entry.at()));
            insert.executeUpdate();
        }
    }
}
