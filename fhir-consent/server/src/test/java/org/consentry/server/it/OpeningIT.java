// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consentry.server.it.Closing.PATH;
import static org.consentry.server.it.Closing.RESTRICTED;
import static org.consentry.server.it.Closing.approve;
import static org.consentry.server.it.Closing.ask;
import static org.consentry.server.it.Closing.asks;
import static org.consentry.server.it.Closing.dana;
import static org.consentry.server.it.Closing.eli;
import static org.consentry.server.it.Closing.read;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A record that is closed to staff: nobody of them reads it until two people have opened it, and then one for a while.
 */
class OpeningIT {
    private final Ward ward = new Ward();
    private final Closing closing = new Closing(ward);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/{p}",
                "Patient?identifier={n}",
                "Patient?_id={p}",
                "Patient/{p}/_history",
                "Patient/{p}/$looks",
                "Patient/{p}/$sharing",
                "Patient/{p}/$accounting",
                "Patient/{p}/$findUsage",
                "Patient/{p}/$rules",
                "Patient/{p}/$alerts",
                "Patient/{p}/$notes",
                "Patient/{p}/$proxies",
                "ImagingStudy?patient={p}",
                "ImagingStudy?patient.identifier={n}",
                "Consent?patient={p}",
                "Task?patient={p}",
                "AuditEvent?patient={p}",
                "Communication?patient={p}",
                "DocumentReference?patient={p}",
                "RelatedPerson?patient={p}"
            })
    void noReadOfStaffOpensAClosedRecord(String path) {
        Person anna = closing.closed(RESTRICTED);
        String asked =
                path.replace("{p}", anna.id()).replace("{n}", anna.number().value());

        HttpResponse<String> answer = dana().get("/fhir/r4/" + asked);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Consentry-Refused")).contains("closed");
        assertThat(answer.headers().firstValue("Consentry-Closed")).contains(anna.id());
        assertThat(answer.body()).contains("takes a second person").doesNotContain("Example");
    }

    @Test
    void otherDoorsAndBundlesAreClosedToo() {
        Person anna = closing.closed("V");

        HttpResponse<String> proxies = dana().get("/fhir/staff/v1/proxies?patient=" + anna.id());
        assertThat(proxies.statusCode()).isEqualTo(403);
        assertThat(proxies.headers().firstValue("Consentry-Closed")).contains(anna.id());
        assertThat(ward.post(
                                dana(),
                                "",
                                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\"Patient/"
                                        + anna.id() + "\"}}]}")
                        .body())
                .contains("403")
                .doesNotContain("birthDate");
        String study = anna.study().value();
        String file = "study-uid,patient-number,scan-date,sent,recipient,why,permission,country,name,images\n" + study
                + ",,,2026-02-03,northlight,MLTRAINING,A form,US,off,1\n";
        assertThat(dana().post("/fhir/staff/v1/old-releases/trial", "text/csv", file)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thePatientAndTheRegistrarReadAsBefore() {
        Person anna = closing.closed(RESTRICTED);

        assertThat(ward.patient(anna).get("/fhir/r4/Patient/" + anna.id()).statusCode())
                .isEqualTo(200);
        assertThat(ward.registrar().get("/fhir/r4/Patient/" + anna.id()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void twoPeopleOpenItToTheOneWhoAskedAndThePatientReadsBothReasons() {
        Person anna = closing.closed(RESTRICTED);
        String id = ask(dana(), anna);

        assertThat(list(eli()))
                .anySatisfy(one -> assertThat(one.toString())
                        .contains(id, "\"waits\"", anna.number().value(), "\"mine\":false"));
        assertThat(approve(dana(), id).statusCode()).as("the same login").isEqualTo(403);
        assertThat(read(dana(), anna)).isEqualTo(403);
        assertThat(approve(eli(), id).statusCode()).isEqualTo(200);

        assertThat(read(dana(), anna)).isEqualTo(200);
        assertThat(read(eli(), anna)).as("it is open to who asked").isEqualTo(403);
        assertThat(approve(eli(), id).statusCode()).as("once").isEqualTo(409);
        assertThat(list(dana()))
                .anySatisfy(one -> assertThat(one.toString()).contains(id, "\"open\"", "\"until\"", anna.id()));
        assertThat(list(eli()))
                .as("what waits no more names no record")
                .anySatisfy(one -> assertThat(one.toString())
                        .contains(id)
                        .doesNotContain(anna.number().value(), anna.id()));
        String looks = ward.patient(anna)
                .get("/fhir/r4/Patient/" + anna.id() + "/$looks")
                .body();
        assertThat(looks)
                .contains("Her lawyer called", "I know the case", "OpeningAsked", "OpeningAllowed", "Dana Reyes");
    }

    @Test
    void aRefusedRequestOpensNothing() {
        Person anna = closing.closed(RESTRICTED);
        String id = ask(dana(), anna);
        assertThat(ask(dana(), anna)).as("asked twice is one request").isEqualTo(id);

        HttpResponse<String> refused = eli().send("POST", PATH + "/" + id + "/rejection", "");

        assertThat(refused.statusCode()).isEqualTo(204);
        assertThat(read(dana(), anna)).isEqualTo(403);
        assertThat(approve(eli(), id).statusCode()).isEqualTo(409);
        assertThat(ask(dana(), anna)).as("a new request").isNotEqualTo(id);
    }

    @Test
    void requestsAndOpeningsEnd() throws SQLException {
        Person anna = closing.closed(RESTRICTED);
        String subject = subjectOf(ask(dana(), anna));
        Instant now = Instant.now();
        String late = put(anna, subject, now.minus(Duration.ofMinutes(31)), null);
        String over = put(anna, subject, now.minus(Duration.ofMinutes(70)), now.minus(Duration.ofMinutes(1)));

        assertThat(approve(eli(), late).statusCode()).as("nobody came in time").isEqualTo(409);
        assertThat(read(dana(), anna)).as("it was open").isEqualTo(403);
        assertThat(list(dana()))
                .anySatisfy(one -> assertThat(one.toString()).contains(late, "\"late\""))
                .anySatisfy(one -> assertThat(one.toString()).contains(over, "\"over\""));
    }

    @Test
    void theDatabaseTakesNoOpeningByOnePerson() throws SQLException {
        Person anna = closing.closed(RESTRICTED);
        String id = ask(dana(), anna);
        String subject = subjectOf(id);

        assertThatThrownBy(() -> end(id, subject, subject, Instant.now())).hasMessageContaining("two_people");
    }

    @Test
    void aMergedRecordClosesTheOthers() {
        Person anna = ward.person();
        Person old = closing.closed(RESTRICTED);
        assertThat(read(dana(), anna)).isEqualTo(200);
        closing.link(anna, "replaces", old);

        assertThat(read(dana(), anna)).isEqualTo(403);
    }

    @Test
    void aWorkListLeavesOutWhatIsClosed() {
        new Registrar(ward.door()).company("northlight", true);
        Person anna = ward.person();
        Person ben = ward.person();
        for (Person each : List.of(anna, ben)) {
            assertThat(new Requests(ward.patient(each))
                            .ask(Requests.task("notify-withdrawal", each, "northlight", "MLTRAINING"))
                            .statusCode())
                    .isEqualTo(201);
        }
        closing.close(anna, RESTRICTED);

        assertThat(dana().get(PATH).body())
                .as("staff hear that something waits")
                .contains("{\"patient\":\"" + anna.id() + "\",\"requests\":1}")
                .doesNotContain("\"" + ben.id() + "\"");
        String before =
                dana().get("/fhir/r4/Task?_count=200&_sort=-authored-on").body();
        approve(eli(), ask(dana(), anna));
        String after = dana().get("/fhir/r4/Task?_count=200&_sort=-authored-on").body();

        assertThat(before).contains("Patient/" + ben.id()).doesNotContain("Patient/" + anna.id() + "\"");
        assertThat(after).contains("Patient/" + anna.id() + "\"");
        assertThat(dana().get(PATH).body()).doesNotContain("{\"patient\":\"" + anna.id() + "\",\"requests\"");
    }

    @Test
    void onlyWhatIsClosedIsOpenedAndOnlyByOfficersWithAReason() {
        Person anna = ward.person();
        Person ben = closing.closed(RESTRICTED);
        Door silent = AgentRegister.login("dana");

        assertThat(asks(dana(), anna.id()).statusCode()).as("open to all").isEqualTo(409);
        assertThat(asks(dana(), "nobody").statusCode()).isEqualTo(404);
        assertThat(asks(silent, ben.id()).statusCode()).as("no reason").isEqualTo(403);
        assertThat(asks(ward.patient(anna), ben.id()).statusCode()).isEqualTo(403);
        assertThat(asks(ward.registrar(), ben.id()).statusCode()).isEqualTo(403);
        assertThat(ward.patient(anna).get(PATH).statusCode()).isEqualTo(403);
    }

    private static List<JsonObject> list(Door by) {
        return AgentDoor.json(by.get(PATH)).getJsonArray("openings").getValuesAs(JsonObject.class);
    }

    private static String subjectOf(String id) throws SQLException {
        try (Connection connection = Platform.database().pool().getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select asked_by from record_opening where id = ?")) {
            query.setString(1, id);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** A request of an earlier time, with its opening if it has an end. */
    private static String put(Person of, String by, Instant at, @Nullable Instant until) throws SQLException {
        String unique = (Ward.fresh("earlier") + "-0000000000000000000000").substring(0, 22);
        try (Connection connection = Platform.database().pool().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into record_opening (id, patient, asked_by, asker, reason, asked_at)"
                                + " values (?, ?, ?, 'dana', 'Some reason', cast(? as timestamptz))")) {
            insert.setString(1, unique);
            insert.setString(2, of.id());
            insert.setString(3, by);
            insert.setString(4, at.toString());
            insert.executeUpdate();
        }
        if (until != null) {
            end(unique, by, "eli", until);
        }
        return unique;
    }

    private static void end(String id, String asker, String by, Instant until) throws SQLException {
        try (Connection connection = Platform.database().pool().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into record_opening_end (opening, asked_by,"
                                + " outcome, ended_by, ender, reason, ended_at, until) values (?, ?, 'OPENED', ?, 'eli', 'Reason',"
                                + " cast(? as timestamptz), cast(? as timestamptz))")) {
            insert.setString(1, id);
            insert.setString(2, asker);
            insert.setString(3, by);
            insert.setString(4, until.minus(Duration.ofMinutes(30)).toString());
            insert.setString(5, until.toString());
            insert.executeUpdate();
        }
    }
}
