// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Pages of a patient with very many events, as that patient asks for them; beside them the floor, one small read. */
record PagesBench(BenchClient patient, Figures figures) {

    private static final int TIMES = 100;
    private static final int PAGES = 60;

    void run() throws IOException, InterruptedException {
        String own = "patient=Patient/" + BigHospital.PATIENT;
        repeat("warm up", 30, "AuditEvent?" + own + "&_count=50");
        repeat("read own Patient (floor)", TIMES, "Patient/" + BigHospital.PATIENT);
        repeat("AuditEvent search first page of 50", TIMES, "AuditEvent?" + own + "&_sort=-date&_count=50");
        repeat(
                "AuditEvent search of one month",
                TIMES,
                "AuditEvent?" + own + "&date=ge2024-03-01&date=lt2024-04-01&_count=50");
        repeat("AuditEvent search with total", TIMES, "AuditEvent?" + own + "&_count=50&_total=accurate");
        follow("AuditEvent search following next", "AuditEvent?" + own + "&_sort=-date&_count=50");
        repeat("ImagingStudy search", TIMES, "ImagingStudy?" + own + "&_count=50");
        repeat("Consent search", TIMES, "Consent?" + own);
        repeat("accounting page of 50", TIMES, "Patient/" + BigHospital.PATIENT + "/$accounting?_count=50");
    }

    private void repeat(String what, int times, String path) throws IOException, InterruptedException {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            patient.get(path);
            took.add(System.nanoTime() - begin);
        }
        figures.add(what, took);
    }

    private void follow(String what, String first) throws IOException, InterruptedException {
        List<Long> took = new ArrayList<>();
        String path = first;
        for (int i = 0; i < PAGES && !path.isEmpty(); i++) {
            long begin = System.nanoTime();
            String page = patient.get(path);
            took.add(System.nanoTime() - begin);
            path = BenchClient.next(page).orElse("");
        }
        figures.add(what, took);
    }
}
