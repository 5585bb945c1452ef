// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.consentry.agent.deidentify.Deidentifier;
import org.consentry.protocol.CodeChange;

/**
 * Sends the server the codes it asks for: old and new codes towards a recipient, of people whose numbers were merged or
 * whose merge ended. Every agent with the same key file gives the same answer. For one thread.
 */
final class CodeAnswers {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger(CodeAnswers.class.getName());

    private final Door door;
    private final Deidentifier deidentifier;
    private boolean failed;

    /** The server's door for codes. */
    interface Door {
        /** What it wants to know. */
        List<CodeChange> asked() throws IOException, InterruptedException;

        /** Sends them. */
        void tell(List<CodeChange.Codes> codes) throws IOException, InterruptedException;
    }

    CodeAnswers(Door door, Deidentifier deidentifier) {
        this.door = door;
        this.deidentifier = deidentifier;
    }

    /**
     * Answers what is asked now.
     *
     * @return how many codes were told
     * @throws InterruptedException if the thread is to stop
     */
    int doWork() throws InterruptedException {
        try {
            List<CodeChange.Codes> codes = door.asked().stream()
                    .map(change -> new CodeChange.Codes(
                            change.id(),
                            deidentifier.code(change.was(), change.recipient()),
                            deidentifier.code(change.now(), change.recipient())))
                    .toList();
            if (!codes.isEmpty()) {
                door.tell(codes);
            }
            failed = false;
            return codes.size();
        } catch (IOException e) {
            LOG.log(failed ? Level.DEBUG : Level.WARNING, "Codes wait for the consent server: {0}", e.getMessage());
            failed = true;
            return 0;
        }
    }

    /** How long to wait before {@link #doWork} is worth calling again. */
    Duration pause() {
        return PAUSE;
    }
}
