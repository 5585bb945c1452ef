// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the server tells systems outside. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OutsideIT {
    @SuppressWarnings("NullAway.Init") // made before each test
    private Receiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void hangUp() {
        receiver.close();
    }

    @Test
    void aSubscriberIsGreetedAndToldOfEachVersion() throws InterruptedException {
        Person anna = new Registrar(door()).person();
        Subscriptions mine = as("exchange");
        HttpResponse<String> created = mine.create(receiver.address(), "id-only", anna.id());
        String id = id(created);
        receiver.await(1);

        String consent = id(new Choices(door(), anna.id()).first("deny", "sub-1"));
        List<Receiver.Notification> got = receiver.await(2);

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).doesNotContain("s3cret");
        assertThat(got.get(0).type()).isEqualTo("handshake");
        assertThat(got.get(1).numbers()).containsExactly("1");
        assertThat(got.get(1).authorization()).isEqualTo("Bearer s3cret");
        assertThat(got.get(1).bundle().toString())
                .contains("/fhir/r4/Consent/" + consent + "/_history/1", "/fhir/r4/Subscription/" + id)
                .doesNotContain("provision");
        assertThat(mine.get("/" + id + "/$status").body()).contains("query-status", "\"valueCode\":\"active\"");
        assertThat(mine.get("/" + id + "/$events?eventsSinceNumber=1").body())
                .contains("query-event", "Consent/" + consent);
        assertThat(mine.get("/" + id + "/$events?eventsSinceNumber=2").body()).doesNotContain("Consent/" + consent);
        assertThat(mine.get("/" + id + "/$events?eventsSinceNumber=x").statusCode())
                .isEqualTo(400);
        assertThat(mine.update(id, "off", receiver.address(), "id-only", anna.id())
                        .body())
                .contains("\"status\":\"off\"");
    }

    /** Nobody could see who had said that others shall be told. */
    @Test
    void eachOrderIsOnRecordForStaff() {
        Ward ward = new Ward();
        Person anna = ward.person();
        String id = id(as("recorded").create(receiver.address(), "empty", anna.id()));
        as("recorded").update(id, "off", receiver.address(), "empty", anna.id());

        List<JsonObject> events = ward.get(ward.staff(), "AuditEvent?_sort=date&entity=Subscription/" + id)
                .entries();

        assertThat(events).hasSize(2);
        assertThat(events.get(0).toString()).contains("IHE.BasicAudit.Create", "\"recorded\"", "administration");
        assertThat(events.get(1).toString()).contains("IHE.BasicAudit.Update");
    }

    @Test
    void whoMadeItAndStaffSeeItNobodyElse() {
        Person anna = new Registrar(door()).person();
        String id = id(as("owner").create(receiver.address(), "empty", anna.id()));
        Subscriptions staff = new Subscriptions(door().as(Platform.tokens().staff()));

        assertThat(as("owner").get("/" + id).statusCode()).isEqualTo(200);
        assertThat(staff.get("/" + id).body())
                .contains(receiver.address(), "Authorization: ********")
                .doesNotContain("s3cret");
        assertThat(staff.get("?url=" + receiver.address()).body()).contains(id).doesNotContain("s3cret");
        assertThat(as("other").get("/" + id).body())
                .isEqualTo(as("other").get("/not-there").body().replace("not-there", id));
        assertThat(as("other").get("/" + id + "/$events").statusCode()).isEqualTo(404);
        assertThat(as("other").get("?_total=accurate").body()).contains("\"total\":0");
        assertThat(as("other")
                        .update(id, "off", receiver.address(), "empty", anna.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("owner").get("/$dead-letters").statusCode()).isEqualTo(403);
        assertThat(as("owner").replay(id).statusCode()).isEqualTo(403);
        String patient = Platform.tokens().patient(anna.id());
        assertThat(new Subscriptions(door().as(patient)).get("/" + id).statusCode())
                .isEqualTo(403);
        assertThat(new Subscriptions(door()).get("/" + id).statusCode()).isEqualTo(401);
    }

    @Test
    void whoSendsBackWhatWasReadKeepsTheSecretValue() throws InterruptedException {
        Person anna = new Registrar(door()).person();
        String id = id(as("keeper").create(receiver.address(), "empty", anna.id()));
        receiver.await(1);
        String read =
                as("keeper").get("/" + id).body().replaceFirst("\"status\":\"[a-z]+\"", "\"status\":\"requested\"");

        HttpResponse<String> back =
                door().as(Platform.tokens().subscriber("keeper")).put("/fhir/r4/Subscription/" + id, read);

        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(back.body()).contains("Authorization: ********").doesNotContain("s3cret");
        assertThat(receiver.await(2).get(1).authorization()).isEqualTo("Bearer s3cret");
    }

    @Test
    void onlyStaffWithAReasonHaveConsentsSentWholeAndThePatientReadsOfIt() throws InterruptedException {
        Person anna = new Registrar(door()).person();
        Door staff = door().as(Platform.tokens().staff());

        assertThat(as("exchange")
                        .create(receiver.address(), "full-resource", anna.id())
                        .body())
                .contains("payload", "your role may not read Consents");
        assertThat(new Subscriptions(staff)
                        .create(receiver.address(), "full-resource", anna.id())
                        .body())
                .contains("Consentry-Reason");
        Subscriptions reasoned = new Subscriptions(staff.because("Exchange%20agreement%207"));
        assertThat(reasoned.create(receiver.address(), "full-resource", anna.id())
                        .statusCode())
                .isEqualTo(201);
        new Choices(door(), anna.id()).first("deny", "sub-2");

        assertThat(receiver.await(2).get(1).bundle().toString()).contains("\"provision\"");
        assertThat(door().as(Platform.tokens().patient(anna.id()))
                        .get("/fhir/r4/AuditEvent?patient=" + anna.id())
                        .body())
                .contains("Exchange agreement 7");
    }

    @Test
    void aTokenHasConsentsSentWholeOnlyIfItsScopesLetItReadThem() {
        Person anna = new Registrar(door()).person();

        assertThat(scoped("user/Subscription.c")
                        .create(receiver.address(), "id-only", anna.id())
                        .statusCode())
                .isEqualTo(201);
        for (String few : List.of("user/Subscription.c", "user/Subscription.c user/Consent.r")) {
            HttpResponse<String> refused = scoped(few).create(receiver.address(), "full-resource", anna.id());
            assertThat(refused.statusCode()).as(few).isEqualTo(403);
            assertThat(refused.body()).contains("user/Consent.rs");
        }
        assertThat(scoped("user/Subscription.c user/Consent.rs")
                        .create(receiver.address(), "full-resource", anna.id())
                        .statusCode())
                .isEqualTo(201);
    }

    private static Subscriptions scoped(String scope) {
        return new Subscriptions(
                door().as(Platform.tokens().staff("dana-outside", scope)).because("Exchange%20agreement%207"));
    }

    @Test
    void whatIsNotAllowedIsRefusedByName() {
        assertThat(as("exchange")
                        .create("https://evil.example.org/", "empty", "x")
                        .body())
                .contains("Subscription.channel.endpoint", "subscription-hosts");
        assertThat(as("exchange").create(receiver.address(), "everything", "x").body())
                .contains("Subscription.channel.payload");
        assertThat(as("exchange").get("/x/$get-ws-binding-token").statusCode()).isBetween(400, 404);
    }

    @Test
    void staffReadAndReplayWhatCouldNotBeDelivered() throws InterruptedException {
        Person anna = new Registrar(door()).person();
        Subscriptions staff = new Subscriptions(door().as(Platform.tokens().staff()));
        String id = id(as("exchange").create(receiver.address(), "empty", anna.id()));
        receiver.await(1);
        receiver.answer(500, 500);
        new Choices(door(), anna.id()).first("deny", "sub-3");
        receiver.await(3);
        while (!staff.get("/$dead-letters").body().contains(id)) {
            Thread.onSpinWait();
        }

        assertThat(staff.get("/" + id).body()).contains("\"status\":\"error\"", "status 500");
        HttpResponse<String> replayed = staff.replay(id);
        List<Receiver.Notification> got = receiver.await(5);

        assertThat(replayed.statusCode()).as(replayed.body()).isEqualTo(200);
        assertThat(got.get(3).type()).isEqualTo("handshake");
        assertThat(got.get(4).numbers()).containsExactly("1");
        assertThat(staff.get("/$dead-letters").body()).doesNotContain(id);
        assertThat(staff.replay(id).statusCode()).as("nothing to replay").isEqualTo(409);
    }

    @Test
    void anExportForARecipientHoldsOnlyWhoseChoiceAllowsItAndTheyReadOfIt() {
        new Registrar(door()).company("exportee", true);
        Person anna = new Registrar(door()).person();
        Person ben = new Registrar(door()).person();
        new Choices(door(), ben.id()).first("deny", "bulk-1");
        Exports dana = new Exports(door().as(Platform.tokens().staff()).because("Contract%2012"));
        String query = "?recipient=exportee&purpose=MLTRAINING&_type=Patient,ImagingStudy";

        JsonObject bare = dana.manifest(dana.place(query));
        String place = dana.place(query + "&supportedObligations=DEID");
        JsonObject manifest = dana.manifest(place);

        assertThat(dana.file(bare, "Patient"))
                .as("the regime demands de-identification, which nobody promised")
                .isEmpty();
        assertThat(manifest.getBoolean("requiresAccessToken")).isTrue();
        assertThat(manifest.getString("transactionTime")).endsWith("Z");
        assertThat(dana.file(manifest, "Patient"))
                .contains(anna.number().value())
                .doesNotContain(ben.id());
        assertThat(dana.file(manifest, "ImagingStudy"))
                .contains(anna.study().value())
                .doesNotContain(ben.study().value());
        assertThat(dana.get(manifest.getJsonArray("error").getJsonObject(0).getString("url"))
                        .body())
                .contains("are not in this export")
                .doesNotContain(ben.id());
        assertThat(events(anna)).contains("Organization/exportee", "bulk-export");
        assertThat(events(ben)).doesNotContain("Organization/exportee");
        assertThat(door().as(Platform.tokens().patient(anna.id()))
                        .get("/fhir/r4/Patient/" + anna.id() + "/$accounting?_format=application/json")
                        .body())
                .as("her Patient and her ImagingStudy, which are no images")
                .contains("\"description\":\"Bulk export, 2 records\"", "\"objects\":0", "\"records\":2");
        Exports other = new Exports(door().as(Platform.tokens().staff()).because("Contract%2012"));
        assertThat(other.get(place).statusCode()).isEqualTo(404);
        assertThat(other.cancel(place).statusCode()).isEqualTo(404);
        assertThat(dana.cancel(place).statusCode()).isEqualTo(202);
        assertThat(dana.get(place).statusCode()).isEqualTo(404);
    }

    @Test
    void whatStaffExportForThemselvesThePatientReadsAsALook() {
        Person anna = new Registrar(door()).person();
        new Choices(door(), anna.id()).first("deny", "bulk-2");
        Exports dana = new Exports(door().as(Platform.tokens().staff()).because("Yearly%20inventory"));

        JsonObject manifest = dana.manifest(dana.place("?_type=Consent"));

        assertThat(dana.file(manifest, "Consent")).contains("Patient/" + anna.id());
        assertThat(events(anna)).contains("Yearly inventory");
    }

    @Test
    void anExportThatIsNotUnderstoodOrNotAllowedIsRefused() {
        Door staff = door().as(Platform.tokens().staff());
        Exports dana = new Exports(staff.because("Yearly%20inventory"));

        assertThat(new Exports(staff).kickOff("").body()).contains("Consentry-Reason");
        assertThat(staff.because("Yearly%20inventory").get("/fhir/r4/$export").body())
                .contains("respond-async");
        for (String wrong : List.of(
                "?_outputFormat=text/csv",
                "?_since=yesterday",
                "?_type=Organization",
                "?_typeFilter=x",
                "?purpose=MLTRAINING",
                "?recipient=nobody-here&purpose=MLTRAINING",
                "?supportedObligations=DEID")) {
            assertThat(dana.kickOff(wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        for (String token : List.of(
                Platform.tokens().patient("x"),
                Platform.tokens().agent(),
                Platform.tokens().registrar(),
                Platform.tokens().subscriber("x"))) {
            assertThat(new Exports(door().as(token)).kickOff("").statusCode()).isEqualTo(403);
            assertThat(door().as(token).get("/fhir/r4/bulk/x").statusCode()).isEqualTo(404);
        }
        assertThat(door().get("/fhir/r4/bulk/x").statusCode()).isEqualTo(401);
        assertThat(door().get("/fhir/r4/$export").statusCode()).isEqualTo(401);
    }

    private String events(Person person) {
        return door().as(Platform.tokens().patient(person.id()))
                .get("/fhir/r4/AuditEvent?patient=" + person.id())
                .body();
    }

    private Subscriptions as(String account) {
        return new Subscriptions(door().as(Platform.tokens().subscriber(account)));
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return AgentDoor.json(answer).getString("id");
    }
}
