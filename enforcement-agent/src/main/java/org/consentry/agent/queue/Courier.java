// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.consentry.protocol.RecipientPlace;

/** Brings objects to recipients. A boundary: the network is not the queue's. */
public interface Courier {

    /**
     * Goes to a recipient.
     *
     * @param kinds of what is to be delivered, each once
     * @throws RecipientAwayException if it cannot be reached, or does not want to talk
     */
    Trip open(RecipientPlace place, List<Kind> kinds);

    /** One way to a recipient, for one thread at a time. */
    interface Trip extends AutoCloseable {

        /** Whether the recipient takes things of that kind. */
        boolean takes(Kind kind);

        /**
         * Delivers an object. If reading it fails, the recipient never gets it whole.
         *
         * @param facts what is kept of it: its kind, its SOP Instance UID and who asked for it are told
         * @param dataset its data set
         * @throws IOException what reading the data set threw
         * @throws RecipientAwayException if the recipient went away
         */
        Receipt deliver(WaitingFacts facts, InputStream dataset) throws IOException;

        /**
         * Whether it may be used again: it is open, and the recipient has said nothing unasked. Looked at without
         * waiting.
         */
        boolean isUsable();

        @Override
        void close();
    }

    /**
     * What a recipient answered.
     *
     * @param status its status, such as a DIMSE status
     * @param stored whether it has the object now
     * @param bytes how many bytes left
     */
    record Receipt(int status, boolean stored, long bytes) {}
}
