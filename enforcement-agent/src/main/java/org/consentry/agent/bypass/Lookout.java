// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import java.time.Instant;
import java.time.InstantSource;
import org.consentry.agent.disclosure.Ground;
import org.consentry.agent.disclosure.ReleaseOrigin;
import org.consentry.agent.disclosure.Sightings;
import org.consentry.agent.replica.Replica;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * Takes what an archive's record says it sent into the journal, but for what stayed inside. Safe for several threads.
 */
public final class Lookout {
    private final Replica replica;
    private final Sightings sightings;
    private final InstantSource time;
    private final Sight sight;

    /**
     * What an administrator has said of the archive.
     *
     * @param authority who issued a PatientID of the archive
     * @param inside the places that are no way out
     */
    public record Sight(String authority, Inside inside) {}

    /** Looks with these. */
    public Lookout(Replica replica, Sightings sightings, InstantSource time, Sight sight) {
        this.replica = replica;
        this.sightings = sightings;
        this.time = time;
        this.sight = sight;
    }

    /** Whether it knows who is at the end of a way: not before the register was loaded. */
    boolean isReady() {
        return replica.view().regimes().isPresent();
    }

    /**
     * Takes one; call {@link #force} before the record counts as read.
     *
     * @param by whose record it is
     * @return whether it left
     * @throws org.consentry.agent.disclosure.JournalUnavailableException if the disk cannot take it now
     */
    public boolean take(Sighting.Source source, String by, Sighted sighted) {
        if (sight.inside().has(sighted.destination())) {
            return false;
        }
        ReplicaView view = replica.view();
        Towards towards = Towards.of(view, sighted.destination());
        Instant now = time.instant();
        sightings.take(
                new ReleaseOrigin(
                        towards.recipient(),
                        towards.purpose(),
                        towards.country(),
                        new Sighting(source, by, sighted.destination().text())),
                sighted.at().isAfter(now) ? now : sighted.at(),
                patient(view, sighted),
                sighted.study(),
                sighted.instances(),
                new Ground(view.position(), "", ""));
        return true;
    }

    /**
     * Whose a study is that nobody has registered. Of one that is registered, only the register counts: the record says
     * nothing of who issued its number.
     */
    private @Nullable PatientId patient(ReplicaView view, Sighted sighted) {
        StudyUid study = sighted.study();
        boolean registered = study != null && view.study(study).isPresent();
        return registered || sighted.patientId().isBlank()
                ? null
                : new PatientId(sight.authority(), sighted.patientId().strip());
    }

    /**
     * Returns once everything taken so far is on disk.
     *
     * @throws org.consentry.agent.disclosure.JournalUnavailableException if the disk cannot take it now
     */
    public void force() {
        sightings.force();
    }
}
