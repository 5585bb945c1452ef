// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Comes last: looks at the plan of every statement that the server ran for all other integration tests. */
@Order(Integer.MAX_VALUE)
class PlansIT {
    /** Fewer than this, and the other tests did not run before. */
    private static final int MANY = 2_000;

    /** To check the trail from its beginning, on request, it must be read from its beginning. */
    private static final List<String> VERIFIER = List.of(
            "select (select count(*) from audit_event) - (select count(*) from audit_unsealed)",
            "select first, last, digests, seal from audit_block where true and last >= $1 order by first");

    @Test
    void noPageSearchOrDecisionReadsALargeTableFromEndToEnd() throws IOException, SQLException {
        Plans plans = Plans.in(Platform.database().plans(), migrations(), workLists());

        assertThat(plans.statements())
                .as("statements of the server; this test needs the others before it")
                .isGreaterThan(MANY);
        assertThat(plans.whole().keySet())
                .filteredOn(way -> VERIFIER.stream().noneMatch(way::contains))
                .isEmpty();
    }

    // Among one patient's Consents it first collected everybody's on the topic, so each no took longer than the last.
    @Test
    void aSearchAmongAPatientsResourcesCollectsNobodyElses() throws IOException, SQLException {
        Plans plans = Plans.in(Platform.database().plans(), migrations(), workLists());

        assertThat(plans.everybodys()).isEmpty();
        assertThat(plansOf("select r.id from resource r where r.patient in ('a') and exists"
                                + " (select 1 from search_value s where s.type = r.type and s.id = r.id)")
                        .everybodys())
                .hasSize(1);
    }

    @Test
    void aStatementWithoutAnIndexIsNoticed() throws SQLException {
        assertThat(plansOf("select * from search_value where lower(value) = 'x'")
                        .whole())
                .hasSize(1);
        assertThat(plansOf("select count(*) from feed_entry").whole()).hasSize(1);
        assertThat(plansOf("select position from feed_entry order by position desc limit 1")
                        .whole())
                .isEmpty();
        assertThat(plansOf("select body from feed_entry where subject = 'regime'")
                        .whole())
                .isEmpty();
    }

    /** Indexes, of every part, of what nobody could be found for: all of such an index is just the list. */
    private static Set<String> workLists() throws SQLException {
        Set<String> names = new HashSet<>();
        try (Connection connection = Platform.database().pool().getConnection();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("select relname from pg_index join pg_class on oid = indexrelid"
                        + " where pg_get_expr(indpred, indrelid) in ('unmatched', '(subtype @>"
                        + " ARRAY[''https://consentry.org/fhir/audit|administration''::text])')")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        assertThat(names).isNotEmpty();
        return names;
    }

    private static String migrations() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static Plans plansOf(String statement) throws SQLException {
        return Plans.of(explained(statement), statement);
    }

    private static String explained(String statement) throws SQLException {
        try (Connection connection = Platform.database().pool().getConnection();
                Statement explain = connection.createStatement();
                ResultSet row = explain.executeQuery("explain (format json) " + statement)) {
            row.next();
            return row.getString(1).strip().replaceAll("^\\[|\\]$", "");
        }
    }
}
