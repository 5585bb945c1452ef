// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import java.nio.file.Path;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.Replica;

/**
 * What answering takes.
 *
 * @param replica what is known
 * @param policy what follows from it
 * @param clock when
 * @param journal where the answer is written down first
 * @param folder where a long question is held while it is answered
 */
public record Answerer(
        Replica replica, ExportPolicy policy, AgentClock clock, DisclosureJournal journal, Path folder) {}
