// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.util.List;
import org.consentry.protocol.FeedEntry;

/** A replica that a test fills by hand in the feed's place. */
public final class KnownReplica {
    private final Replica replica = new Replica();
    private long position;

    /** What the code under test sees. */
    public Replica replica() {
        return replica;
    }

    /** Loads an empty snapshot, heard of at that moment. */
    public void load(Moment heard) {
        replica.publish(ReplicaView.loaded("epoch", 0, Contents.EMPTY).completeAt(heard));
    }

    /** Takes entries as the feed would. */
    public void learn(FeedEntry... entries) {
        position += entries.length;
        replica.publish(replica.view().after(position, List.of(entries)));
    }

    /** Hears from the server at that moment. */
    public void hear(Moment then) {
        replica.publish(replica.view().completeAt(then));
    }

    /** Forgets that the server was ever heard, as after a restart without it. */
    public void growStale() {
        ReplicaView view = replica.view();
        replica.publish(ReplicaView.loaded("epoch", view.position(), view.contents()));
    }

    /** Knows nothing, as before the first snapshot. */
    public void forget() {
        replica.publish(ReplicaView.NOTHING);
    }
}
