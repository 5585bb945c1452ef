// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpResponse;

/** The register of agents as staff use it. */
final class AgentRegister {
    static final String PATH = "/fhir/staff/v1/agents";

    private AgentRegister() {}

    /** One login of staff. */
    static Door login(String account) {
        return Platform.door().as(Platform.tokens().staff(account, "openid"));
    }

    /** One login proposes, another approves. */
    static void register(String agent, String client, String site) {
        long id = id(propose(login("dana"), agent, client, site));
        HttpResponse<String> approved = approve(login("eli"), id);
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(204);
    }

    static HttpResponse<String> propose(Door by, String agent, String client, String site) {
        return by.post(
                PATH + "/proposals",
                "application/json",
                Json.createObjectBuilder()
                        .add("agent", agent)
                        .add("client", client)
                        .add("site", site)
                        .build()
                        .toString());
    }

    static HttpResponse<String> end(Door by, String agent) {
        return by.post(PATH + "/proposals", "application/json", "{\"agent\":\"" + agent + "\"}");
    }

    static HttpResponse<String> approve(Door by, long id) {
        return by.send("POST", PATH + "/proposals/" + id + "/approval", "");
    }

    static HttpResponse<String> reject(Door by, long id) {
        return by.send("POST", PATH + "/proposals/" + id + "/rejection", "");
    }

    static long id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return AgentDoor.json(answer).getJsonNumber("id").longValue();
    }
}
