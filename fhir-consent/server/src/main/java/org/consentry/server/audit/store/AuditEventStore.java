// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.server.storage.PageBytes;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.StoredVersion;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Owns {@code audit_event} and {@code audit_unsealed}, in the caller's transaction.
 *
 * <p>The table has one part for each month. A search by patient, recipient or scan asks one index in each part and
 * merges the results. A search with dates asks only the parts of those dates. A read by id asks one part, which the id
 * names, see {@link AuditIds}; only an id from elsewhere is looked for in all. One statement writes any number of
 * events.
 */
@Singleton
public class AuditEventStore {
    private static final String COLUMNS = "id, recorded, patient, stored_at, body";

    /**
     * Lists travel as joined texts, since arrays of arrays cannot be unnested by one level. Neither codes nor ids hold
     * spaces.
     */
    private static final String INSERT = """
            with written as (
              insert into audit_event (id, recorded, patient, type, subtype, action, outcome, recipient, study, agent,
                                       entity, purpose, unmatched, stored_at, body, line, asker, reason, why)
              select n.id, n.recorded, n.patient, n.type, string_to_array(n.subtype, ' '), n.action, n.outcome,
                     n.recipient, n.study, string_to_array(n.agent, ' '), string_to_array(n.entity, ' '),
                     string_to_array(n.purpose, ' '), n.unmatched, ?, n.body, nullif(n.line, ''), n.asker, n.reason,
                     n.why
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  as n (id, recorded, patient, type, subtype, action, outcome, recipient, study, agent, entity, purpose,
                        unmatched, body, line, asker, reason, why)
              returning id, recorded)
            insert into audit_unsealed (event, recorded) select id, recorded from written
            """;

    /** The same statement for events that may be here already. */
    private static final String INSERT_ONCE =
            INSERT.replace("returning", "on conflict (id, recorded) do nothing\n  returning");

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public AuditEventStore(EntityManager database) {
        this.database = database;
    }

    /** Writes events, which wait for their seal from then on. */
    public void insert(List<AuditRecord> events, Instant now) {
        if (events.isEmpty()) {
            return;
        }
        database.unwrap(Session.class).doWork(connection -> insert(connection, events, now));
    }

    /** Writes the events that are not here yet, by their ids, and returns their number. */
    public int insertOnce(List<AuditRecord> events, Instant now) {
        return database.unwrap(Session.class)
                .doReturningWork(connection -> insert(connection, INSERT_ONCE, events, now));
    }

    /** The event with this id. */
    public Optional<StoredVersion> read(String id) {
        Optional<Instant> recorded = AuditIds.recorded(id);
        if (recorded.isPresent()) {
            return one(
                    "select " + COLUMNS + " from audit_event where id = ? and recorded = ?",
                    List.of(id, recorded.get()));
        }
        return one("select " + COLUMNS + " from audit_event where id = ?", List.of(id));
    }

    /** Whether there is an event with this id in this patient's compartment. */
    public boolean isOf(String patient, String id) {
        return read(id).filter(event -> patient.equals(event.patient())).isPresent();
    }

    /** One page. */
    public AuditPage search(AuditQuery query) {
        String page = "select " + COLUMNS + " from audit_event" + query.page();
        return database.unwrap(Session.class)
                .doReturningWork(connection ->
                        page(connection, PageBytes.within(page, query.order()), query.values(), query.count()));
    }

    /** How many events match, whatever the page. */
    public long total(AuditQuery query) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement count =
                            bound(connection, "select count(*) from audit_event" + query.where(), query.conditions());
                    ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private Optional<StoredVersion> one(String sql, List<Object> values) {
        return rows(sql, values).stream().findFirst();
    }

    private List<StoredVersion> rows(String sql, List<Object> values) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            List<StoredVersion> found = new ArrayList<>();
            try (PreparedStatement select = bound(connection, sql, values);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(stored(row));
                }
            }
            return found;
        });
    }

    private static AuditPage page(Connection connection, String sql, List<Object> values, int most)
            throws SQLException {
        List<StoredVersion> found = new ArrayList<>();
        try (PreparedStatement select = bound(connection, sql, values);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                if (found.size() == most || row.getString("text") == null) {
                    return new AuditPage(found, true);
                }
                found.add(stored(row));
            }
        }
        return new AuditPage(found, false);
    }

    private static StoredVersion stored(ResultSet row) throws SQLException {
        return new StoredVersion(
                new ResourceKey("AuditEvent", row.getString("id")),
                1,
                row.getString("patient"),
                row.getObject("stored_at", OffsetDateTime.class).toInstant(),
                row.getString("body"));
    }

    private static PreparedStatement bound(Connection connection, String sql, List<Object> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    public static void insert(Connection connection, List<AuditRecord> events, Instant now) throws SQLException {
        insert(connection, INSERT, events, now);
    }

    private static int insert(Connection connection, String sql, List<AuditRecord> events, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            List<ListLine> lines = events.stream().map(AuditRecord::line).toList();
            List<Array> columns = List.of(
                    texts(connection, events, AuditRecord::id),
                    connection.createArrayOf(
                            "timestamptz",
                            events.stream()
                                    .map(event -> event.recorded().toString())
                                    .toArray()),
                    texts(connection, events, AuditRecord::patient),
                    texts(connection, events, AuditRecord::type),
                    texts(connection, events, event -> joined(event.codes().subtype())),
                    texts(connection, events, event -> event.codes().action()),
                    texts(connection, events, event -> event.codes().outcome()),
                    texts(connection, events, event -> event.parties().recipient()),
                    texts(connection, events, event -> event.parties().study()),
                    texts(connection, events, event -> joined(event.parties().agents())),
                    texts(connection, events, event -> joined(event.parties().entities())),
                    texts(connection, events, event -> joined(event.codes().purpose())),
                    connection.createArrayOf(
                            "boolean",
                            events.stream()
                                    .map(event -> event.parties().isUnmatched())
                                    .toArray()),
                    texts(connection, events, AuditRecord::body),
                    texts(connection, lines, ListLine::kind),
                    texts(connection, lines, ListLine::asker),
                    texts(connection, lines, ListLine::reason),
                    texts(connection, lines, ListLine::why));
            for (int i = 0; i < columns.size(); i++) {
                insert.setArray(i + 2, columns.get(i));
            }
            return insert.executeUpdate();
        }
    }

    private static String joined(List<String> values) {
        return String.join(" ", values);
    }

    private static <T> Array texts(Connection connection, List<T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray());
    }
}
