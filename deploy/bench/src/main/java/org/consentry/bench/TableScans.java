// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.TreeMap;

/**
 * Which large tables were read from end to end: no page and no search may. PostgreSQL counts it for every query there
 * is, so none can be forgotten.
 */
record TableScans(Connection database) {

    private static final String COUNTS = """
            select relname, seq_scan from pg_stat_user_tables where n_live_tup > 50000 order by relname
            """;

    TreeMap<String, Long> soFar() throws SQLException {
        TreeMap<String, Long> counts = new TreeMap<>();
        try (PreparedStatement query = database.prepareStatement(COUNTS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
        }
        return counts;
    }

    /** Adds one line for each table read whole since then. */
    void since(TreeMap<String, Long> before, Figures figures) throws SQLException, IOException {
        int whole = 0;
        for (var count : soFar().entrySet()) {
            long more = count.getValue() - before.getOrDefault(count.getKey(), 0L);
            if (more > 0) {
                figures.line("table " + count.getKey() + " read from end to end," + more);
                whole++;
            }
        }
        figures.line("large tables read from end to end," + whole);
    }
}
