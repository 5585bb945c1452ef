// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.Sighting.Source;
import org.consentry.protocol.WaitingReport;
import org.consentry.server.storage.SpokenNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What left past the agents is on the patient's page, and staff are told of all that nobody had allowed. */
class BypassIT {
    private static final String PATH = "/fhir/staff/v1/bypass";
    private static final String TO = "northlight";
    // The middle of an hour that is over.
    private final Instant left = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofMinutes(90));
    private final Ward ward = new Ward();
    private final Person anna = ward.person();
    private final AgentDoor agent = new AgentDoor(ward.door(), Ward.fresh("bypass"));

    @Test
    void whatNobodyAskedForIsOnThePatientsPageAndOnTheListOfStaff() {
        agent.report(seen(1));

        JsonObject event = onlyLine();
        assertThat(detail(event, "answer")).isEqualTo("none");
        assertThat(detail(event, "seen-in")).isEqualTo("export_list");
        assertThat(event.getString("outcome")).isEqualTo("12");
        JsonObject listed = listed("open", event);
        assertThat(listed.getString("number"))
                .isEqualTo(SpokenNumber.ofLine(event.getString("id")).text());
        assertThat(listed.getString("leftAt")).isEqualTo(left.toString());
        assertThat(listed.getString("recipient")).isEqualTo(TO);
        assertThat(listed.getString("destination")).isEqualTo("THERE");
        assertThat(all().toString())
                .doesNotContain(anna.id())
                .doesNotContain(anna.study().value());
    }

    @Test
    void whatWasAskedForAndAllowedIsALineAndNothingMore() {
        DisclosureReport yes = Reports.to(TO, State.SENT, 1, anna.number(), anna.study(), left.minusSeconds(600));
        agent.report(answered(yes, State.PERMITTED), seen(2));

        JsonObject event = onlyLine();
        assertThat(detail(event, "answer")).isEqualTo("yes");
        assertThat(event.toString()).contains("Consent/c1/_history/2").contains("MLTRAINING");
        assertThat(listed("open")).doesNotContain(event.getString("id"));
    }

    @Test
    void whatWasAskedForAndRefusedIsOnTheListAsRefused() {
        agent.report(Reports.to(TO, State.REFUSED, 1, anna.number(), anna.study(), left.minusSeconds(60)), seen(2));

        JsonObject event = lines().stream()
                .filter(line -> !detail(line, "answer").isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(detail(event, "answer")).isEqualTo("no");
        assertThat(listed("open", event).getString("answer")).isEqualTo("no");
    }

    /** A no after the yes counts, a yes for somebody else, for something else or of the day before does not. */
    @ParameterizedTest
    @ValueSource(strings = {"refused after it", "another recipient", "another purpose", "long ago"})
    void onlyTheNewestAnswerAboutTheSameCounts(String which) {
        DisclosureReport yes = Reports.to(
                which.equals("another recipient") ? "meridian" : TO,
                State.SENT,
                1,
                anna.number(),
                anna.study(),
                left.minus(which.equals("long ago") ? Duration.ofHours(2) : Duration.ofMinutes(5)));
        agent.report(answered(yes, State.PERMITTED));
        if (which.equals("refused after it")) {
            agent.report(Reports.to(TO, State.REFUSED, 2, anna.number(), anna.study(), left.minusSeconds(30)));
        }
        agent.report(Reports.seen(
                which.equals("refused after it") ? 3 : 2,
                anna.study(),
                TO,
                left,
                Source.TOLD,
                which.equals("another purpose") ? Purpose.HRESCH : Purpose.MLTRAINING));

        JsonObject event = lines().stream()
                .filter(line -> !detail(line, "answer").isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(detail(event, "answer")).isEqualTo(which.equals("refused after it") ? "no" : "none");
        assertThat(listed("open")).contains(event.getString("id"));
    }

    @Test
    void oneReleaseThatTwoSourcesTellOfIsOneLine() {
        agent.report(seen(1));
        agent.report(
                Reports.seen(2, anna.study(), TO, left.plusSeconds(90), Source.AUDIT_MESSAGE, DisclosureReport.UNTOLD),
                Reports.seen(3, anna.study(), TO, left, Source.EXPORT_LIST, DisclosureReport.UNTOLD));

        JsonObject event = onlyLine();
        assertThat(listed("open")).containsOnlyOnce(event.getString("id"));
    }

    @Test
    void aScanThatNobodyKnowsIsOnTheListWithoutANumber() {
        StudyUid unknown = new StudyUid("2.999.9." + System.nanoTime());
        agent.report(Reports.seen(1, unknown, "ae:NOWHERE", left, Source.EXPORT_LIST, DisclosureReport.UNTOLD));

        JsonObject found = all().getJsonArray("open").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("recipient").equals("ae:NOWHERE"))
                .findFirst()
                .orElseThrow();
        assertThat(found).doesNotContainKey("number");
        assertThat(all().toString()).as("so that staff find out whose it is").contains(unknown.value());
        assertThat(ward.get(ward.staff(), "AuditEvent?_query=unmatched&_sort=-date")
                        .body())
                .contains(found.getString("event"));
    }

    /** The patient reads what the record calls the place, where nobody knows whose it is. */
    @Test
    void aPlaceThatNobodyKnowsIsCalledAsTheRecordCallsIt() {
        agent.report(Reports.seen(1, anna.study(), "ae:ELSEWHERE", left, Source.EXPORT_LIST, DisclosureReport.UNTOLD));

        assertThat(onlyLine().toString()).contains("\"display\":\"THERE\"", "ae:ELSEWHERE");
    }

    @Test
    void whoLooksIntoItSaysWhatWasFoundAndThePatientReadsIt() {
        agent.report(seen(1));
        String event = onlyLine().getString("id");
        String closing = PATH + "/" + event + "/closing";
        Door officer = ward.door().as(Platform.tokens().staff());

        assertThat(officer.post(closing, "application/json", "").statusCode()).isEqualTo(400);
        assertThat(officer.because("A%20test%20of%20the%20archive")
                        .post(closing, "application/json", "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(listed("open")).doesNotContain(event);
        assertThat(listed("closed")).contains(event);
        assertThat(ward.get(ward.patient(anna), "Patient/" + anna.id() + "/$looks")
                        .body())
                .contains("A test of the archive");
        assertThat(ward.staff().post(closing, "application/json", "").statusCode())
                .isEqualTo(409);
        assertThat(ward.staff()
                        .post(PATH + "/nothing/closing", "application/json", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyElseSeesTheList() {
        for (String token : List.of(
                Platform.tokens().patient(anna.id()),
                Platform.tokens().registrar(),
                Platform.tokens().exportSystem())) {
            assertThat(ward.door().as(token).get(PATH).statusCode()).isEqualTo(403);
            assertThat(ward.door()
                            .as(token)
                            .post(PATH + "/x/closing", "application/json", "")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    /** It is no news of what waits at the agent for the same recipient. */
    @Test
    void whatWaitsGoesOnWaiting() {
        WaitingReport.Scan scan = new WaitingReport.Scan(
                anna.number(), anna.study(), new RecipientId(TO), Purpose.MLTRAINING, "", left, 3);
        assertThat(agent.waits(0, scan).statusCode()).isEqualTo(204);
        agent.report(seen(1));

        assertThat(sharing()).contains("\"waiting\"");
        assertThat(agent.waits(1).statusCode()).isEqualTo(204);
    }

    private DisclosureReport seen(long sequence) {
        return Reports.seen(sequence, anna.study(), TO, left, Source.EXPORT_LIST, DisclosureReport.UNTOLD);
    }

    private static DisclosureReport answered(DisclosureReport of, State state) {
        return new DisclosureReport(
                of.sequence(),
                of.release(),
                of.at(),
                of.patient(),
                of.study(),
                of.recipient(),
                of.purpose(),
                of.route(),
                state,
                null,
                1,
                0,
                List.of(),
                DisclosureReport.Identifiability.STAYED,
                of.country(),
                of.decision(),
                of.basis(),
                of.regime(),
                of.position(),
                of.sentBy());
    }

    private String sharing() {
        return ward.get(ward.patient(anna), "Patient/" + anna.id() + "/$sharing")
                .body();
    }

    private List<JsonObject> lines() {
        return new Answer(ward.patient(anna).get("/fhir/r4/Patient/" + anna.id() + "/$sharing"))
                .json().getJsonArray("parameter").getValuesAs(JsonObject.class).stream()
                        .filter(parameter -> parameter.getString("name").equals("line"))
                        .flatMap(line -> line.getJsonArray("part").getValuesAs(JsonObject.class).stream())
                        .flatMap(part -> Stream.ofNullable(part.getJsonObject("resource")))
                        .toList();
    }

    private JsonObject onlyLine() {
        List<JsonObject> lines = lines();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static String detail(JsonObject event, String type) {
        return event.getJsonArray("entity").getValuesAs(JsonObject.class).stream()
                .flatMap(entity -> Stream.ofNullable(entity.getJsonArray("detail")))
                .flatMap(details -> details.getValuesAs(JsonObject.class).stream())
                .filter(detail -> detail.getString("type").equals(type))
                .map(detail -> detail.getString("valueString"))
                .findFirst()
                .orElse("");
    }

    private JsonObject all() {
        HttpResponse<String> answer = ward.door().as(Platform.tokens().staff()).get(PATH);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer);
    }

    private List<String> listed(String list) {
        return all().getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("event"))
                .toList();
    }

    private JsonObject listed(String list, JsonObject event) {
        return all().getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("event").equals(event.getString("id")))
                .findFirst()
                .orElseThrow();
    }
}
