// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Releases from before this system, which staff take over from a file. */
class OldReleaseIT {
    private static final String PATH = "/fhir/staff/v1/old-releases";
    private static final String HEADING =
            "study-uid,patient-number,scan-date,sent,recipient,why,permission,country,name,images\n";

    private final Ward ward = new Ward();

    @BeforeAll
    static void register() {
        new Registrar(Platform.door()).company("northlight", true);
        // Other tests have groups of other names.
        new Ward().put(new Ward().registrar(), "Organization/lakeside-old", """
                {"resourceType":"Organization","id":"lakeside-old","identifier":[{"system":
                "https://consentry.org/fhir/recipient","value":"lakeside-old"}],"active":true,"name":"Lakeside of Old",
                "type":[{"coding":[{"system":"https://consentry.org/fhir/recipient-kind","code":"school"}]}]}""").expect(201);
    }

    @Test
    void aCleanFileIsOnThePatientsListOnceHoweverOftenItComes() {
        Person anna = ward.person();
        Person ben = ward.person();
        String file = HEADING + byUid(anna, "2026-02-03") + byNumber(ben, "2026-02-04 10:30");

        JsonObject trial = answer(trial(file));
        assertThat(trial.getBoolean("clean")).as(trial.toString()).isTrue();
        assertThat(trial.getInt("added")).isEqualTo(2);
        assertThat(items(anna)).as("nothing is saved").isEmpty();
        assertThat(looks(anna)).contains("Testing the door");

        JsonObject saved = answer(save(file, trial.getString("digest")));
        assertThat(saved.getInt("added")).isEqualTo(2);
        assertThat(items(anna)).singleElement().satisfies(item -> {
            assertThat(item.getString("date")).isEqualTo("2026-02-03T05:00:00Z");
            assertThat(item.getString("recipient")).isEqualTo("northlight");
            assertThat(item.getString("study")).isEqualTo(anna.studyId());
            assertThat(item.getString("country")).isEqualTo("US");
            assertThat(item.getInt("objects")).isEqualTo(214);
            assertThat(item.getBoolean("legal")).isTrue();
        });
        assertThat(items(ben))
                .singleElement()
                .satisfies(item -> assertThat(item.getString("date")).isEqualTo("2026-02-04T15:30:00Z"));
        assertThat(events(anna)).contains("old-records", "Signed form of 2020", "informant", "Northlight Imaging AI");
        assertThat(sharing(anna)).contains("\"withoutName\",\"valueDecimal\":1");

        JsonObject again = answer(save(file, trial.getString("digest")));
        assertThat(again.getInt("added")).isZero();
        assertThat(again.getInt("knownCount")).isEqualTo(2);
        assertThat(items(anna)).hasSize(1);
    }

    @Test
    void oneFaultKeepsTheWholeFileOut() {
        Person anna = ward.person();
        Person ben = ward.person();
        String file = HEADING
                + byUid(anna, "2026-02-03")
                + byUid(ben, "2026-02-03").replace(ben.study().value(), "1.2.3.4.5")
                + byNumber(ben, "2026-02-03").replace(ben.number().value(), "MRN-nobody")
                + byNumber(ben, "2026-02-03").replace("2026-01-02", "2026-01-09")
                + byUid(ben, "2025-02-03")
                + byUid(ben, "2026-02-03").replace("northlight", "somebody else")
                + byUid(anna, "2026-02-03");

        JsonObject trial = answer(trial(file));
        HttpResponse<String> saved = save(file, trial.getString("digest"));

        assertThat(codes(trial))
                .containsExactly(
                        "3 study-uid no-scan",
                        "4 patient-number no-patient",
                        "5 scan-date no-scan",
                        "6 sent before-scan",
                        "7 recipient no-recipient",
                        "8  twice");
        assertThat(saved.statusCode()).isEqualTo(422);
        assertThat(items(anna)).as("all or nothing").isEmpty();
    }

    @Test
    void whatAnAgentReportedIsNotEnteredASecondTime() {
        Person anna = ward.person();
        new AgentDoor(ward.door(), Ward.fresh("old")).report(Reports.sent(1, anna.number(), anna.study()));

        JsonObject trial = answer(trial(HEADING + byUid(anna, "2026-06-15")));
        JsonObject next = answer(trial(HEADING + byUid(anna, "2026-06-16")));

        assertThat(codes(trial)).containsExactly("2 sent on-record");
        assertThat(next.getBoolean("clean")).isTrue();
    }

    @Test
    void aRowWithOtherFactsThanOnRecordIsNoSecondRelease() {
        Person anna = ward.person();
        String file = HEADING + byUid(anna, "2026-02-03");
        save(file, answer(trial(file)).getString("digest"));

        JsonObject changed = answer(trial(file.replace("214", "215")));

        assertThat(codes(changed)).containsExactly("2 sent on-record");
    }

    /** A day and a time of that day counted as two releases, in two files and in one. */
    @Test
    void aDayAndATimeOfThatDayAreOneRelease() {
        Person anna = ward.person();
        Person ben = ward.person();
        String day = HEADING + byUid(anna, "2026-02-03");
        String time = HEADING + byUid(ben, "2026-02-03 10:30");
        save(day, answer(trial(day)).getString("digest"));
        save(time, answer(trial(time)).getString("digest"));

        assertThat(codes(answer(trial(HEADING + byUid(anna, "2026-02-03 10:30")))))
                .containsExactly("2 sent on-record");
        assertThat(codes(answer(trial(HEADING + byUid(ben, "2026-02-03"))))).containsExactly("2 sent on-record");
        Person carla = ward.person();
        assertThat(codes(answer(trial(HEADING + byUid(carla, "2026-02-03 10:30") + byUid(carla, "2026-02-03")))))
                .containsExactly("3  twice");
        assertThat(answer(trial(HEADING + byUid(carla, "2026-02-03 10:30") + byUid(carla, "2026-02-04")))
                        .getInt("added"))
                .isEqualTo(2);
    }

    /** The number of one person's insurance was another's in the hospital, and the row went to the wrong one. */
    @Test
    void onlyAHospitalNumberNamesAPatient() {
        Person anna = ward.person();
        Person ben = ward.person();
        new Ward()
                .put(new Ward().registrar(), "Patient/" + ben.id(), """
                {"resourceType":"Patient","id":"%s","identifier":[{"system":"%s","value":"%s"},
                {"system":"urn:insurance","value":"%s"},{"system":"urn:insurance","value":"policy-%s"}],
                "name":[{"family":"Example"}],"birthDate":"1980-01-02"}""".formatted(
                                ben.id(),
                                ben.number().authority(),
                                ben.number().value(),
                                anna.number().value(),
                                ben.id()))
                .expect(200);
        String file = HEADING + byNumber(anna, "2026-02-03");

        JsonObject trial = answer(trial(file));
        save(file, trial.getString("digest"));

        assertThat(trial.getBoolean("clean")).as(trial.toString()).isTrue();
        assertThat(items(anna)).hasSize(1);
        assertThat(items(ben)).isEmpty();
        assertThat(codes(answer(trial(HEADING
                        + byNumber(ben, "2026-02-03").replace(ben.number().value(), "policy-" + ben.id())))))
                .containsExactly("2 patient-number no-patient");
    }

    /** A trial held the records of all patients of its file, and their choices waited. */
    @Test
    void aTrialWaitsForNobodyAndNobodyForIt() throws SQLException {
        Person anna = ward.person();
        String file = HEADING + byUid(anna, "2026-02-03");
        try (Connection choice = Platform.database().pool().getConnection();
                Statement lock = choice.createStatement()) {
            choice.setAutoCommit(false);
            lock.execute("select pg_advisory_xact_lock(hashtextextended('Patient/" + anna.id() + "', 7))");

            CompletableFuture<JsonObject> trial = CompletableFuture.supplyAsync(() -> answer(trial(file)));

            assertThat(trial).succeedsWithin(Duration.ofSeconds(20));
            choice.rollback();
        }
    }

    @Test
    void otherBytesThanThoseTriedAreRefused() {
        Person anna = ward.person();
        String file = HEADING + byUid(anna, "2026-02-03");
        String digest = answer(trial(file)).getString("digest");

        HttpResponse<String> other = save(file.replace("214", "215"), digest);

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(items(anna)).isEmpty();
    }

    @Test
    void columnsAreNamed() {
        JsonObject answer = answer(trial("study-uid,Patient name,sent,sent\n1.2,Anna,2026-02-03,2026-02-03\n"));

        assertThat(codes(answer)).contains("1  unknown-column", "1 sent column-twice", "1 recipient no-column");
    }

    @Test
    void onlyOfficersSendAFileAndOnlyWithAReasonAndNotALargeOne() {
        String file = HEADING;

        assertThat(ward.door()
                        .as(Platform.tokens().staff())
                        .post(PATH + "/trial", "text/csv", file)
                        .statusCode())
                .as("no reason")
                .isEqualTo(403);
        assertThat(ward.patient(ward.person())
                        .post(PATH + "/trial", "text/csv", file)
                        .statusCode())
                .isEqualTo(403);
        assertThat(ward.registrar().post(PATH, "text/csv", file).statusCode()).isEqualTo(403);
        HttpResponse<String> large = trial("x".repeat(512 * 1024 + 1));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("at most 524288 bytes");
        assertThat(codes(answer(trial(HEADING)))).containsExactly("0  no-rows");
        assertThat(codes(answer(trial(HEADING + "1.2.3,,,2026-02-03,a,b,c,US,off,1\n".repeat(2001)))))
                .containsExactly("0  many-rows");
    }

    private static String byUid(Person of, String sent) {
        return of.study().value() + ",,," + sent + ",northlight,MLTRAINING,Signed form of 2020,US,off,214\n";
    }

    /** Found by number and day; the group by its name. */
    private static String byNumber(Person of, String sent) {
        return "," + of.number().value() + ",2026-01-02," + sent
                + ",lakeside of old,MLTRAINING,Signed form of 2020,US,off,214\n";
    }

    private HttpResponse<String> trial(String file) {
        return ward.staff().post(PATH + "/trial", "text/csv", file);
    }

    private HttpResponse<String> save(String file, String digest) {
        return ward.staff().post(PATH + "?digest=" + digest, "text/csv", file);
    }

    private static JsonObject answer(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer);
    }

    private static List<String> codes(JsonObject answer) {
        return answer.getJsonArray("faults").getValuesAs(JsonObject.class).stream()
                .map(fault -> fault.getInt("row") + " " + fault.getString("column") + " " + fault.getString("code"))
                .toList();
    }

    private List<JsonObject> items(Person of) {
        String path = "/fhir/r4/Patient/" + of.id() + "/$accounting?_format=application/json";
        HttpResponse<String> answer = ward.patient(of).get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private String events(Person of) {
        return ward.patient(of).get("/fhir/r4/AuditEvent?patient=" + of.id()).body();
    }

    private String sharing(Person of) {
        return ward.patient(of)
                .get("/fhir/r4/Patient/" + of.id() + "/$sharing")
                .body()
                .replaceAll("\"name\":", "");
    }

    private String looks(Person of) {
        return ward.patient(of).get("/fhir/r4/Patient/" + of.id() + "/$looks").body();
    }
}
