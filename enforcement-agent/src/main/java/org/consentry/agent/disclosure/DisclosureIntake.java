// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.util.List;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.protocol.DisclosureReport;

/** The consent server's door for reports. */
public interface DisclosureIntake {

    /**
     * Hands over reports; the server counts one that it already has once.
     *
     * @param reports in the order of their sequences; none to ask only what the server has
     * @return the highest sequence up to which the server has every report of this agent, 0 for none
     * @throws SequenceConflictException if the server has another report under one of these numbers
     * @throws IOException if the server cannot be reached or does not take them
     * @throws InterruptedException if the thread is to stop
     */
    long take(List<DisclosureReport> reports) throws IOException, InterruptedException;

    /**
     * Notes a link of the journal's chain where who changes the journal's folder cannot reach it. A door that notes
     * nothing does nothing.
     *
     * @throws IOException if the server cannot be reached or does not take it
     * @throws InterruptedException if the thread is to stop
     */
    default void note(ChainHead link) throws IOException, InterruptedException {}
}
