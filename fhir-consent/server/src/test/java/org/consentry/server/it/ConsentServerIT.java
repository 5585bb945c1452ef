// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReportJson;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedBatchJson;
import org.consentry.protocol.FeedEntry;
import org.consentry.server.audit.store.ChainStore;
import org.consentry.server.audit.store.ChainVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentServerIT {
    @Test
    void capabilitiesAreOpen() {
        HttpResponse<String> answer = door().get("/fhir/r4/metadata");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("CapabilityStatement");
    }

    @Test
    void nobodyButAnAgentFollowsTheFeed() {
        String feed = "/fhir/agent/v1/snapshot";

        assertThat(door().get(feed).headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(door().as(Platform.tokens().staff()).get(feed).statusCode()).isEqualTo(403);
        assertThat(door().as(Platform.tokens().patient("x")).get(feed).statusCode())
                .isEqualTo(403);
        assertThat(door().as(Platform.tokens().agent()).get(feed).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/agent/v1/snapshot", "/fhir/r4/Consent", "/fhir/r4/AuditEvent"})
    void aTokenThatIsNotGoodIsNone(String path) {
        Tokens tokens = Platform.tokens();

        assertThat(door().get(path).statusCode()).isEqualTo(401);
        for (String bad : List.of(
                tokens.expired(), tokens.forAnotherAudience(), tokens.ofAnotherIssuer(), tokens.tamperedWith(), "x")) {
            assertThat(door().as(bad).get(path).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aWaitingAgentHearsNothingWhenNothingHappens() {
        AgentDoor.Loaded loaded = agent("waits").snapshot();

        FeedBatch batch = FeedBatchJson.read(agent("waits")
                .ask(loaded.header().position(), loaded.header().epoch(), 1)
                .body());

        assertThat(batch.entries()).isEmpty();
        assertThat(batch.head()).isEqualTo(loaded.header().position());
    }

    @Test
    void anAgentOfAnotherEpochOrFromTheFutureMustLoadTheSnapshot() {
        AgentDoor agent = agent("lost");
        AgentDoor.Loaded loaded = agent.snapshot();
        long position = loaded.header().position();

        assertThat(agent.ask(position, "another", 0).statusCode()).isEqualTo(410);
        assertThat(agent.ask(position + 1000, loaded.header().epoch(), 5).statusCode())
                .isEqualTo(410);
        assertThat(agent.ask(-1, loaded.header().epoch(), 0).statusCode()).isEqualTo(400);
    }

    @Test
    void aReportCountsOnceHoweverOftenItIsSent() {
        AgentDoor agent = agent("ships");
        PatientId unknown = new PatientId("urn:oid:2.999.1", "nobody-here");
        DisclosureReport one = Reports.sent(1, unknown, new StudyUid("1.2.3"));
        DisclosureReport two = Reports.refused(2, unknown, new StudyUid("1.2.3"));
        DisclosureReport four = Reports.refused(4, unknown, new StudyUid("1.2.3"));

        assertThat(agent.report()).isZero();
        assertThat(agent.report(one)).isEqualTo(1);
        assertThat(agent.report(one, two)).isEqualTo(2);
        assertThat(agent.report(four)).as("a gap is not acknowledged").isEqualTo(2);
        assertThat(agent.report(two, Reports.sent(3, unknown, new StudyUid("1.2.3"))))
                .isEqualTo(4);
        assertThat(agent.post("{\"agent\":\"ships\",\"reports\":[{\"sequence\":5}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(agent.post(DisclosureReportJson.write(new DisclosureReportJson.Batch(
                                        "ships", List.of(Reports.refused(1, unknown, new StudyUid("1.2.3")))))
                                .toString())
                        .statusCode())
                .as("another report under a number already used")
                .isEqualTo(409);
        assertThat(agent.report()).isEqualTo(4);
    }

    @Test
    void anotherPatientsResourcesAreNotThere() {
        Person anna = registrar().person();
        Person ben = registrar().person();
        String consent = id(new Choices(door(), ben.id()).first("deny", "other-1"));
        String question = id(new Messages(door()).ask(ben.id(), "Why?", "other-2", ""));
        Door asAnna = door().as(Platform.tokens().patient(anna.id()));

        for (String theirs : List.of(
                "Consent/" + consent,
                "Consent/" + consent + "/_history/1",
                "Communication/" + question,
                "ImagingStudy/" + ben.studyId(),
                "Patient/" + ben.id())) {
            String nobodys = theirs.replaceFirst("/[^/]+", "/not-there-at-all");
            HttpResponse<String> found = asAnna.get("/fhir/r4/" + theirs);
            HttpResponse<String> none = asAnna.get("/fhir/r4/" + nobodys);

            assertThat(found.statusCode()).as(theirs).isEqualTo(404);
            assertThat(found.body().replace(theirs.replaceFirst("^[^/]+/([^/]+).*", "$1"), "ID"))
                    .isEqualTo(none.body().replace("not-there-at-all", "ID"));
        }
        for (String type : List.of("Consent", "Communication", "ImagingStudy", "AuditEvent")) {
            String search = "/fhir/r4/" + type + "?patient=Patient/" + ben.id() + "&_total=accurate";

            assertThat(total(asAnna.get(search))).as(type).isZero();
        }
    }

    @Test
    void aConsentThatCannotBeEnforcedIsRefusedWithWhatWasExpected() {
        Person anna = registrar().person();
        Choices choices = new Choices(door(), anna.id());
        String wrongPurpose = choices.consent("", "deny", "bad-1").replace("MLTRAINING", "NO-SUCH-PURPOSE");

        HttpResponse<String> refused = choices.raw(wrongPurpose);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("OperationOutcome", "Consent.provision.purpose[0]");
        assertThat(choices.raw(choices.consent("", "deny", "bad-2").replace("\"ai\"", "\"all of it\""))
                        .body())
                .contains("Expected", "found", "Consent.identifier");
        assertThat(choices.raw(wrongPurpose.substring(40)).statusCode()).isEqualTo(400);
        assertThat(total(door().as(Platform.tokens().patient(anna.id())).get("/fhir/r4/Consent?_total=accurate")))
                .isZero();
    }

    @Test
    void aChangeOfAnotherVersionThanTheCurrentOneIsRefusedAndAFormPostedTwiceCountsOnce() {
        Person anna = registrar().person();
        Choices choices = new Choices(door(), anna.id());
        HttpResponse<String> first = choices.first("permit", "form-1");
        String consent = id(first);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(choices.first("permit", "form-1").statusCode()).isEqualTo(200);
        assertThat(version(choices.next(consent, 1, "deny", "form-2"))).isEqualTo("2");
        assertThat(version(choices.next(consent, 1, "deny", "form-2"))).isEqualTo("2");
        assertThat(choices.next(consent, 1, "permit", "form-3").statusCode()).isEqualTo(412);
        assertThat(total(door().as(Platform.tokens().patient(anna.id()))
                        .get("/fhir/r4/Consent/" + consent + "/_history")))
                .isEqualTo(2);
    }

    @Test
    void aNoReachesTheAgentThatWaits() {
        Person anna = registrar().person();
        AgentDoor agent = agent("hears");
        AgentDoor.Loaded loaded = agent.snapshot();
        CompletableFuture<HttpResponse<String>> poll =
                agent.wait(loaded.header().position(), loaded.header().epoch(), 30);

        HttpResponse<String> saved = new Choices(door(), anna.id()).first("deny", "no-1");
        FeedBatch news = FeedBatchJson.read(poll.join().body());

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        assertThat(news.entries()).singleElement().isInstanceOfSatisfying(FeedEntry.ConsentChanged.class, entry -> {
            assertThat(entry.patient()).isEqualTo(anna.number());
            assertThat(entry.terms().consents()).hasSize(1);
        });
        agent.feed(news.head(), news.epoch());
        assertThat(door().as(Platform.tokens().patient(anna.id()))
                        .get("/fhir/r4/Consent/" + id(saved) + "/$enforcement")
                        .body())
                .contains("Main site", "valueInstant");
    }

    @Test
    void theSnapshotIsWhatAReplayOfTheFeedLeaves() {
        Person anna = registrar().person();
        registrar().company("replayed", true);
        String consent = id(new Choices(door(), anna.id()).first("deny", "replay-1"));
        new Choices(door(), anna.id()).next(consent, 1, "permit", "replay-2");
        registrar().company("replayed", false);
        AgentDoor agent = agent("replays");

        AgentDoor.Loaded loaded = agent.snapshot();
        List<FeedEntry> log = agent.feed(0, loaded.header().epoch()).entries();

        assertThat(log).extracting(FeedEntry::position).isSorted().doesNotHaveDuplicates();
        assertThat(Replays.newest(loaded.entries())).isEqualTo(Replays.newest(log));
        assertThat(loaded.entries()).hasSameSizeAs(Replays.newest(log).keySet());
    }

    @Test
    void aPatientReadsWhoGotAScanAndWhoAskedInVain() {
        Person anna = registrar().person();
        registrar().company("northlight", true);
        AgentDoor agent = agent("tells");
        agent.report(
                Reports.sent(1, anna.number(), anna.study()),
                Reports.refused(2, anna.number(), anna.study()),
                Reports.sent(3, new PatientId("urn:oid:2.999.1", "unknown"), new StudyUid("1.2.3")));
        Door asAnna = door().as(Platform.tokens().patient(anna.id()));
        String dcm = "http://dicom.nema.org/resources/ontology/DCM%7C";
        String search = "/fhir/r4/AuditEvent?patient=Patient/" + anna.id() + "&type=" + dcm + "110106," + dcm
                + "110113&_sort=-date&_total=accurate&_count=1";

        HttpResponse<String> first = asAnna.get(search);
        JsonObject refusal = resources(first).get(0);
        JsonObject release = resources(asAnna.get(next(first))).get(0);

        assertThat(total(first)).isEqualTo(2);
        assertThat(refusal.getString("outcomeDesc")).isEqualTo("CONSENT_DENY");
        assertThat(release.getString("outcome")).isEqualTo("0");
        assertThat(release.toString())
                .contains("ImagingStudy/" + anna.studyId(), "Organization/northlight", "Northlight Imaging AI");
        assertThat(total(asAnna.get("/fhir/r4/AuditEvent?agent=Organization/northlight&_total=accurate&outcome=0")))
                .isEqualTo(1);
        assertThat(door().as(Platform.tokens().staff())
                        .get("/fhir/r4/AuditEvent?_query=unmatched")
                        .body())
                .contains("release-3");
    }

    @Test
    void staffLookOnlyWithAReasonThatThePatientReads() {
        Person anna = registrar().person();
        Door staff = door().as(Platform.tokens().staff());
        String theirs = "/fhir/r4/ImagingStudy?patient=Patient/" + anna.id();

        HttpResponse<String> without = staff.get(theirs);
        HttpResponse<String> with = staff.because("Anna%20called%20us").get(theirs);

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("Consentry-Reason");
        assertThat(with.statusCode()).isEqualTo(200);
        List<JsonObject> looks = resources(
                door().as(Platform.tokens().patient(anna.id())).get("/fhir/r4/AuditEvent?subtype=search-type"));
        assertThat(looks)
                .singleElement()
                .satisfies(look -> assertThat(look.toString()).contains("Dana Reyes", "Anna called us"));
    }

    @Test
    void aQuestionIsAnsweredOnceByAPersonAndClosed() {
        Person anna = registrar().person();
        Messages messages = new Messages(door());
        Door asAnna = door().as(Platform.tokens().patient(anna.id()));

        HttpResponse<String> asked = messages.ask(anna.id(), "Who got my scan?", "ask-1", "");
        String question = id(asked);
        HttpResponse<String> inbox = door().as(Platform.tokens().staff())
                .get("/fhir/r4/Communication?status=in-progress&_sort=sent&_count=200");
        HttpResponse<String> answered = messages.answer(question, "Nobody yet.", "answer-1");

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        assertThat(asked.body()).containsPattern("Q-[2-9A-Z]{5}").contains("answer-due");
        assertThat(id(messages.ask(anna.id(), "Who got my scan?", "ask-1", ""))).isEqualTo(question);
        assertThat(inbox.body()).contains(question);
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(201);
        assertThat(messages.answer(question, "Nobody yet.", "answer-1").statusCode())
                .isEqualTo(200);
        assertThat(messages.answer(question, "Again.", "answer-2").statusCode()).isEqualTo(409);
        assertThat(asAnna.get("/fhir/r4/Communication/" + question).body()).contains("\"completed\"");
        assertThat(asAnna.get("/fhir/r4/Communication?part-of=Communication/" + question)
                        .body())
                .contains("Nobody yet.", "Dana Reyes");
        assertThat(messages.ask(anna.id(), "", "ask-2", "").statusCode()).isEqualTo(422);
        assertThat(id(messages.ask(
                        anna.id(),
                        "And now?",
                        "ask-3",
                        "\"partOf\":[{\"reference\":\"Communication/" + question + "\"}],")))
                .isNotEqualTo(question);
    }

    @Test
    void theAuditTrailShowsWhenSomebodyTouchedIt() throws SQLException {
        Person anna = registrar().person();
        agent("sealed").report(Reports.sent(1, anna.number(), anna.study()));
        ChainStore chain = new ChainStore(Platform.database().pool());

        Platform.database().awaitNone("audit_unsealed");
        ChainVerdict untouched = chain.verify();
        Platform.database().behindTheTrail("update audit_event set body = body || ' '");
        ChainVerdict touched = chain.verify();
        Platform.database().behindTheTrail("update audit_event set body = rtrim(body)");

        assertThat(untouched.holds()).isTrue();
        assertThat(untouched.checked()).isPositive();
        assertThat(touched.holds()).isFalse();
        assertThat(touched.firstBroken()).hasValue(1);
        assertThat(chain.verify().holds()).isTrue();
    }

    @Test
    void aDatabaseThatStopsLosesNothingAndComesBack() {
        Person anna = registrar().person();
        AgentDoor agent = agent("survives");
        AgentDoor.Loaded loaded = agent.snapshot();
        Choices choices = new Choices(door(), anna.id());
        String consent = id(choices.first("permit", "outage-1"));

        Platform.database().stop();
        HttpResponse<String> saved = choices.next(consent, 1, "deny", "outage-2");
        HttpResponse<String> polled =
                agent.ask(loaded.header().position(), loaded.header().epoch(), 0);
        Platform.database().startAgain();

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(503);
        assertThat(polled.statusCode()).as(polled.body()).isEqualTo(503);
        assertThat(version(choices.next(consent, 1, "deny", "outage-2"))).isEqualTo("2");
        FeedBatch news = agent.feed(loaded.header().position(), loaded.header().epoch());
        assertThat(news.entries()).hasSize(2);
    }

    private Registrar registrar() {
        return new Registrar(door());
    }

    private AgentDoor agent(String id) {
        return new AgentDoor(door(), id);
    }

    private static String id(HttpResponse<String> answer) {
        return AgentDoor.json(answer).getString("id", "none");
    }

    private static String version(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer).getJsonObject("meta").getString("versionId");
    }

    private static int total(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer).getInt("total");
    }

    private static List<JsonObject> resources(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject bundle = AgentDoor.json(answer);
        return bundle.containsKey("entry")
                ? bundle.getJsonArray("entry")
                        .getValuesAs(entry -> entry.asJsonObject().getJsonObject("resource"))
                : List.of();
    }

    private static String next(HttpResponse<String> answer) {
        return AgentDoor.json(answer).getJsonArray("link").getValuesAs(JsonObject.class).stream()
                .filter(link -> link.getString("relation").equals("next"))
                .map(link -> link.getString("url"))
                .findFirst()
                .orElseThrow();
    }
}
