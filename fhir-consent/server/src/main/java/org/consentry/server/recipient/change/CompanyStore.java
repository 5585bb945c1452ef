// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient.change;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.consentry.server.access.Login;
import org.consentry.server.recipient.change.CompanyChange.Kind;
import org.consentry.server.recipient.change.CompanyChange.Step;
import org.consentry.server.recipient.change.CompanyChange.What;
import org.jspecify.annotations.Nullable;

/**
 * Owns {@code company_change} and {@code company_step}, which only grow. Callers hold the lock of the register, so that
 * nothing is decided twice; the database refuses a second end, and an end by the login that began.
 */
@Singleton
public class CompanyStore {
    private static final String OPEN = " from company_change c where not exists (select 1 from company_step e"
            + " where e.change = c.id and e.step in ('DONE', 'DROPPED'))";
    private static final String READ = "select c.id, c.company, c.kind, c.begun_by, c.beginner, l.id as step,"
            + " l.step as what, l.acted_by, l.actor, l.acted_at, l.why, f.facts, f.base from company_change c"
            + " join lateral (select * from company_step s where s.change = c.id order by s.id desc limit 1) l on true"
            + " left join lateral (select facts, base from company_step s where s.change = c.id and s.step = 'SAVED'"
            + " order by s.id desc limit 1) f on true";

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public CompanyStore(EntityManager database) {
        this.database = database;
    }

    /** All open changes, the oldest first. */
    public List<CompanyChange> open() {
        return changes(READ + " where c.id in (select c.id" + OPEN + ") order by c.id", Map.of());
    }

    /** The open change of a kind of a recipient. There is one at most. */
    public Optional<CompanyChange> open(String company, Kind kind) {
        return changes(
                        READ + " where c.company = ?1 and c.kind = ?2 and c.id in (select c.id" + OPEN + ")",
                        Map.of(1, company, 2, kind.name()))
                .stream()
                .findFirst();
    }

    /** The pause by staff that no resumption has ended. */
    public Optional<CompanyChange> pause(String company) {
        return changes(
                        READ
                                + " where c.company = ?1 and c.kind <> 'FACTS' and l.step = 'DONE' order by l.id desc"
                                + " limit 1",
                        Map.of(1, company))
                .stream()
                .filter(last -> last.kind() == Kind.PAUSE)
                .findFirst();
    }

    /** Who wrote and who published each version that came from here, the number of the version as key. */
    @SuppressWarnings("unchecked") // the query names the tuple
    public Map<Integer, Hands> hands(String company) {
        List<Tuple> rows = database.createNativeQuery(
                        "select s.version, c.beginner, s.actor, c.kind from company_change c"
                                + " join company_step s on s.change = c.id where c.company = ?1 and s.step = 'DONE'",
                        Tuple.class)
                .setParameter(1, company)
                .getResultList();
        Map<Integer, Hands> hands = new TreeMap<>();
        rows.forEach(row -> hands.put(
                row.get("version", Integer.class),
                new Hands(
                        Kind.valueOf(row.get("kind", String.class)),
                        row.get("beginner", String.class),
                        row.get("actor", String.class))));
        return hands;
    }

    /**
     * Who made a version.
     *
     * @param kind what it was about
     * @param writer who began it
     * @param second who published or confirmed it; the same for a pause
     */
    public record Hands(Kind kind, String writer, String second) {}

    /** Begins a change; its first step follows. */
    public long begin(String company, Kind kind, Login by, Instant now) {
        Number id = (Number) database.createNativeQuery(
                        "insert into company_change (company, kind, begun_by, beginner, begun_at)"
                                + " values (?1, ?2, ?3, ?4, cast(?5 as timestamptz)) returning id",
                        Long.class)
                .setParameter(1, company)
                .setParameter(2, kind.name())
                .setParameter(3, by.subject())
                .setParameter(4, by.name())
                .setParameter(5, now.toString())
                .getSingleResult();
        return id.longValue();
    }

    /** Saves the facts of a draft; the number of the step. */
    public long save(long change, String facts, @Nullable Integer base, Login by, Instant now) {
        return step(change, What.SAVED, new Said(facts, base, "", null), by, now);
    }

    /** Writes a step without facts; its number. */
    public long step(long change, What what, String why, Login by, Instant now) {
        return step(change, what, new Said(null, null, why, null), by, now);
    }

    /** Ends a change that is in force by this version of the Organization. */
    public void done(long change, String why, int version, Login by, Instant now) {
        step(change, What.DONE, new Said(null, null, why, version), by, now);
    }

    private record Said(
            @Nullable String facts,
            @Nullable Integer base,
            String why,
            @Nullable Integer version) {}

    private long step(long change, What what, Said said, Login by, Instant now) {
        Number id = (Number) database.createNativeQuery(
                        "insert into company_step (change, kind, begun_by, step, facts,"
                                + " base, why, version, acted_by, actor, acted_at) select c.id, c.kind, c.begun_by, ?2,"
                                + " cast(?3 as text), cast(?4 as integer), ?5, cast(?6 as integer), ?7, ?8,"
                                + " cast(?9 as timestamptz) from company_change c where c.id = ?1 returning id",
                        Long.class)
                .setParameter(1, change)
                .setParameter(2, what.name())
                .setParameter(3, said.facts())
                .setParameter(4, said.base())
                .setParameter(5, said.why())
                .setParameter(6, said.version())
                .setParameter(7, by.subject())
                .setParameter(8, by.name())
                .setParameter(9, now.toString())
                .getSingleResult();
        return id.longValue();
    }

    @SuppressWarnings("unchecked") // the query names the tuple
    private List<CompanyChange> changes(String query, Map<Integer, String> values) {
        var select = database.createNativeQuery(query, Tuple.class);
        values.forEach(select::setParameter);
        List<Tuple> rows = select.getResultList();
        return rows.stream().map(CompanyStore::change).toList();
    }

    private static CompanyChange change(Tuple row) {
        return new CompanyChange(
                row.get("id", Long.class),
                row.get("company", String.class),
                Kind.valueOf(row.get("kind", String.class)),
                new Login(row.get("begun_by", String.class), row.get("beginner", String.class)),
                new Step(
                        row.get("step", Long.class),
                        What.valueOf(row.get("what", String.class)),
                        new Login(row.get("acted_by", String.class), row.get("actor", String.class)),
                        row.get("acted_at", Instant.class),
                        row.get("why", String.class)),
                row.get("facts", String.class),
                row.get("base", Integer.class));
    }
}
