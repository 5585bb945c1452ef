// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Owns {@code feed_agent} and {@code feed_acknowledgement}: which agent has which position, and since when. */
@Singleton
public class AgentStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public AgentStore(EntityManager database) {
        this.database = database;
    }

    /** Notes that an agent has everything up to a position. */
    void acknowledge(String agent, String site, long position, Instant now) {
        database.createNativeQuery("insert into feed_agent (agent, site, position, seen_at)"
                        + " values (?1, ?2, ?3, cast(?4 as timestamptz)) on conflict (agent) do update"
                        + " set site = excluded.site, position = excluded.position, seen_at = excluded.seen_at")
                .setParameter(1, agent)
                .setParameter(2, site)
                .setParameter(3, position)
                .setParameter(4, now.toString())
                .executeUpdate();
        database.createNativeQuery("insert into feed_acknowledgement (agent, position, acknowledged_at)"
                        + " values (?1, ?2, cast(?3 as timestamptz)) on conflict do nothing")
                .setParameter(1, agent)
                .setParameter(2, position)
                .setParameter(3, now.toString())
                .executeUpdate();
    }
}
