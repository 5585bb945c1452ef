// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.opening;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.server.access.Login;
import org.jspecify.annotations.Nullable;

/** Owns {@code record_opening} and {@code record_opening_end}. Both are only added to. */
@Singleton
public class OpeningStore {
    /** Most requests that are read at once: the newest. */
    private static final int MOST = 100;

    private static final String SELECT =
            "select o.id as id, patient, o.asked_by as asked_by, asker, o.reason as reason,"
                    + " asked_at, ender, ended_at, until from record_opening o left join record_opening_end e on e.opening = o.id"
                    + " where ";

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public OpeningStore(EntityManager database) {
        this.database = database;
    }

    void add(RecordOpening asked) {
        database.createNativeQuery("insert into record_opening (id, patient, asked_by, asker, reason, asked_at)"
                        + " values (?1, ?2, ?3, ?4, ?5, cast(?6 as timestamptz))")
                .setParameter(1, asked.id())
                .setParameter(2, asked.patient())
                .setParameter(3, asked.by().subject())
                .setParameter(4, asked.by().name())
                .setParameter(5, asked.reason())
                .setParameter(6, asked.at().toString())
                .executeUpdate();
    }

    /** Ends a request. Returns false, and changes nothing, if it was ended before. */
    boolean end(RecordOpening asked, Login by, String reason, Instant now, @Nullable Instant until) {
        return database.createNativeQuery("insert into record_opening_end (opening, asked_by, outcome, ended_by, ender,"
                                + " reason, ended_at, until) values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as timestamptz),"
                                + " cast(nullif(?8, '') as timestamptz)) on conflict do nothing")
                        .setParameter(1, asked.id())
                        .setParameter(2, asked.by().subject())
                        .setParameter(3, until == null ? "REFUSED" : "OPENED")
                        .setParameter(4, by.subject())
                        .setParameter(5, by.name())
                        .setParameter(6, reason)
                        .setParameter(7, now.toString())
                        .setParameter(8, until == null ? "" : until.toString())
                        .executeUpdate()
                == 1;
    }

    /** Requests since a time, the newest first. */
    List<RecordOpening> since(Instant from) {
        return openings(database.createNativeQuery(
                        SELECT + "asked_at > cast(?1 as timestamptz) order by asked_at desc, o.id limit ?2",
                        Tuple.class)
                .setParameter(1, from.toString())
                .setParameter(2, MOST));
    }

    Optional<RecordOpening> find(String id) {
        return openings(database.createNativeQuery(SELECT + "o.id = ?1", Tuple.class)
                        .setParameter(1, id))
                .stream()
                .findFirst();
    }

    /** Records that two people have opened to this login and that are open at this time. */
    @SuppressWarnings("unchecked") // the query names one text
    Set<String> openTo(String login, Instant now) {
        List<String> open = database.createNativeQuery("select distinct patient from record_opening o"
                        + " join record_opening_end e on e.opening = o.id where o.asked_by = ?1"
                        + " and asked_at > cast(?2 as timestamptz) and until > cast(?3 as timestamptz)")
                .setParameter(1, login)
                .setParameter(
                        2,
                        now.minus(RecordOpening.WAITS).minus(RecordOpening.OPEN).toString())
                .setParameter(3, now.toString())
                .getResultList();
        return Set.copyOf(open);
    }

    @SuppressWarnings("unchecked") // the queries name the tuple
    private static List<RecordOpening> openings(Query query) {
        return ((List<Tuple>) query.getResultList())
                .stream().map(OpeningStore::opening).collect(Collectors.toUnmodifiableList());
    }

    private static RecordOpening opening(Tuple row) {
        return new RecordOpening(
                row.get("id", String.class),
                row.get("patient", String.class),
                new Login(row.get("asked_by", String.class), row.get("asker", String.class)),
                row.get("reason", String.class),
                row.get("asked_at", Instant.class),
                Optional.ofNullable(row.get("ender", String.class))
                        .map(ender -> new RecordOpening.End(
                                ender,
                                row.get("ended_at", Instant.class),
                                Optional.ofNullable(row.get("until", Instant.class)))));
    }
}
