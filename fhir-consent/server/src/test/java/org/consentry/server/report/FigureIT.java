// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consentry.server.audit.OwnTrail;
import org.junit.jupiter.api.Test;

/** Counts over a database that nobody else writes to. */
class FigureIT {
    private static final Instant NEVER = Instant.EPOCH;

    @Test
    void aPersonIsCountedOnceForEachMatterAsTheNewestChoiceSays() throws SQLException {
        try (OwnTrail own = OwnTrail.of("figures_of_people")) {
            own.sql("insert into choice_said values ('a1', 'anna', 'ai', 'no', 'web', 'en', '2026-05-01Z'),"
                    + " ('b1', 'ben', 'ai', 'yes', 'paper', 'es', '2026-05-01Z'),"
                    + " ('a2', 'anna', 'company', 'no', 'phone', 'en', '2026-05-02Z'),"
                    + " ('a3', 'anna', 'company', 'no', 'web', 'es', '2026-05-03Z')");

            assertThat(in(own, FigureStore::people))
                    .containsExactlyInAnyOrder(
                            new FigureStore.People("ai", "no", "web", "en", 1),
                            new FigureStore.People("ai", "yes", "paper", "es", 1),
                            new FigureStore.People("company", "no", "web", "es", 1));
        }
    }

    @Test
    void questionsThatWaitAreLateAfterTheirDayAndOldAnswersAreNotCounted() throws SQLException {
        try (OwnTrail own = OwnTrail.of("figures_of_questions")) {
            own.sql("insert into desk_question (question, conversation, patient, sent_at, due, urgent, ended_at) values"
                    + " ('q1', 'q1', 'anna', '2026-05-01Z', '2026-05-08', false, null),"
                    + " ('q2', 'q2', 'anna', '2026-05-01Z', '2026-05-07', false, null),"
                    + " ('q3', 'q3', 'ben', '2026-05-01T00:00:00Z', '2026-05-08', false, '2026-05-01T02:00:00Z'),"
                    + " ('q4', 'q4', 'ben', '2026-05-01T00:00:00Z', '2026-05-08', false, '2026-05-01T06:00:00Z'),"
                    + " ('q5', 'q5', 'ben', '2026-05-01T00:00:00Z', '2026-05-08', false, '2026-05-02T00:00:00Z'),"
                    + " ('q6', 'q6', 'ben', '2026-01-01Z', '2026-01-08', false, '2026-01-02Z')");

            assertThat((Object) in(
                            own,
                            store -> store.questions(LocalDate.of(2026, 5, 8), Instant.parse("2026-02-01T00:00:00Z"))))
                    .isEqualTo(new FigureStore.Questions(
                            1,
                            1,
                            new FigureStore.Times(
                                    3, Optional.of(Duration.ofHours(6)), Optional.of(Duration.ofHours(24)))));
        }
    }

    /** An agent that joined later has asked for everything at once, months after the choices. */
    @Test
    void aChoiceWorksWhenTheLastAgentHasItThatWasThere() throws SQLException {
        try (OwnTrail own = OwnTrail.of("figures_of_effect")) {
            own.sql("insert into agent_registration (agent, client, site, since) values"
                    + " ('a1', 'a1', 'Main', '2026-01-01Z'), ('a2', 'a2', 'North', '2026-01-01Z'),"
                    + " ('new', 'new', 'South', '2026-05-02Z'), ('silent', 'silent', 'West', '2026-01-01Z')");
            own.sql("insert into feed_agent values ('a1', 'Main', 3, now()), ('a2', 'North', 2, now()),"
                    + " ('new', 'South', 3, now())");
            own.sql("insert into feed_entry values (1, 's', 'Consent/x/_history/1', '{}', '2026-05-01T00:00:00Z'),"
                    + " (2, 's', 'Organization/o', '{}', '2026-05-01T00:00:00Z'),"
                    + " (3, 's', 'Consent/x/_history/2', '{}', '2026-05-01T01:00:00Z')");
            own.sql("insert into feed_acknowledgement values ('a1', 1, '2026-05-01T00:00:01Z'),"
                    + " ('a1', 3, '2026-05-01T01:00:01Z'), ('a2', 2, '2026-05-01T00:00:03.5Z'),"
                    + " ('new', 3, '2026-05-03Z')");

            assertThat((Object) in(own, store -> store.effect(NEVER)))
                    .as("the second has not reached North")
                    .isEqualTo(new FigureStore.Times(
                            1, Optional.of(Duration.ofMillis(3500)), Optional.of(Duration.ofMillis(3500))));
            assertThat((Object) in(own, store -> store.effect(Instant.parse("2026-05-02T00:00:00Z"))))
                    .isEqualTo(new FigureStore.Times(0, Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void requestsToDeleteAreCountedByTheirStateAndOthersAreNot() throws SQLException {
        try (OwnTrail own = OwnTrail.of("figures_of_requests")) {
            own.sql(
                    "insert into resource (type, id, version, patient, sort_at) select 'Task', 't' || n, 1, 'anna', now()"
                            + " from generate_series(1, 3) n");
            own.sql("insert into search_value (type, id, name, value) values ('Task', 't1', 'code', 'erase-data'),"
                    + " ('Task', 't1', 'status', 'completed'), ('Task', 't2', 'code', 'erase-data'),"
                    + " ('Task', 't2', 'status', 'completed'), ('Task', 't3', 'code', 'legal-hold'),"
                    + " ('Task', 't3', 'status', 'requested')");

            assertThat(in(own, FigureStore::requests)).containsExactly(new FigureStore.Requests("completed", 2));
        }
    }

    @Test
    void scansThatARecipientGotAreCountedOnceAndWhatNeverLeftIsNot() throws SQLException {
        try (OwnTrail own = OwnTrail.of("figures_of_scans")) {
            own.sql("insert into audit_event (id, recorded, patient, type, study, recipient, line, stored_at, body)"
                    + " select 'e' || n, now(), 'p' || (n % 3), 'x', 's' || (n % 7), 'northlight',"
                    + " (array['named', 'scan', 'failed', 'refused'])[1 + n / 10], now(), '{}'"
                    + " from generate_series(0, 39) n");
            own.sql("insert into audit_event (id, recorded, patient, type, study, recipient, line, stored_at, body)"
                    + " values ('f', now(), 'p9', 'x', 's9', 'northlight', 'failed', now(), '{}'),"
                    + " ('records', now(), 'p9', 'x', null, 'northlight', 'other', now(), '{}'),"
                    + " ('past', now(), 'p9', 'x', 's9', 'pastward', 'other', now(), '{}')");

            assertThat(own.<SharedStore.Shared>inDatabase(database -> new SharedStore(database).with("northlight")))
                    .isEqualTo(new SharedStore.Shared(7, 3, 10, 20, false));
            assertThat(own.<SharedStore.Shared>inDatabase(database -> new SharedStore(database).with("lakeside")))
                    .isEqualTo(new SharedStore.Shared(0, 0, 0, 0, false));
            assertThat(own.<SharedStore.Shared>inDatabase(database -> new SharedStore(database).with("pastward")))
                    .as("a scan that nobody told of")
                    .isEqualTo(new SharedStore.Shared(0, 0, 0, 0, true));
        }
    }

    private static <T> T in(OwnTrail own, Function<FigureStore, T> count) {
        return own.inDatabase(database -> count.apply(new FigureStore(database)));
    }

    /** Choices from before this table was kept are in it after the migration, as the newest version says. */
    @Test
    void choicesFromBeforeAreCounted() throws SQLException {
        String spanish =
                "'{\"resourceType\":\"Patient\",\"communication\":[{\"language\":{\"coding\":[{\"code\":\"en\"}]}},"
                        + "{\"preferred\":true,\"language\":{\"coding\":[{\"code\":\"es-MX\"}]}}]}'";
        String no = "'{\"status\":\"active\",\"identifier\":[{\"system\":\"https://consentry.org/fhir/consent-topic\","
                + "\"value\":\"%s\"}],\"policy\":[{\"uri\":\"https://consentry.org/fhir/text/ai/0\"}],%s"
                + "\"provision\":{\"type\":\"deny\"}}'";
        String phone =
                "\"extension\":[{\"url\":\"https://consentry.org/fhir/StructureDefinition/entered\",\"extension\":["
                        + "{\"url\":\"channel\",\"valueCode\":\"phone\"}]}],";
        List<String> before = List.of(
                "insert into resource (type, id, version, patient, sort_at) values ('Patient', 'anna', 1, 'anna', now()),"
                        + " ('Consent', 'ai', 2, 'anna', now()), ('Consent', 'one', 1, 'anna', now()),"
                        + " ('Consent', 'form', 1, 'anna', now()), ('Consent', 'ended', 1, 'ben', now())",
                version("Patient", "anna", 1, spanish),
                version("Consent", "ai", 1, no.formatted("ai", "").replace("deny", "permit")),
                version("Consent", "ai", 2, no.formatted("ai", "")),
                version("Consent", "one", 1, no.formatted("company:northlight", phone)),
                version("Consent", "form", 1, no.formatted("signed-form", "")),
                version("Consent", "ended", 1, no.formatted("ai", "").replace("active", "inactive")));

        try (OwnTrail own = OwnTrail.since("said_migration", "201", before)) {
            assertThat(own.values("select concat_ws(' ', consent, patient, matter, said, channel, language)"
                            + " from choice_said order by consent"))
                    .isEqualTo("ai anna ai no web es\none anna company no phone es\n");
        }
    }

    private static String version(String type, String id, int version, String body) {
        return "insert into resource_version (type, id, version, patient, recorded_at, body) values ('" + type + "', '"
                + id + "', " + version + ", 'anna', now(), " + body + ")";
    }
}
