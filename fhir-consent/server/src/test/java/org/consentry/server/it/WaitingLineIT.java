// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.WaitingReport;
import org.junit.jupiter.api.Test;

/** What waits at an agent is one line of the patient's list, and what becomes of it is another in its place. */
class WaitingLineIT {
    private static final String WAITS = "\"name\":\"waiting\"";
    private static final Instant SINCE = Instant.parse("2026-06-15T11:00:00Z");

    private final Registrar registrar = new Registrar(door());

    @Test
    void aPatientReadsThatACopyWaitsUntilItIsSent() {
        Person anna = registrar.person();
        AgentDoor agent = new AgentDoor(door(), "waiting-1");

        assertThat(agent.waits(0, scan(anna, 3)).statusCode()).isEqualTo(204);

        String list = list(anna, "");
        assertThat(list)
                .contains("{\"name\":\"since\",\"valueInstant\":\"2026-06-15T11:00:00")
                .contains("{\"name\":\"instances\",\"valueDecimal\":3}")
                .contains("{\"name\":\"recipient\",\"valueCode\":\"northlight\"}")
                .contains("{\"name\":\"purpose\",\"valueCode\":\"MLTRAINING\"}")
                .contains("{\"name\":\"study\",\"valueCode\":\"" + anna.studyId() + "\"}")
                .contains("\"lines\",\"valueDecimal\":0");
        assertThat(list(anna, "?_count=1&page=2")).doesNotContain(WAITS);
        assertThat(list(anna, "?recipient=lakeside")).doesNotContain(WAITS);
        assertThat(list(anna, "?purpose=MLTRAINING&year=2026&recipient=northlight"))
                .contains(WAITS);
        assertThat(list(anna, "?year=2025")).doesNotContain(WAITS);
        String id = list.replaceFirst(".*\"valueId\":\"(waits-[0-9a-f]{24})\".*", "$1");
        assertThat(list(anna, "?line=" + id)).contains(id);
        assertThat(list(anna, "?line=waits-other")).doesNotContain(WAITS);

        agent.report(Reports.sent(1, anna.number(), anna.study()));

        assertThat(list(anna, "")).doesNotContain(WAITS).contains("\"lines\",\"valueDecimal\":1");
    }

    /** The agent looked before the last object left: it would be sent and waiting at once. */
    @Test
    void whatAnAgentSawBeforeItsLastReportIsNotTaken() {
        Person anna = registrar.person();
        AgentDoor agent = new AgentDoor(door(), "waiting-2");
        agent.report(Reports.sent(1, anna.number(), anna.study()));

        assertThat(agent.waits(0, scan(anna, 1)).statusCode()).isEqualTo(409);
        assertThat(list(anna, "")).doesNotContain(WAITS);
        assertThat(agent.waits(1, scan(anna, 1)).statusCode()).isEqualTo(204);
        assertThat(list(anna, "")).contains(WAITS);
    }

    @Test
    void whatIsToldAgainAfterAFailureWaitsAgainAndIsTheSameLine() {
        Person anna = registrar.person();
        AgentDoor agent = new AgentDoor(door(), "waiting-3");
        agent.waits(0, scan(anna, 1));
        String before = list(anna, "").replaceFirst(".*\"valueId\":\"(waits-[0-9a-f]{24})\".*", "$1");
        agent.report(Reports.sent(1, anna.number(), anna.study()));

        assertThat(agent.waits(1, scan(anna, 1)).statusCode()).isEqualTo(204);
        assertThat(list(anna, "")).contains(before);
        assertThat(agent.waits(1, scan(anna, 1)).statusCode()).isEqualTo(204);
        assertThat(agent.waits(1).statusCode()).isEqualTo(204);
        assertThat(list(anna, "")).doesNotContain(WAITS);
    }

    /** A refusal at the door is about another copy. */
    @Test
    void aRefusalTakesNothingAwayThatWaits() {
        Person anna = registrar.person();
        AgentDoor agent = new AgentDoor(door(), "waiting-4");
        agent.waits(0, scan(anna, 1));
        agent.report(Reports.refused(1, anna.number(), anna.study()));

        assertThat(list(anna, "")).contains(WAITS, "\"lines\",\"valueDecimal\":1");
        assertThat(agent.waits(0, scan(anna, 1)).statusCode()).isEqualTo(204);
    }

    @Test
    void whatNamesTwoPeopleIsNobodys() {
        Person anna = registrar.person();
        Person ben = registrar.person();
        AgentDoor agent = new AgentDoor(door(), "waiting-5");

        assertThat(agent.waits(0, scan(ben.number(), anna, 1)).statusCode()).isEqualTo(204);

        assertThat(list(anna, "")).doesNotContain(WAITS);
        assertThat(list(ben, "")).doesNotContain(WAITS);
    }

    @Test
    void anAgentTellsForItselfAndInItsForm() {
        Person anna = registrar.person();
        AgentDoor agent = new AgentDoor(door(), "waiting-6");
        Door other = door().as(Platform.tokens().agentOf(AgentDoor.client("waiting-6")));
        String path = "/fhir/agent/v1/waiting";

        assertThat(agent.waits(0, scan(anna, 1)).statusCode()).isEqualTo(204);
        assertThat(other.post(path, "application/json", "{\"agent\":\"waiting-1\",\"sequence\":0,\"scans\":[]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.post(path, "application/json", "{\"agent\":\"waiting-6\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(door().as(Platform.tokens().patient(anna.id()))
                        .post(path, "application/json", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(list(anna, "")).contains(WAITS);
    }

    private static WaitingReport.Scan scan(Person of, int instances) {
        return scan(of.number(), of, instances);
    }

    private static WaitingReport.Scan scan(PatientId patient, Person of, int instances) {
        return new WaitingReport.Scan(
                patient,
                of.study(),
                new RecipientId("northlight"),
                Purpose.MLTRAINING,
                "NORTHLIGHT_AI",
                SINCE,
                instances);
    }

    private static String list(Person of, String query) {
        HttpResponse<String> answer =
                door().as(Platform.tokens().patient(of.id())).get("/fhir/r4/Patient/" + of.id() + "/$sharing" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll("\\s", "");
    }
}
