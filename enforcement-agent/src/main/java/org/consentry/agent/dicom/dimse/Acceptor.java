// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.net.InetAddress;
import java.util.List;

/** Decides what becomes of a request for an association. Called by many threads at once. */
@FunctionalInterface
public interface Acceptor {
    Answer answer(AssociateRequest request, CallingPeer caller);

    /** A connection or request was turned away before it was asked about. */
    default void turnedAway(Limit limit, InetAddress peer) {}

    /** Why nobody was asked. */
    enum Limit {
        /** Its address may not call. */
        ADDRESS,
        /** As many connections are open as may be, and none of them is silent. */
        CONNECTIONS,
        /** As many associations are open as may be, in all or of its address. */
        ASSOCIATIONS,
        /** It did not agree with us on TLS, or not in time. */
        TLS
    }

    /** Accepted, with what serves the association; or rejected. */
    sealed interface Answer {}

    /**
     * The association is made.
     *
     * @param contexts one answer per proposed context
     * @param roles the roles that are agreed on; only of those that were proposed
     * @param session closed in every case, also if the association comes to nothing
     */
    record Accepted(List<ContextAnswer> contexts, List<RoleSelection> roles, Session session) implements Answer {
        public Accepted {
            contexts = List.copyOf(contexts);
            roles = List.copyOf(roles);
        }

        /** The requester is the user of everything. */
        public Accepted(List<ContextAnswer> contexts, Session session) {
            this(contexts, List.of(), session);
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
