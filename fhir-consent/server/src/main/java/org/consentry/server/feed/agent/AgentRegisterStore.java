// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed.agent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentry.server.access.Login;
import org.jspecify.annotations.Nullable;

/**
 * Owns {@code agent_registration}, {@code agent_proposal} and {@code agent_decision}: which agents may speak, and who
 * decided it.
 */
@Singleton
public class AgentRegisterStore {
    private static final String OPEN =
            " from agent_proposal p where not exists (select 1 from agent_decision d where d.proposal = p.id)";
    /** Number of the lock by which one transaction at a time changes the register. */
    private static final long REGISTER = 0x6167656e7473L;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public AgentRegisterStore(EntityManager database) {
        this.database = database;
    }

    /**
     * An open proposal.
     *
     * @param id its number
     * @param agent the agent's id
     * @param wanted what shall be on the register; null to end the agent
     * @param by who proposed it
     * @param at when
     */
    record Proposal(long id, String agent, @Nullable RegisteredAgent wanted, Login by, Instant at) {}

    /** Makes everybody else who changes the register wait until the transaction ends. */
    void lock() {
        database.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)", String.class)
                .setParameter(1, REGISTER)
                .getSingleResult();
    }

    /** All agents on the register with what is known about them, a JSON object each. */
    String registered() {
        return json("select r.agent, r.client, r.site, r.since, p.proposer, d.decider, a.position, a.seen_at as seen"
                + " from agent_registration r left join agent_proposal p on p.id = r.proposal"
                + " left join agent_decision d on d.proposal = p.id"
                + " left join feed_agent a on a.agent = r.agent order by r.agent");
    }

    /** The open proposals, a JSON object each; {@code mine} is true if this login made it. */
    String proposed(Login reader) {
        return json(
                "select id, agent, client, site, proposer, proposed_by = ?1 as mine, proposed_at as at" + OPEN
                        + " order by id",
                reader.subject());
    }

    /** Refused callers, a JSON object each, the latest first. */
    String refused() {
        return json("select client, reason, first_at as first, last_at as last, times from agent_refusal"
                + " order by last_at desc limit 200");
    }

    private String json(String query, String... values) {
        var select = database.createNativeQuery(
                "select cast(coalesce(json_agg(json_strip_nulls(row_to_json(q))), '[]') as text) from (" + query
                        + ") q",
                String.class);
        for (int i = 0; i < values.length; i++) {
            select.setParameter(i + 1, values[i]);
        }
        return (String) select.getSingleResult();
    }

    /** Whether an agent has an open proposal. */
    boolean isProposed(String agent) {
        return exists("select 1" + OPEN + " and agent = ?1", agent);
    }

    boolean isRegistered(String agent) {
        return exists("select 1 from agent_registration where agent = ?1", agent);
    }

    /** Whether another agent has this client. */
    boolean isTaken(RegisteredAgent wanted) {
        return exists(
                "select 1 from agent_registration where client = ?1 and agent <> ?2", wanted.client(), wanted.id());
    }

    /** Whether staff have decided on this agent. Settings do not change such an agent. */
    private boolean isDecided(String agent) {
        return exists(
                "select 1 from agent_proposal p join agent_decision d on d.proposal = p.id where d.approved and agent = ?1",
                agent);
    }

    private boolean exists(String query, String... values) {
        var select = database.createNativeQuery(query, Integer.class);
        for (int i = 0; i < values.length; i++) {
            select.setParameter(i + 1, values[i]);
        }
        return !select.getResultList().isEmpty();
    }

    long propose(String agent, @Nullable RegisteredAgent wanted, Login by, Instant now) {
        Number id = (Number) database.createNativeQuery(
                        "insert into agent_proposal (agent, client, site, proposed_by,"
                                + " proposer, proposed_at) values (?1, cast(?2 as text), cast(?3 as text), ?4, ?5,"
                                + " cast(?6 as timestamptz)) returning id",
                        Long.class)
                .setParameter(1, agent)
                .setParameter(2, wanted == null ? null : wanted.client())
                .setParameter(3, wanted == null ? null : wanted.site())
                .setParameter(4, by.subject())
                .setParameter(5, by.name())
                .setParameter(6, now.toString())
                .getSingleResult();
        return id.longValue();
    }

    /** The open proposal with this number. */
    @SuppressWarnings("unchecked") // the query names the tuple
    Optional<Proposal> open(long id) {
        List<Tuple> rows = database.createNativeQuery(
                        "select id, agent, client, site, proposed_by, proposer, proposed_at" + OPEN + " and id = ?1",
                        Tuple.class)
                .setParameter(1, id)
                .getResultList();
        return rows.stream().findFirst().map(AgentRegisterStore::proposal);
    }

    private static Proposal proposal(Tuple row) {
        String agent = row.get("agent", String.class);
        String client = row.get("client", String.class);
        return new Proposal(
                row.get("id", Long.class),
                agent,
                client == null ? null : new RegisteredAgent(agent, client, row.get("site", String.class)),
                new Login(row.get("proposed_by", String.class), row.get("proposer", String.class)),
                row.get("proposed_at", Instant.class));
    }

    /** Closes a proposal. The database refuses an approval by the login that proposed. */
    void decide(Proposal proposal, boolean approved, Login by, Instant now) {
        database.createNativeQuery("insert into agent_decision (proposal, proposed_by, approved, decided_by, decider,"
                        + " decided_at) values (?1, ?6, ?2, ?3, ?4, cast(?5 as timestamptz))")
                .setParameter(1, proposal.id())
                .setParameter(2, approved)
                .setParameter(3, by.subject())
                .setParameter(4, by.name())
                .setParameter(5, now.toString())
                .setParameter(6, proposal.by().subject())
                .executeUpdate();
        RegisteredAgent wanted = proposal.wanted();
        if (approved && wanted == null) {
            database.createNativeQuery("delete from agent_registration where agent = ?1")
                    .setParameter(1, proposal.agent())
                    .executeUpdate();
        } else if (approved && wanted != null) {
            register(wanted, proposal.id(), now);
        }
    }

    /**
     * Registers the agents of the settings in place of those of earlier settings. Agents that staff decided on stay as
     * they are.
     *
     * @return the agents that the register now has otherwise than the settings say
     */
    List<RegisteredAgent> settings(List<RegisteredAgent> agents, Instant now) {
        database.createNativeQuery("delete from agent_registration where proposal is null and not (agent = any (?1))")
                .setParameter(1, agents.stream().map(RegisteredAgent::id).toArray(String[]::new))
                .executeUpdate();
        List<RegisteredAgent> kept = agents.stream()
                .filter(agent -> isDecided(agent.id()) || isTaken(agent))
                .toList();
        agents.stream().filter(agent -> !kept.contains(agent)).forEach(agent -> register(agent, null, now));
        return kept;
    }

    /** Those that are on the register by the settings. */
    @SuppressWarnings("unchecked") // the query names the tuple
    List<RegisteredAgent> ofSettings() {
        List<Tuple> rows = database.createNativeQuery(
                        "select agent, client, site from agent_registration where proposal is null order by agent",
                        Tuple.class)
                .getResultList();
        return rows.stream()
                .map(row -> new RegisteredAgent(
                        row.get("agent", String.class), row.get("client", String.class), row.get("site", String.class)))
                .toList();
    }

    private void register(RegisteredAgent agent, @Nullable Long proposal, Instant now) {
        database.createNativeQuery("insert into agent_registration as r (agent, client, site, since, proposal)"
                        + " values (?1, ?2, ?3, cast(?4 as timestamptz), cast(?5 as bigint)) on conflict (agent)"
                        + " do update set client = excluded.client, site = excluded.site,"
                        + " proposal = excluded.proposal, since = case when r.client = excluded.client"
                        + " and r.site = excluded.site then r.since else excluded.since end")
                .setParameter(1, agent.id())
                .setParameter(2, agent.client())
                .setParameter(3, agent.site())
                .setParameter(4, now.toString())
                .setParameter(5, proposal)
                .executeUpdate();
    }
}
