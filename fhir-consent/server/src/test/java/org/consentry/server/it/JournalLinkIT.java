// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.consentry.protocol.JournalLink;
import org.consentry.protocol.JournalLinkJson;
import org.junit.jupiter.api.Test;

/** Agents tell links of their journals, and staff read them to check a folder against. */
class JournalLinkIT {
    private static final String DOOR = "/fhir/agent/v1/journal";
    private static final String LIST = "/fhir/staff/v1/journals";

    private final Ward ward = new Ward();

    @Test
    void staffReadTheLastLinkOfEachAgent() {
        String agent = registered("links");

        tell(agent, new JournalLink(agent, 3, "a".repeat(64)));
        tell(agent, new JournalLink(agent, 9, "b".repeat(64)));
        tell(agent, new JournalLink(agent, 9, "b".repeat(64)));

        assertThat(list(agent))
                .contains("\"number\":9", "b".repeat(64), "\"back\":0")
                .doesNotContain("a".repeat(64));
    }

    /** A journal that was cut, or written anew, has a link before one that was told, or another in its place. */
    @Test
    void aJournalThatWentBackIsSeen() {
        String cut = registered("cut");
        tell(cut, new JournalLink(cut, 9, "a".repeat(64)));
        tell(cut, new JournalLink(cut, 4, "b".repeat(64)));
        String other = registered("other-hash");
        tell(other, new JournalLink(other, 9, "a".repeat(64)));
        tell(other, new JournalLink(other, 9, "b".repeat(64)));

        assertThat(list(cut)).contains("\"back\":1", "\"backAt\":\"");
        assertThat(list(other)).contains("\"back\":1");
    }

    @Test
    void anotherAgentAndWhatIsNoLinkAreRefused() {
        String agent = registered("refused");
        Door door = ward.door().as(Platform.tokens().agentOf(AgentDoor.client(agent)));

        assertThat(door.post(DOOR, "application/json", link("somebody-else", 1)).statusCode())
                .isEqualTo(403);
        assertThat(door.post(DOOR, "application/json", link(agent, 0)).statusCode())
                .isEqualTo(400);
        assertThat(door.post(DOOR, "application/json", "{\"agent\":\"" + agent + "\",\"number\":1,\"hash\":\"x\"}")
                        .body())
                .contains("64 hexadecimal digits");
        assertThat(list(agent)).isEmpty();
    }

    @Test
    void onlyStaffReadThem() {
        Tokens tokens = Platform.tokens();
        for (String token : new String[] {tokens.registrar(), tokens.patient("x"), tokens.agent()}) {
            assertThat(ward.door().as(token).get(LIST).statusCode()).isEqualTo(403);
        }
    }

    private String registered(String name) {
        String agent = Ward.fresh(name);
        new AgentDoor(ward.door(), agent);
        return agent;
    }

    private void tell(String agent, JournalLink link) {
        HttpResponse<String> answer = ward.door()
                .as(Platform.tokens().agentOf(AgentDoor.client(agent)))
                .post(DOOR, "application/json", JournalLinkJson.write(link).toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static String link(String agent, long number) {
        return "{\"agent\":\"" + agent + "\",\"number\":" + number + ",\"hash\":\"" + "a".repeat(64) + "\"}";
    }

    /** What the list says of an agent; empty if nothing. */
    private String list(String agent) {
        return AgentDoor.json(ward.staff().get(LIST)).getJsonArray("journals").stream()
                .map(Object::toString)
                .filter(each -> each.contains("\"" + agent + "\""))
                .reduce("", String::concat);
    }
}
