// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The server's register of the agents that may speak for a PACS.
 *
 * @param agents agents on the register
 * @param proposals changes that wait for a second person
 * @param refusals refused callers, the last first
 */
public record AgentRegister(List<Agent> agents, List<Proposal> proposals, List<Refusal> refusals) {

    /** Copies the lists. */
    public AgentRegister {
        agents = List.copyOf(agents);
        proposals = List.copyOf(proposals);
        refusals = List.copyOf(refusals);
    }

    /**
     * An agent on the register.
     *
     * @param client the login its tokens are made for
     * @param site the place it guards, as patients read it
     * @param proposer who asked for it; empty if it came from the settings
     * @param decider who confirmed it; empty if it came from the settings
     * @param seen when it last reported its position
     */
    public record Agent(
            String id,
            String client,
            String site,
            Optional<Instant> since,
            Optional<String> proposer,
            Optional<String> decider,
            Optional<Instant> seen) {}

    /**
     * A change that waits.
     *
     * @param client the login it shall have; empty if the agent shall be taken off
     * @param site the place it shall guard; empty with the client
     * @param mine whether the caller asked for it
     */
    public record Proposal(
            String id,
            String agent,
            Optional<String> client,
            Optional<String> site,
            String proposer,
            boolean mine,
            Optional<Instant> at) {}

    /**
     * A refused caller with the role of an agent.
     *
     * @param reason why, as the server's code
     */
    public record Refusal(String client, String reason, String times, Optional<Instant> last) {}
}
