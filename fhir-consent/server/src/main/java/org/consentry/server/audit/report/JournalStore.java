// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.report;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.consentry.protocol.JournalLink;

/** Owns {@code agent_journal}: the links of agents' journals, in the order in which they were told. */
@Singleton
public class JournalStore {
    /** A link that is not beyond the one before it, unless it is the same: the journal began anew or went back. */
    private static final String LINKS = """
            select cast(coalesce(json_agg(row_to_json(q) order by q.agent), '[]') as text) from (
              select agent,
                     (array_agg(number order by id desc))[1] as number,
                     (array_agg(hash order by id desc))[1] as hash,
                     max(told_at) as at,
                     count(*) filter (where number <= before and not (number = before and hash = same)) as back,
                     max(told_at) filter (where number <= before and not (number = before and hash = same)) as "backAt"
                from (select id, agent, number, hash, told_at,
                             lag(number) over (partition by agent order by id) as before,
                             lag(hash) over (partition by agent order by id) as same
                        from agent_journal) told
               group by agent) q
            """;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public JournalStore(EntityManager database) {
        this.database = database;
    }

    void note(JournalLink link, Instant now) {
        database.createNativeQuery("insert into agent_journal (agent, number, hash, told_at)"
                        + " values (?1, ?2, ?3, cast(?4 as timestamptz))")
                .setParameter(1, link.agent())
                .setParameter(2, link.number())
                .setParameter(3, link.hash())
                .setParameter(4, now.toString())
                .executeUpdate();
    }

    /**
     * For each agent a JSON object: {@code number} and {@code hash} of the last link, {@code at} when it was told,
     * {@code back} how often a link was not beyond the one before it, {@code backAt} when last, or null.
     */
    String links() {
        return (String) database.createNativeQuery(LINKS, String.class).getSingleResult();
    }
}
