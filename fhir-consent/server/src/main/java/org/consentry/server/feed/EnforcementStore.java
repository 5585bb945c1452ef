// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Finds the sites at which a change is in force. It only reads the tables of the feed. */
@Singleton
public class EnforcementStore {
    /** A site that was silent for longer is no longer counted. */
    private static final Duration KNOWN = Duration.ofHours(24);

    private final EntityManager database;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public EnforcementStore(EntityManager database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The position of the last entry with this cause; empty if there is none. */
    public OptionalLong position(String cause) {
        Object last = database.createNativeQuery("select max(position) from feed_entry where cause = ?1", Long.class)
                .setParameter(1, cause)
                .getSingleResult();
        return last == null ? OptionalLong.empty() : OptionalLong.of(((Number) last).longValue());
    }

    /** The agents that reported recently, by name of site, each with the time since when it has had this position. */
    @SuppressWarnings("unchecked") // the query names the tuple
    public List<Site> sites(long position) {
        List<Tuple> rows = database.createNativeQuery(
                        "select a.site as site, (select min(k.acknowledged_at) from feed_acknowledgement k"
                                + " where k.agent = a.agent and k.position >= ?1 and a.position >= ?1) as since"
                                + " from feed_agent a where a.seen_at >= ?2 order by a.site, a.agent",
                        Tuple.class)
                .setParameter(1, position)
                .setParameter(2, clock.instant().minus(KNOWN))
                .getResultList();
        return rows.stream()
                .map(row -> new Site(row.get("site", String.class), row.get("since", Instant.class)))
                .toList();
    }

    /**
     * One agent.
     *
     * @param name its site, as patients see it
     * @param at when it first had the change, or null while it waits
     */
    public record Site(String name, @Nullable Instant at) {
        /** Since when the change is in force there; empty while the site waits. */
        public Optional<Instant> since() {
            return Optional.ofNullable(at);
        }
    }
}
