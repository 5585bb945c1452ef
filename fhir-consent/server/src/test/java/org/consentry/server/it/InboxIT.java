// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff work through questions: they take them, note something for one another, and answer or close them. */
class InboxIT {
    private static final String NOTE = "Zanzibar says the daughter calls for her";

    private final Ward ward = new Ward();
    private final Messages messages = new Messages(ward.door());
    private final Person anna = ward.person();
    private final Desk dana = new Desk("dana-of-desk");
    private final Desk omar = new Desk("omar-of-desk");

    @Test
    void aQuestionIsInTheInboxUntilItIsAnswered() {
        String question = ask("Who is Northlight?\\nAnd why?");

        JsonObject line = line(dana.shown("nobody"), question);
        assertThat(line.getString("conversation")).isEqualTo(question);
        assertThat(line.getString("number")).matches("Q-.{5}");
        assertThat(line.getString("begins")).isEqualTo("Who is Northlight? And why?");
        assertThat(line.getBoolean("urgent")).isFalse();
        assertThat(line).doesNotContainKeys("holder", "ended");
        assertThat(line.toString()).doesNotContain(anna.id());
        assertThat(ids(dana.shown("mine"))).doesNotContain(question);
        assertThat(ids(dana.shown("late"))).doesNotContain(question);

        new Answer(messages.answer(question, "A company.", Ward.fresh("a"))).expect(201);

        assertThat(ids(dana.shown("waiting"))).doesNotContain(question);
        JsonObject answered = line(dana.shown("answered"), question);
        assertThat(answered.getString("ended")).isNotEmpty();
    }

    /** Somebody with chest pain was on the last page, behind everybody who had asked before. */
    @Test
    void urgentWordsComeFirstAndStandInTheMessage() {
        ask("Who has my scan?");
        Answer asked =
                new Answer(messages.ask(anna.id(), "I have chest pain since then", Ward.fresh("u"), "")).expect(201);

        List<JsonObject> waiting = dana.shown("waiting");
        assertThat(waiting.getFirst().getBoolean("urgent")).isTrue();
        assertThat(ids(dana.shown("urgent"))).contains(asked.id());
        assertThat(dana.shown("urgent")).allMatch(line -> line.getBoolean("urgent"));
        assertThat(asked.body()).contains("\"priority\":\"urgent\"");
        new Answer(messages.answer(asked.id(), "We called you.", Ward.fresh("a"))).expect(201);
    }

    @Test
    void aFollowUpIsALineOfItsConversation() {
        String first = ask("Who is Northlight?");
        new Answer(messages.answer(first, "A company.", Ward.fresh("a"))).expect(201);
        assertThat(dana.take(first, "")).isEqualTo(204);

        String next = new Answer(messages.ask(
                        anna.id(),
                        "And Meridian?",
                        Ward.fresh("q"),
                        "\"partOf\":[{\"reference\":\"Communication/" + first + "\"}],"))
                .expect(201)
                .id();

        JsonObject line = line(dana.shown("mine"), next);
        assertThat(line.getString("conversation")).isEqualTo(first);
        assertThat(line.getString("number")).matches("Q-.{5}");
        assertThat(omar.get("/" + next).statusCode())
                .as("it is no conversation of its own")
                .isEqualTo(404);
        assertThat(dana.giveBack(first)).isEqualTo(204);
        assertThat(ids(dana.shown("nobody"))).contains(next);
    }

    @Test
    void onePersonHasAConversationAndAnotherTakesItKnowingly() {
        String question = ask("Who has it?");

        assertThat(dana.take(question, "")).isEqualTo(204);
        assertThat(omar.take(question, "")).as("somebody has it").isEqualTo(409);
        assertThat(omar.giveBack(question)).as("it is not his").isEqualTo(409);
        JsonObject holder = omar.of(question).getJsonObject("holder");
        assertThat(holder.getString("name")).isEqualTo("Dana Reyes");
        assertThat(holder.getBoolean("mine")).isFalse();
        assertThat(dana.of(question).getJsonObject("holder").getBoolean("mine")).isTrue();
        assertThat(ids(dana.shown("mine"))).contains(question);
        assertThat(ids(omar.shown("mine"))).doesNotContain(question);

        assertThat(omar.take(question, holder.getString("since"))).isEqualTo(204);

        assertThat(dana.take(question, holder.getString("since")))
                .as("it has changed hands")
                .isEqualTo(409);
        assertThat(dana.giveBack(question)).isEqualTo(409);
        assertThat(omar.giveBack(question)).isEqualTo(204);
        assertThat(kinds(question)).containsExactly("given-back", "taken", "taken");
        assertThat(ids(dana.shown("nobody"))).contains(question);
    }

    @Test
    void staffMarkWhatAConversationNeedsAndInWhichLanguageThePatientSpeaks() {
        ward.put(ward.registrar(), "Patient/" + anna.id(), patientWith("""
                        ,"communication":[{"language":{"coding":[{"system":"urn:ietf:bcp:47","code":"en"}]}},
                        {"language":{"coding":[{"system":"urn:ietf:bcp:47","code":"es"}]},"preferred":true}]""")).expect(200);
        String question = ask("\u00bfQui\u00e9n tiene mi imagen?");

        assertThat(dana.of(question).getString("language")).isEqualTo("es");
        assertThat(line(dana.shown("waiting"), question).getString("language")).isEqualTo("es");
        assertThat(dana.help(question, "interpreter")).isEqualTo(204);
        assertThat(dana.help(question, "interpreter")).isEqualTo(204);
        assertThat(line(omar.shown("waiting"), question).getString("help")).isEqualTo("interpreter");
        assertThat(dana.help(question, "translation")).isEqualTo(204);
        assertThat(dana.help(question, "none")).isEqualTo(204);
        assertThat(dana.help(question, "a cup of tea")).isEqualTo(400);
        assertThat(dana.of(question).getString("help")).isEqualTo("none");
        assertThat(kinds(question)).containsExactly("none", "translation", "interpreter");
    }

    /** A note is in one table, which no door but this one reads: whatever those show, it is not in it. */
    @Test
    void aNoteOfStaffIsNowhereButAtTheDesk() throws SQLException {
        String question = ask("Why?");

        assertThat(dana.note(question, NOTE)).isEqualTo(204);

        JsonObject note = omar.of(question).getJsonArray("notes").getJsonObject(0);
        assertThat(note.getString("resourceType")).isEqualTo("Communication");
        assertThat(note.toString()).contains(NOTE, "internal-note", "Dana Reyes");
        assertThat(tablesWith("Zanzibar")).containsExactly("desk_note");
        String patient = "Patient/" + anna.id();
        for (String door : new String[] {
            "Communication",
            "Communication?category=https://consentry.org/fhir/communication%7Cinternal-note",
            "Communication?about=Communication/" + question,
            "Communication?part-of=Communication/" + question,
            "Communication/_history",
            "Communication/" + question,
            "Communication/" + question + "/_history",
            "Communication/" + note.getString("id"),
            patient + "/Communication",
            patient + "/$everything",
            patient + "/$sharing",
            patient + "/$looks",
            patient + "/$accounting",
            patient + "/$notes",
            patient + "?_revinclude=Communication:subject",
            "AuditEvent?patient=" + patient,
            "_history"
        }) {
            for (Door who : List.of(ward.patient(anna), ward.staff())) {
                assertThat(who.get("/fhir/r4/" + door).body()).as(door).doesNotContain("Zanzibar");
            }
        }
        Exports bulk = new Exports(ward.staff());
        ward.put(ward.registrar(), "Group/desk-" + anna.id(), """
                {"resourceType":"Group","id":"desk-%s","type":"person","actual":true,"member":[{"entity":
                {"reference":"Patient/%s"}}]}""".formatted(anna.id(), anna.id()))
                .expect(201);
        new Registrar(ward.door()).company("desk-exportee", true);
        JsonObject manifest = bulk.manifest(bulk.kickOff(
                        "desk-" + anna.id(), "?recipient=desk-exportee&purpose=MLTRAINING&supportedObligations=DEID")
                .headers()
                .firstValue("Content-Location")
                .orElseThrow());
        for (String type : new String[] {"Communication", "Consent", "Patient"}) {
            assertThat(bulk.file(manifest, type)).as(type).doesNotContain("Zanzibar", "internal-note");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient", "registrar", "export", "agent", "app", "stranger"})
    void nobodyButStaffComesToTheDesk(String who) {
        String question = ask("Why?");
        assertThat(dana.note(question, NOTE)).isEqualTo(204);
        String token = switch (who) {
            case "patient" -> Platform.tokens().patient(anna.id());
            case "registrar" -> Platform.tokens().registrar();
            case "export" -> Platform.tokens().exportSystem();
            case "agent" -> Platform.tokens().agent();
            case "app" -> Platform.tokens().staff("dana-of-desk", "user/*.rs");
            default -> Platform.tokens().stranger();
        };
        Door other = ward.door().as(token);
        String path = "/fhir/staff/v1/questions";

        for (String rest : new String[] {"", "?show=mine", "/" + question}) {
            HttpResponse<String> answer = other.get(path + rest);
            assertThat(answer.statusCode()).as(rest).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("Zanzibar");
        }
        for (String rest : new String[] {"holding", "return", "help", "notes"}) {
            assertThat(other.post(path + "/" + question + "/" + rest, "application/json", "{\"text\":\"x\"}")
                            .statusCode())
                    .as(rest)
                    .isEqualTo(403);
        }
        assertThat(dana.of(question).getJsonArray("notes")).hasSize(1);
    }

    @Test
    void whatIsNoNoteOrNoQuestionIsRefused() {
        String question = ask("Why?");

        assertThat(dana.note(question, "  ")).isEqualTo(400);
        assertThat(dana.note(question, "x".repeat(2001))).isEqualTo(400);
        assertThat(dana.note("nothing", "x")).isEqualTo(404);
        assertThat(dana.take("nothing", "")).isEqualTo(404);
        assertThat(dana.take(question, "yesterday")).isEqualTo(400);
        assertThat(dana.get("?show=all").statusCode()).isEqualTo(400);
        assertThat(dana.get("?page=0").statusCode()).isEqualTo(400);
        assertThat(dana.page("waiting", 999999).getJsonArray("questions")).isEmpty();
    }

    /** A question is never closed in silence. */
    @Test
    void aQuestionIsClosedWithoutAnAnswerOnlyWithWordsThatThePatientReads() {
        String question = ask("Same as before?");

        new Answer(messages.close(question, " ", Ward.fresh("c"))).expect(422);
        assertThat(ids(dana.shown("waiting"))).contains(question);
        String key = Ward.fresh("c");
        String closing = new Answer(messages.close(question, "You asked the same in Q-7K2M9.", key))
                .expect(201)
                .id();

        assertThat(ids(dana.shown("waiting"))).doesNotContain(question);
        assertThat(ids(dana.shown("answered"))).contains(question);
        assertThat(ward.get(ward.patient(anna), "Communication/" + closing)
                        .expect(200)
                        .body())
                .contains("You asked the same in Q-7K2M9.", "\"closing\"", "Dana Reyes");
        assertThat(ward.get(ward.patient(anna), "Communication/" + question).body())
                .contains("\"stopped\"");
        assertThat(new Answer(messages.close(question, "Again", key)).id()).isEqualTo(closing);
        new Answer(messages.answer(question, "After all", Ward.fresh("a"))).expect(409);
    }

    private String ask(String text) {
        return new Answer(messages.ask(anna.id(), text, Ward.fresh("q"), ""))
                .expect(201)
                .id();
    }

    private String patientWith(String more) {
        return ward.get(ward.registrar(), "Patient/" + anna.id())
                .expect(200)
                .body()
                .strip()
                .replaceFirst("\\}$", more.replace("\n", "") + "}");
    }

    private List<String> kinds(String conversation) {
        return dana.of(conversation).getJsonArray("notes").getValuesAs(JsonObject.class).stream()
                .map(note -> note.getJsonObject("topic")
                        .getJsonArray("coding")
                        .getJsonObject(0)
                        .getString("code"))
                .toList();
    }

    private static List<String> ids(List<JsonObject> lines) {
        return lines.stream().map(line -> line.getString("question")).toList();
    }

    private static JsonObject line(List<JsonObject> lines, String question) {
        return lines.stream()
                .filter(line -> line.getString("question").equals(question))
                .findFirst()
                .orElseThrow();
    }

    /** Tables of which any row has the word in any column. */
    private static List<String> tablesWith(String word) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> found = new ArrayList<>();
        try (Connection connection = Platform.database().pool().getConnection();
                Statement query = connection.createStatement()) {
            try (ResultSet rows = query.executeQuery("select relname from pg_class where relkind in ('r', 'p')"
                    + " and not relispartition and relnamespace = current_schema()::regnamespace")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            assertThat(names).contains("resource_version", "audit_event", "bulk_line", "desk_note");
            for (String name : names) {
                try (ResultSet row = query.executeQuery("select exists (select 1 from \"" + name
                        + "\" t where cast(t as text) like '%" + word + "%')")) {
                    row.next();
                    if (row.getBoolean(1)) {
                        found.add(name);
                    }
                }
            }
        }
        return found;
    }
}
