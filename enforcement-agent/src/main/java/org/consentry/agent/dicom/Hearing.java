// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.consentry.agent.dicom.dimse.AeTitle;

/** Knows when each sender that may come was heard last, so that somebody notices one that has gone silent. */
public final class Hearing {
    private final InstantSource clock;
    private final Map<AeTitle, Instant> last = new ConcurrentHashMap<>();

    Hearing(Collection<Entrance> entrances, InstantSource clock) {
        this.clock = clock;
        Instant now = clock.instant();
        entrances.forEach(entrance -> entrance.senders().forEach(title -> last.put(title, now)));
    }

    /** Notes that an association of this sender was taken. */
    void heard(AeTitle sender) {
        last.put(sender, clock.instant());
    }

    /** The calling AE titles that may come. */
    public Set<String> senders() {
        return last.keySet().stream().map(AeTitle::value).collect(Collectors.toSet());
    }

    /** How long this sender has been silent; since the start if it was never heard. */
    public Duration silence(String sender) {
        Instant heard = last.getOrDefault(new AeTitle(sender), clock.instant());
        return Duration.between(heard, clock.instant());
    }
}
