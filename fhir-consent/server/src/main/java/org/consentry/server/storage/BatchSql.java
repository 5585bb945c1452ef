// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on many rows at once, in the caller's transaction. A list of any length travels as one array of
 * texts. The statement casts numbers.
 */
public final class BatchSql {

    /** Reads one row of an answer. */
    @FunctionalInterface
    public interface Row<T> {
        /** Reads the row. */
        T read(ResultSet row) throws SQLException;
    }

    private BatchSql() {}

    /** All rows of a query, in its order. */
    public static <T> List<T> rows(EntityManager database, String sql, Row<T> row, @Nullable Object... values) {
        return database.unwrap(Session.class).doReturningWork(connection -> {
            List<T> found = new ArrayList<>();
            try (PreparedStatement query = bound(connection, sql, values);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        });
    }

    /** Runs a statement that writes. */
    public static void run(EntityManager database, String sql, @Nullable Object... values) {
        database.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement statement = bound(connection, sql, values)) {
                statement.executeUpdate();
            }
        });
    }

    private static PreparedStatement bound(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            bind(connection, statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, @Nullable Object value)
            throws SQLException {
        if (value instanceof List<?> list) {
            statement.setArray(
                    at,
                    connection.createArrayOf(
                            "text", list.stream().map(Object::toString).toArray()));
        } else if (value instanceof Instant instant) {
            statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
        } else {
            statement.setObject(at, value);
        }
    }
}
