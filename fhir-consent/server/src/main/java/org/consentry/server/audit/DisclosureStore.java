// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Owns {@code disclosure_agent} and {@code disclosure_report}: which reports of which agent are here. */
@Singleton
public class DisclosureStore {
    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public DisclosureStore(EntityManager database) {
        this.database = database;
    }

    /** Holds back every other batch of this agent until the transaction ends. */
    void lock(String agent) {
        database.createNativeQuery("insert into disclosure_agent (agent, acknowledged) values (?1, 0)"
                        + " on conflict (agent) do nothing")
                .setParameter(1, agent)
                .executeUpdate();
        database.createNativeQuery("select acknowledged from disclosure_agent where agent = ?1 for update", Long.class)
                .setParameter(1, agent)
                .getSingleResult();
    }

    /** The digest of a report that is here already. */
    Optional<String> digest(String agent, long sequence) {
        List<?> found = database.createNativeQuery(
                        "select digest from disclosure_report where agent = ?1 and sequence = ?2", String.class)
                .setParameter(1, agent)
                .setParameter(2, sequence)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    void insert(String agent, long sequence, String digest, String event, Instant now) {
        database.createNativeQuery("insert into disclosure_report (agent, sequence, digest, event, received_at)"
                        + " values (?1, ?2, ?3, ?4, cast(?5 as timestamptz))")
                .setParameter(1, agent)
                .setParameter(2, sequence)
                .setParameter(3, digest)
                .setParameter(4, event)
                .setParameter(5, now.toString())
                .executeUpdate();
    }

    /** Moves the acknowledged sequence up to the first gap and returns it. */
    long acknowledge(String agent) {
        Number acknowledged = (Number) database.createNativeQuery("""
                        update disclosure_agent a
                           set acknowledged = a.acknowledged
                               + (select count(*) from (select r.sequence, row_number() over (order by r.sequence) as n
                                                          from disclosure_report r
                                                         where r.agent = a.agent and r.sequence > a.acknowledged) later
                                   where later.sequence = a.acknowledged + later.n)
                         where a.agent = ?1
                        returning a.acknowledged
                        """, Long.class)
                .setParameter(1, agent)
                .getSingleResult();
        return acknowledged.longValue();
    }
}
