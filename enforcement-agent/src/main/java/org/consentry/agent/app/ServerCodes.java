// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.IOException;
import java.util.List;
import org.consentry.agent.replica.ServerClient;
import org.consentry.protocol.CodeChange;

/** The consent server's door for codes. */
record ServerCodes(ServerClient server) implements CodeAnswers.Door {
    @Override
    public List<CodeChange> asked() throws IOException, InterruptedException {
        return server.codeChanges();
    }

    @Override
    public void tell(List<CodeChange.Codes> codes) throws IOException, InterruptedException {
        server.tell(codes);
    }
}
