// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.consentry.server.audit.OwnTrail;
import org.junit.jupiter.api.Test;

/** Questions from before there was an inbox are in it after the migration. */
class DeskMigrationIT {
    private static final String QUESTION = "'{\"resourceType\":\"Communication\",\"status\":\"%s\",%s"
            + "\"category\":[{\"coding\":[{\"code\":\"question\"}]}],\"sent\":\"2026-06-01T10:00:00Z\",\"extension\":[{"
            + "\"url\":\"https://consentry.org/fhir/StructureDefinition/answer-due\",\"valueDate\":\"2026-06-08\"}]}'";

    @Test
    void questionsFromBeforeAreInTheInbox() throws SQLException {
        String answer =
                "'{\"resourceType\":\"Communication\",\"status\":\"completed\",\"sent\":\"2026-06-02T10:00:00Z\","
                        + "\"category\":[{\"coding\":[{\"code\":\"answer\"}]}]}'";
        String next = QUESTION.formatted("in-progress", "\"partOf\":[{\"reference\":\"Communication/first\"}],");
        List<String> before = List.of(
                "insert into resource values ('Communication', 'first', 2, 'anna', now()),"
                        + " ('Communication', 'next', 1, 'anna', now()), ('Communication', 'answer', 1, 'anna', now())",
                version("first", 1, QUESTION.formatted("in-progress", "")),
                version("first", 2, QUESTION.formatted("completed", "")),
                version("next", 1, next),
                version("answer", 1, answer));

        try (OwnTrail trail = OwnTrail.since("desk_migration", "161", before)) {
            List<?> rows = trail.inDatabase(database -> database.createNativeQuery(
                            "select question || ' ' || conversation || ' ' || due || ' ' || urgent || ' '"
                                    + " || coalesce(cast(extract(epoch from ended_at) as bigint), 0)"
                                    + " from desk_question order by question",
                            String.class)
                    .getResultList());

            long answered = Instant.parse("2026-06-02T10:00:00Z").getEpochSecond();
            assertThat(rows)
                    .hasToString("[first first 2026-06-08 false " + answered + ", next first 2026-06-08 true 0]");
        }
    }

    private static String version(String id, int version, String body) {
        return "insert into resource_version values ('Communication', '" + id + "', " + version
                + ", 'anna', '2026-06-02T10:00:00Z', " + body + ")";
    }
}
