// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

/** Holds the view that is valid now. Any number of readers, one writer: the feed follower. */
public final class Replica {

    private volatile ReplicaView view = ReplicaView.NOTHING;

    /** The view as it is now: one volatile read. */
    public ReplicaView view() {
        return view;
    }

    void publish(ReplicaView next) {
        view = next;
    }
}
