// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.request.DeleteRequest.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTaskMappingTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate DAY = LocalDate.parse("2026-11-19");

    private static JsonObject task(String status, String more) {
        String text = """
            {"resourceType":"Task","id":"t1","meta":{"versionId":"3","lastUpdated":"2026-11-20T15:00:00Z"},
             "status":"%s","intent":"order","code":{"coding":[{"system":"https://consentry.org/fhir/task","code":"erase-data"}]},
             "for":{"reference":"Patient/p1"},"owner":{"reference":"Organization/northlight"},
             "authoredOn":"2026-11-02T15:00:00Z","note":[{"text":"Please"}],
             "restriction":{"period":{"end":"2026-12-03T03:00:00Z"}},"executionPeriod":{"start":"2026-11-05"}%s}""".formatted(status, more);
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static DeleteRequest request(String status, String more) {
        return RequestTaskMapping.request(Node.of(task(status, more)), ZONE).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "requested, ASKED, true",
        "received, TAKEN, true",
        "accepted, TAKEN, true",
        "in-progress, TOLD, true",
        "on-hold, ON_HOLD, true",
        "completed, DONE, false",
        "rejected, REFUSED, false",
        "cancelled, TAKEN_BACK, false"
    })
    void eachStatusIsAState(String status, State state, boolean open) {
        DeleteRequest request = request(status, "");

        assertThat(request.state()).isEqualTo(state);
        assertThat(request.open()).isEqualTo(open);
        assertThat(request.untouched()).isEqualTo(state == State.ASKED);
    }

    /** A day ends at the hospital: 3 in the morning in London is the evening before. */
    @Test
    void daysAreThoseOfTheHospital() {
        DeleteRequest request = request("in-progress", "");

        assertThat(request.due()).hasValue(LocalDate.parse("2026-12-02"));
        assertThat(request.told()).hasValue(LocalDate.parse("2026-11-05"));
        assertThat(request.asked()).isEqualTo(Instant.parse("2026-11-02T15:00:00Z"));
        assertThat(request.late(LocalDate.parse("2026-12-02"))).isFalse();
        assertThat(request.late(LocalDate.parse("2026-12-03"))).isTrue();
        assertThat(request("completed", "").late(LocalDate.parse("2026-12-03"))).isFalse();
        assertThat(request.number()).startsWith("R-");
    }

    @Test
    void aStateThatNobodyKnowsIsAFailureAndAnotherKindOfTaskIsNone() {
        assertThatThrownBy(() -> request("failed", "")).isInstanceOf(FhirProblem.Away.class);
        JsonObject other = Json.createObjectBuilder(task("requested", ""))
                .add("code", Json.createObjectBuilder())
                .build();

        assertThat(RequestTaskMapping.request(Node.of(other), ZONE)).isEmpty();
        assertThat(RequestTaskMapping.step(Node.of(other))).isEmpty();
    }

    @Test
    void staffWriteDownWhatTheyDidAndKeepTheRest() {
        JsonObject told = RequestTaskMapping.after(task("accepted", ""), new StaffStep.Tell(DAY));
        assertThat(told.getString("status")).isEqualTo("in-progress");
        assertThat(told.getJsonObject("executionPeriod").getString("start")).isEqualTo("2026-11-19");

        JsonObject done = RequestTaskMapping.after(
                task("in-progress", ""), new StaffStep.Done(DAY, "We deleted 2 scans", "NL-7"));
        DeleteRequest read = RequestTaskMapping.request(Node.of(done), ZONE).orElseThrow();
        assertThat(read.state()).isEqualTo(State.DONE);
        assertThat(read.told()).hasValue(LocalDate.parse("2026-11-05"));
        assertThat(read.outcome()).isEqualTo(new DeleteRequest.Outcome(Optional.of(DAY), "We deleted 2 scans", "NL-7"));
        assertThat(done.getJsonArray("note")).isEqualTo(task("x", "").getJsonArray("note"));

        JsonObject refused =
                RequestTaskMapping.after(task("in-progress", ""), new StaffStep.Refuse(DAY, "A court said so"));
        assertThat(RequestTaskMapping.request(Node.of(refused), ZONE)
                        .orElseThrow()
                        .outcome()
                        .words())
                .isEqualTo("A court said so");
        assertThat(RequestTaskMapping.after(task("requested", ""), new StaffStep.Take())
                        .getString("status"))
                .isEqualTo("accepted");
        assertThat(RequestTaskMapping.takenBack(task("requested", "")).getString("status"))
                .isEqualTo("cancelled");
    }

    /** Words that stand in a Task that is still open are no outcome. */
    @Test
    void anOpenRequestHasNoOutcome() {
        String answer = ",\"output\":[{\"type\":{\"text\":\"answer\"},\"valueString\":\"soon\"}]";

        assertThat(request("in-progress", answer).outcome()).isEqualTo(DeleteRequest.Outcome.NONE);
        assertThat(request("completed", answer).outcome().words()).isEqualTo("soon");
    }

    @Test
    void eachRecipientIsAskedOnceAndOnlyIfNothingIsOpen() {
        JsonObject bundle = RequestTaskMapping.transaction("p1", List.of("northlight", "lakeside", "northlight"));

        assertThat(bundle.getJsonArray("entry")).hasSize(2);
        JsonObject first = bundle.getJsonArray("entry").getJsonObject(0);
        assertThat(first.getJsonObject("resource").toString()).contains("Organization/lakeside", "Patient/p1");
        assertThat(first.getJsonObject("request").getString("ifNoneExist"))
                .isEqualTo("code=https%3A%2F%2Fconsentry.org%2Ffhir%2Ftask%7Cerase-data&patient=Patient/p1"
                        + "&owner=Organization/lakeside&status=requested,received,accepted,in-progress,on-hold");
    }
}
