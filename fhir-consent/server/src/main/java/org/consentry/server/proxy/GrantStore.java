// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.proxy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.server.access.Acting.Power;
import org.consentry.server.access.Login;
import org.consentry.server.proxy.Grant.Ended;

/** Owns {@code proxy_grant} and {@code proxy_end}. Both are only added to, so they are their own history. */
@Singleton
public class GrantStore {
    /** Most grants of one person that are read at once: the newest. */
    private static final int MOST = 100;

    private static final String SELECT = "select g.id as id, patient, proxy, related_person, kind, may_ask, may_choose,"
            + " cast(from_day as text) as from_day, cast(until_day as text) as until_day, paper, enterer, entered_at,"
            + " side, ender, ended_at from proxy_grant g left join proxy_end e on e.proxy_grant = g.id where ";

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public GrantStore(EntityManager database) {
        this.database = database;
    }

    /** Grants to act for one person, the newest first, also those that are over. */
    List<Grant> of(Set<String> records) {
        return grants(database.createNativeQuery(
                        SELECT
                                + "patient = any (string_to_array(cast(?1 as text), ' ')) order by entered_at desc, id limit ?2",
                        Tuple.class)
                .setParameter(1, String.join(" ", records))
                .setParameter(2, MOST));
    }

    /** Grants by which this login may act for others, the newest first, also those that are over. */
    List<Grant> by(String proxy) {
        return grants(
                database.createNativeQuery(SELECT + "proxy = ?1 order by entered_at desc, id limit ?2", Tuple.class)
                        .setParameter(1, proxy)
                        .setParameter(2, MOST));
    }

    /** Grants of exactly these two. */
    List<Grant> between(String proxy, String patient) {
        return grants(database.createNativeQuery(
                        SELECT + "proxy = ?1 and patient = ?2 order by entered_at desc, id limit ?3", Tuple.class)
                .setParameter(1, proxy)
                .setParameter(2, patient)
                .setParameter(3, MOST));
    }

    /** One grant. */
    Optional<Grant> find(String id) {
        return grants(database.createNativeQuery(SELECT + "g.id = ?1", Tuple.class)
                        .setParameter(1, id))
                .stream()
                .findFirst();
    }

    void add(String id, NewGrant said, String relatedPerson, Login by, Instant now) {
        database.createNativeQuery(
                        "insert into proxy_grant (id, patient, proxy, related_person, kind, may_ask,"
                                + " may_choose, from_day, until_day, paper, entered_by, enterer, entered_at) values (?1, ?2, ?3,"
                                + " ?4, ?5, ?6, ?7, cast(?8 as date), cast(?9 as date), ?10, ?11, ?12, cast(?13 as timestamptz))")
                .setParameter(1, id)
                .setParameter(2, said.patient())
                .setParameter(3, said.proxy())
                .setParameter(4, relatedPerson)
                .setParameter(5, said.kind().code())
                .setParameter(6, said.powers().contains(Power.ASK))
                .setParameter(7, said.powers().contains(Power.CHOOSE))
                .setParameter(8, said.from().toString())
                .setParameter(9, said.until().toString())
                .setParameter(10, said.paper())
                .setParameter(11, by.subject())
                .setParameter(12, by.name())
                .setParameter(13, now.toString())
                .executeUpdate();
    }

    /** Ends a grant. Returns false, and changes nothing, if it was ended before. */
    boolean end(Grant grant, String side, Login by, String why, Instant now) {
        return database.createNativeQuery("insert into proxy_end (proxy_grant, side, ended_by, ender, why, ended_at)"
                                + " values (?1, ?2, ?3, ?4, ?5, cast(?6 as timestamptz)) on conflict do nothing")
                        .setParameter(1, grant.id())
                        .setParameter(2, side)
                        .setParameter(3, by.subject())
                        .setParameter(4, by.name())
                        .setParameter(5, why)
                        .setParameter(6, now.toString())
                        .executeUpdate()
                == 1;
    }

    @SuppressWarnings("unchecked") // the queries name the tuple
    private static List<Grant> grants(Query query) {
        return ((List<Tuple>) query.getResultList())
                .stream().map(GrantStore::grant).toList();
    }

    private static Grant grant(Tuple row) {
        Set<Power> powers = EnumSet.of(Power.SEE);
        if (row.get("may_ask", Boolean.class)) {
            powers.add(Power.ASK);
        }
        if (row.get("may_choose", Boolean.class)) {
            powers.add(Power.CHOOSE);
        }
        return new Grant(
                row.get("id", String.class),
                new NewGrant(
                        row.get("patient", String.class),
                        row.get("proxy", String.class),
                        ProxyKind.of(row.get("kind", String.class)).orElseThrow(),
                        powers,
                        LocalDate.parse(row.get("from_day", String.class)),
                        LocalDate.parse(row.get("until_day", String.class)),
                        row.get("paper", String.class)),
                row.get("related_person", String.class),
                row.get("enterer", String.class),
                row.get("entered_at", Instant.class),
                Optional.ofNullable(row.get("side", String.class))
                        .map(side ->
                                new Ended(side, row.get("ender", String.class), row.get("ended_at", Instant.class))));
    }
}
