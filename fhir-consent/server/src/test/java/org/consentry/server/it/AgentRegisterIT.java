// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consentry.server.it.AgentRegister.login;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReportJson;
import org.junit.jupiter.api.Test;

/** Who speaks for an agent: the client that two of staff, or the settings, put on the register for it. */
class AgentRegisterIT {
    private static final String DOOR = "/fhir/agent/v1/";

    @Test
    void oneAgentCannotSpeakAsAnother() {
        // Any token with the role of an agent could acknowledge, and report, in the name of every agent.
        String own = Ward.fresh("own");
        String other = Ward.fresh("other");
        AgentDoor agent = new AgentDoor(Platform.door(), own);
        new AgentDoor(Platform.door(), other);
        String epoch = agent.snapshot().header().epoch();
        Door door = Platform.door().as(Platform.tokens().agentOf(AgentDoor.client(own)));

        HttpResponse<String> acknowledged = door.get(feed(other, "Main%20site", epoch));
        HttpResponse<String> both = door.get(feed(own, "Main%20site", epoch) + "&agent=" + other);
        HttpResponse<String> reported = door.post(
                DOOR + "disclosures",
                "application/json",
                DisclosureReportJson.write(new DisclosureReportJson.Batch(
                                other,
                                List.of(Reports.sent(1, new PatientId("urn:oid:2.999.1", "7"), new StudyUid("1.2.3")))))
                        .toString());

        assertThat(List.of(acknowledged, both, reported)).allSatisfy(refused -> {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("the agent that the register has for this client");
        });
        assertThat(new AgentDoor(Platform.door(), other).report()).isZero();
        assertThat(refusals(own)).contains("OTHER_AGENT");
        assertThat(agent.ask(0, epoch, 0).statusCode()).isEqualTo(200);
    }

    @Test
    void anAgentCannotNameAnotherSite() {
        // Patients read at which sites their no is in force; an agent could have made up any.
        String own = Ward.fresh("moves");
        String epoch = new AgentDoor(Platform.door(), own).snapshot().header().epoch();
        Door door = Platform.door().as(Platform.tokens().agentOf(AgentDoor.client(own)));

        assertThat(door.get(feed(own, "Another%20site", epoch)).statusCode()).isEqualTo(403);
        assertThat(refusals(own)).contains("OTHER_SITE");
    }

    @Test
    void aClientThatIsNotOnTheRegisterPassesNoDoorOfAgents() {
        // The role alone opened snapshot, feed, reports and codes.
        String unknown = Ward.fresh("unknown");
        Door door = Platform.door().as(Platform.tokens().agentOf(AgentDoor.client(unknown)));

        assertThat(door.get(DOOR + "snapshot").statusCode()).isEqualTo(403);
        assertThat(door.get(DOOR + "codes").statusCode()).isEqualTo(403);
        assertThat(door.get(feed(unknown, "X", "e")).statusCode()).isEqualTo(403);
        assertThat(door.post(DOOR + "disclosures", "application/json", "{}").statusCode())
                .isEqualTo(403);
        assertThat(refusals(unknown)).contains("UNKNOWN_CLIENT").contains("\"times\":4");
    }

    @Test
    void theSettingsPutAFirstAgentOnTheRegister() {
        Door door = Platform.door().as(Platform.tokens().agent());

        assertThat(door.get(DOOR + "snapshot").statusCode()).isEqualTo(200);
        assertThat(login("dana").get(AgentRegister.PATH).body()).contains("\"site\":\"Settings\"");
    }

    @Test
    void anAgentIsRegisteredAndEndedByTwoLogins() {
        String agent = Ward.fresh("by-two");
        Door door = Platform.door().as(Platform.tokens().agentOf(agent));

        long proposal = AgentRegister.id(AgentRegister.propose(login("dana"), agent, agent, "North"));
        assertThat(AgentRegister.approve(login("dana"), proposal).statusCode()).isEqualTo(403);
        assertThat(door.get(DOOR + "snapshot").statusCode()).isEqualTo(403);
        assertThat(proposal(login("dana"), proposal)).contains("\"mine\":true");
        assertThat(proposal(login("eli"), proposal)).contains("\"mine\":false", "\"site\":\"North\"");
        assertThat(AgentRegister.approve(login("eli"), proposal).statusCode()).isEqualTo(204);
        assertThat(door.get(DOOR + "snapshot").statusCode()).isEqualTo(200);
        assertThat(AgentRegister.approve(login("eli"), proposal).statusCode()).isEqualTo(404);
        long end = AgentRegister.id(AgentRegister.end(login("eli"), agent));
        assertThat(door.get(DOOR + "snapshot").statusCode()).isEqualTo(200);
        assertThat(AgentRegister.approve(login("dana"), end).statusCode()).isEqualTo(204);

        assertThat(door.get(DOOR + "snapshot").statusCode()).isEqualTo(403);
    }

    /** A change of who may speak was a line of the security log and no record. */
    @Test
    void everyStepIsInTheAuditTrailAndItsChainHolds() {
        String agent = Ward.fresh("recorded");
        Instant start = Instant.now();

        long proposal = AgentRegister.id(AgentRegister.propose(login("dana"), agent, agent, "North"));
        AgentRegister.approve(login("eli"), proposal);
        long dropped = AgentRegister.id(AgentRegister.end(login("dana"), agent));
        AgentRegister.reject(login("eli"), dropped);
        long end = AgentRegister.id(AgentRegister.end(login("dana"), agent));
        AgentRegister.approve(login("eli"), end);

        List<String> events = events(start, agent);
        assertThat(events)
                .satisfiesExactly(
                        first ->
                                assertThat(first).contains("\"agent-proposed\"", "\"110136\"", "\"North\"", "\"dana\""),
                        second -> assertThat(second).contains("\"agent-confirmed\"", "\"North\"", "\"eli\""),
                        third -> assertThat(third).contains("\"agent-end-proposed\"", "\"dana\""),
                        fourth -> assertThat(fourth).contains("\"agent-end-dropped\"", "\"eli\""),
                        fifth -> assertThat(fifth).contains("\"agent-end-proposed\""),
                        sixth -> assertThat(sixth).contains("\"agent-end-confirmed\"", "\"action\":\"D\""));
        assertThat(new Ward()
                        .get(Platform.door().as(Platform.tokens().staff()), "AuditEvent/$verify?count=100000")
                        .body())
                .contains("\"holds\",\"valueBoolean\":true");
        Door anna = Platform.door().as(Platform.tokens().patient("x"));
        assertThat(anna.get("/fhir/r4/AuditEvent?_query=administration").body()).doesNotContain("110136");
    }

    /** What was refused changed nothing and is no step. */
    @Test
    void whatIsRefusedIsNoStep() {
        String agent = Ward.fresh("not-recorded");
        Instant start = Instant.now();
        long proposal = AgentRegister.id(AgentRegister.propose(login("dana"), agent, agent, "North"));

        AgentRegister.approve(login("dana"), proposal);
        AgentRegister.propose(login("dana"), agent, agent, "South");

        assertThat(events(start, agent)).hasSize(1);
        AgentRegister.reject(login("dana"), proposal);
    }

    @Test
    void whatSettingsPutOnTheRegisterIsInTheAuditTrail() {
        assertThat(events(Instant.EPOCH, "it"))
                .singleElement()
                .asString()
                .contains("\"agent-set\"", "\"settings\"", "\"Settings\"");
    }

    /** The events about an agent, oldest first, as staff read them. */
    private static List<String> events(Instant from, String agent) {
        Answer list = new Ward()
                .get(
                        Platform.door().as(Platform.tokens().staff()),
                        "AuditEvent?_query=administration&_sort=date&_count=200&date=ge" + from);
        return list.expect(200).entries().stream()
                .map(entry -> entry.getJsonObject("resource").toString())
                .filter(event -> event.contains("\"value\":\"" + agent + "\"") && event.contains("\"110136\""))
                .toList();
    }

    @Test
    void theDatabaseItselfHoldsThatTwoLoginsAgreed() throws SQLException {
        String agent = Ward.fresh("by-one");
        long proposal = AgentRegister.id(AgentRegister.propose(login("dana"), agent, agent, "North"));

        try (Connection connection = Platform.database().pool().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("insert into agent_decision select id, proposed_by, true,"
                            + " proposed_by, proposer, now() from agent_proposal where id = " + proposal))
                    .hasMessageContaining("two_logins");
        }
        assertThat(AgentRegister.reject(login("dana"), proposal).statusCode()).isEqualTo(204);
    }

    @Test
    void aClientSpeaksForOneAgentOnly() {
        String first = Ward.fresh("first");
        AgentRegister.register(first, first, "North");

        assertThat(AgentRegister.propose(login("dana"), Ward.fresh("second"), first, "North")
                        .statusCode())
                .isEqualTo(409);
        assertThat(AgentRegister.propose(login("dana"), "consent-server", "another", "North")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobodyButStaffSeesOrChangesTheRegister() {
        Tokens tokens = Platform.tokens();

        for (String token : List.of(
                tokens.agent(), tokens.registrar(), tokens.patient("x"), tokens.staff("dana", "user/Consent.rs"))) {
            Door door = Platform.door().as(token);
            assertThat(door.get(AgentRegister.PATH).statusCode()).isEqualTo(403);
            assertThat(AgentRegister.propose(door, "a", "b", "c").statusCode()).isEqualTo(403);
        }
        assertThat(Platform.door().get(AgentRegister.PATH).statusCode()).isBetween(401, 403);
    }

    /** The register was asked before the role, so that strangers filled the list of refusals. */
    @Test
    void whoIsNoAgentIsNotOnTheListOfRefusals() {
        assertThat(Platform.door().get(DOOR + "snapshot").statusCode()).isEqualTo(401);
        assertThat(Platform.door()
                        .as(Platform.tokens().registrar())
                        .get(DOOR + "snapshot")
                        .statusCode())
                .isEqualTo(403);

        assertThat(login("dana").get(AgentRegister.PATH).body()).doesNotContain("\"client\":\"unknown\"");
    }

    /** An open proposal as this login reads it. */
    private static String proposal(Door by, long id) {
        return AgentDoor.json(by.get(AgentRegister.PATH)).getJsonArray("proposals").stream()
                .map(Object::toString)
                .filter(each -> each.contains("\"id\":" + id + ","))
                .reduce("", String::concat);
    }

    private static String feed(String agent, String site, String epoch) {
        return DOOR + "feed?after=0&epoch=" + epoch + "&agent=" + agent + "&site=" + site + "&wait=0";
    }

    /** What the register says of refusals of an agent's client. */
    private static String refusals(String agent) {
        return AgentDoor.json(login("dana").get(AgentRegister.PATH)).getJsonArray("refusals").stream()
                .map(Object::toString)
                .filter(refusal -> refusal.contains("\"" + AgentDoor.client(agent) + "\""))
                .reduce("", String::concat);
    }
}
