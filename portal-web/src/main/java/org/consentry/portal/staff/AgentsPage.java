// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.agent.AgentRegister;

/**
 * View model of the register of gateways.
 *
 * @param register what the server says, as of now
 * @param form what was typed
 * @param mistakes the fields that cannot be taken
 * @param notice key of a sentence about what was not done
 */
public record AgentsPage(AgentRegister register, AgentForm form, List<Mistake> mistakes, Optional<String> notice)
        implements WithMistakes {

    /** Copies the mistakes. */
    public AgentsPage {
        mistakes = List.copyOf(mistakes);
    }

    /** Whether a change of this gateway waits. */
    public boolean waits(String agent) {
        return register.proposals().stream()
                .anyMatch(proposal -> proposal.agent().equals(agent));
    }
}
