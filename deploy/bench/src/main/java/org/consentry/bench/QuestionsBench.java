// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a patient's first page costs after an export system asked once per image: reading all answers, as pages once
 * did, beside one page of sums.
 */
final class QuestionsBench {

    private static final int TIMES = 20;

    /** One answer of the server copied under new ids, a second apart; each as often yes as no. */
    private static final String MANY = """
            insert into audit_event
            select (jsonb_populate_record(e, jsonb_build_object(
                     'id', 'zz' || md5(n || e.outcome), 'recorded', e.recorded + n * interval '1 second'))).*
              from audit_event e, generate_series(1, ?) n
             where e.id in (select distinct on (outcome) id from audit_event
                             where patient = ? and type like '%|110113' order by outcome, recorded, id)
            on conflict do nothing
            """;

    private final BenchClient patient;
    private final Figures figures;

    QuestionsBench(BenchClient patient, Figures figures) {
        this.patient = patient;
        this.figures = figures;
    }

    static void ask(Connection database, int times) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(MANY)) {
            insert.setInt(1, times);
            insert.setString(2, BigHospital.PATIENT);
            insert.executeUpdate();
        }
    }

    void run() throws IOException, InterruptedException {
        String all = "AuditEvent?patient=Patient/" + BigHospital.PATIENT + "&type=110106,110113&_sort=-date&_count=200";
        follow("every answer, page by page", all);
        repeat("Patient/$sharing of 3 lines", "Patient/" + BigHospital.PATIENT + "/$sharing?_count=3");
        repeat("Patient/$sharing of 25 lines", "Patient/" + BigHospital.PATIENT + "/$sharing?_count=25");
        repeat("Patient/$looks", "Patient/" + BigHospital.PATIENT + "/$looks");
    }

    private void follow(String what, String first) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long characters = 0;
        int requests = 0;
        for (String path = first; !path.isEmpty(); requests++) {
            String page = patient.get(path);
            characters += page.length();
            path = BenchClient.next(page).orElse("");
        }
        figures.add(
                String.format(Locale.ROOT, "%s: %d requests of %d characters together", what, requests, characters),
                List.of(System.nanoTime() - begin));
    }

    private void repeat(String what, String path) throws IOException, InterruptedException {
        List<Long> took = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            length = patient.get(path).length();
            took.add(System.nanoTime() - begin);
        }
        figures.add(what + ": " + length + " characters", took);
    }
}
