// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.net.InetSocketAddress;
import java.util.List;

/** Decides what becomes of a request for an association. Called by many threads at once. */
@FunctionalInterface
public interface Acceptor {
    Answer answer(AssociateRequest request, InetSocketAddress peer);

    /** Accepted, with what serves the association; or rejected. */
    sealed interface Answer {}

    /**
     * The association is made.
     *
     * @param contexts one answer per proposed context
     * @param session closed in every case, also if the association comes to nothing
     */
    record Accepted(List<ContextAnswer> contexts, Session session) implements Answer {
        public Accepted {
            contexts = List.copyOf(contexts);
        }
    }

    record Rejected(Rejection why) implements Answer {}

    /** Serves one association on the thread that calls it. */
    interface Session extends AutoCloseable {
        /** Returns when the peer has released the association; an exception aborts it. */
        void serve(Association association);

        @Override
        default void close() {}
    }
}
