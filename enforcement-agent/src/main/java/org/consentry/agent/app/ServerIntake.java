// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.IOException;
import java.util.List;
import org.consentry.agent.disclosure.DisclosureIntake;
import org.consentry.agent.disclosure.SequenceConflictException;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.agent.replica.ServerClient;
import org.consentry.protocol.DisclosureReport;

/** The consent server as the door for the journal's reports. */
record ServerIntake(ServerClient server) implements DisclosureIntake {

    @Override
    public long take(List<DisclosureReport> reports) throws IOException, InterruptedException {
        return server.disclose(reports).orElseThrow(SequenceConflictException::new);
    }

    @Override
    public void note(ChainHead link) throws IOException, InterruptedException {
        server.note(link.number(), link.hash());
    }
}
