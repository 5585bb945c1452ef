// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.agent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads and changes the register of agents at the server's door for staff. */
@Singleton
public class AgentRegisterClient {

    private static final String AGENTS = "agents";
    private static final String PROPOSALS = AGENTS + "/proposals";

    private final FhirClient fhir;

    @Inject
    public AgentRegisterClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** The register as of now. */
    public AgentRegister register(FhirCaller caller) {
        Node answer = Node.of(fhir.readStaff(caller, AGENTS));
        return new AgentRegister(
                each(answer, AGENTS).stream().map(AgentRegisterClient::agent).toList(),
                each(answer, "proposals").stream()
                        .map(AgentRegisterClient::proposal)
                        .toList(),
                each(answer, "refusals").stream()
                        .map(AgentRegisterClient::refusal)
                        .toList());
    }

    /** Proposes an agent with this client and site, new or in place of the present entry. */
    public void propose(FhirCaller caller, String agent, String client, String site) {
        fhir.tellStaff(
                caller,
                PROPOSALS,
                Json.createObjectBuilder()
                        .add("agent", agent)
                        .add("client", client)
                        .add("site", site)
                        .build());
    }

    /** Proposes to remove an agent. */
    public void proposeEnd(FhirCaller caller, String agent) {
        fhir.tellStaff(
                caller,
                PROPOSALS,
                Json.createObjectBuilder().add("agent", agent).build());
    }

    /** Confirms another person's proposal, which takes effect at once. */
    public void approve(FhirCaller caller, String proposal) {
        decide(caller, proposal, "approval");
    }

    /** Rejects a proposal. */
    public void reject(FhirCaller caller, String proposal) {
        decide(caller, proposal, "rejection");
    }

    private void decide(FhirCaller caller, String proposal, String how) {
        fhir.tellStaff(caller, PROPOSALS + "/" + FhirClient.encode(proposal) + "/" + how, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** The elements of a list. A missing list is a failure: an empty page would say that no agent may speak. */
    private static List<Node> each(Node answer, String list) {
        if (answer.at(list).value().getValueType() != JsonValue.ValueType.ARRAY) {
            throw new FhirProblem.Away("an answer about the register of agents cannot be read", false);
        }
        return answer.items(list).toList();
    }

    private static AgentRegister.Agent agent(Node node) {
        return new AgentRegister.Agent(
                node.textOr("agent", ""),
                node.textOr("client", ""),
                node.textOr("site", ""),
                node.instant("since"),
                node.text("proposer"),
                node.text("decider"),
                node.instant("seen"));
    }

    private static AgentRegister.Proposal proposal(Node node) {
        return new AgentRegister.Proposal(
                node.textOr("id", ""),
                node.textOr("agent", ""),
                node.text("client"),
                node.text("site"),
                node.textOr("proposer", ""),
                node.isTrue("mine"),
                node.instant("at"));
    }

    private static AgentRegister.Refusal refusal(Node node) {
        return new AgentRegister.Refusal(
                node.textOr("client", ""), node.textOr("reason", ""), node.textOr("times", ""), node.instant("last"));
    }
}
