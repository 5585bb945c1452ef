// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consentry.launcher.Progress;

/**
 * Grows the demo's hospital in its database: every patient gets a scan, 15 of 100 a no, and all share the audit trail.
 * Rows are copies of what the server itself wrote, so they stay like them when the server changes.
 */
final class BigHospital {

    /** The patient who gets many events. */
    static final String PATIENT = "demo-patient-01";

    private static final long CHUNK = 250_000;

    private final Connection database;
    private final Progress log;

    BigHospital(Connection database, Progress log) {
        this.database = database;
        this.log = log;
    }

    /**
     * Grows it, unless that was done before.
     *
     * @param patients how many patients there are in the end, besides the demo's
     * @param events how many audit events there are, besides the demo's
     * @param ofOne how many more there are of {@link #PATIENT}
     */
    void grow(long patients, long events, long ofOne) throws SQLException {
        if (ask("select count(*) from resource where type = 'Patient' and id = 'bench-1'") > 0) {
            log.note("The large hospital is there already.");
            indexed();
            return;
        }
        execute("set synchronous_commit = off");
        ask("select audit_event_add_months(now() - interval '6 years', now())");
        Map<String, String> values = new HashMap<>();
        values.put("patients", Long.toString(patients));
        values.put(
                "no", text("select id from resource where type = 'Consent' and patient = 'demo-patient-02' limit 1"));
        values.put(
                "uid",
                text("select substr(value, 9) from search_value where type = 'ImagingStudy' and id = 'demo-scan-01'"
                        + " and value like 'urn:oid:%' limit 1"));
        grow("big-hospital.sql", patients, values);
        values.put("one", "");
        grow("big-log.sql", events, values);
        values.put("one", PATIENT);
        grow("big-log.sql", ofOne, values);
        execute("analyze");
        indexed();
    }

    /** The rows were copied with what they are found by, so the server need not go through them all. */
    private void indexed() throws SQLException {
        execute("insert into search_edition (edition, type, id, done) values (1, '', '', true)"
                + " on conflict (edition) do update set done = true");
    }

    private void grow(String file, long copies, Map<String, String> values) throws SQLException {
        long begin = System.nanoTime();
        for (long first = 1; first <= copies; first += CHUNK) {
            values.put("first", Long.toString(first));
            values.put("last", Long.toString(Math.min(copies, first + CHUNK - 1)));
            for (String statement : statements(file)) {
                execute(filled(statement, values));
            }
            log.note(file + ": " + values.get("last") + " of " + copies + ", "
                    + (System.nanoTime() - begin) / 1_000_000_000 + " s");
        }
    }

    private static List<String> statements(String file) {
        try (InputStream in = BigHospital.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("expected the resource " + file + ", found none");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n;\n", -1))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the resource " + file + " cannot be read", e);
        }
    }

    private static String filled(String statement, Map<String, String> values) {
        String filled = statement;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private long ask(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            if (!row.next() || row.getString(1) == null) {
                throw new IllegalStateException("expected a row of the demo's data, found none: " + sql);
            }
            return row.getString(1);
        }
    }
}
