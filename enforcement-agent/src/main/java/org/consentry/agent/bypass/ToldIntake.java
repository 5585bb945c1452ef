// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import java.time.InstantSource;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.disclosure.Sightings;
import org.consentry.agent.replica.Replica;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Sighting;
import org.consentry.protocol.ToldReleases;

/** Takes what export systems tell that they have sent. Safe for several threads. */
public final class ToldIntake {
    private static final int LONGEST_NAME = 100;

    private final Replica replica;
    private final Sightings sightings;
    private final InstantSource time;

    /** Takes it into the journal. */
    public ToldIntake(Replica replica, Sightings sightings, InstantSource time) {
        this.replica = replica;
        this.sightings = sightings;
        this.time = time;
    }

    /**
     * Takes a message whole or not at all; it is on disk when this returns.
     *
     * @param client who tells
     * @return how many releases it has
     * @throws org.consentry.protocol.MalformedMessageException if it is not a good one
     * @throws org.consentry.agent.disclosure.JournalUnavailableException if the disk cannot take it now
     */
    public int take(String message, String client) {
        ToldReleases told = ToldReleases.read(message, time.instant());
        ReplicaView view = replica.view();
        ReleaseOrigin origin = new ReleaseOrigin(
                told.recipient(),
                told.purpose(),
                view.recipient(told.recipient())
                        .map(RegisteredRecipient::country)
                        .orElse(""),
                new Sighting(Sighting.Source.TOLD, Destination.line(client, LONGEST_NAME), told.destination()));
        told.releases()
                .forEach(release -> sightings.take(
                        origin,
                        release.at(),
                        null,
                        release.study(),
                        release.instances(),
                        new Ground(view.position(), "", release.decision() == null ? "" : release.decision())));
        sightings.force();
        return told.releases().size();
    }
}
