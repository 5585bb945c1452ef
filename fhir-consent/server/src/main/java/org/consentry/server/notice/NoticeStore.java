// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.notice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentry.server.access.Login;
import org.jspecify.annotations.Nullable;

/** Owns {@code notice} and {@code notice_end}. */
@Singleton
public class NoticeStore {
    /** Most notices that are read at once: the newest. */
    static final int MOST = 200;

    private final EntityManager database;

    /** Takes the transaction's entity manager. */
    @Inject
    public NoticeStore(EntityManager database) {
        this.database = database;
    }

    /** The newest notices, the newest first. */
    @SuppressWarnings("unchecked") // the query names the tuple
    List<WrittenNotice> newest() {
        List<Tuple> rows = database.createNativeQuery(
                        "select n.id, kind, company, cast(from_day as text) as from_day,"
                                + " cast(to_day as text) as to_day, english, spanish, writer, written_at, ended_at"
                                + " from notice n left join notice_end e on e.notice = n.id"
                                + " order by n.id desc limit ?1",
                        Tuple.class)
                .setParameter(1, MOST)
                .getResultList();
        return rows.stream().map(NoticeStore::notice).toList();
    }

    private static WrittenNotice notice(Tuple row) {
        return new WrittenNotice(
                row.get("id", Long.class),
                new NewNotice(
                        NoticeKind.of(row.get("kind", String.class)).orElseThrow(),
                        row.get("company", String.class),
                        LocalDate.parse(row.get("from_day", String.class)),
                        day(row.get("to_day", String.class)),
                        row.get("english", String.class),
                        row.get("spanish", String.class)),
                row.get("writer", String.class),
                row.get("written_at", Instant.class),
                Optional.ofNullable(row.get("ended_at", Instant.class)));
    }

    private static @Nullable LocalDate day(@Nullable String day) {
        return day == null ? null : LocalDate.parse(day);
    }

    /** Keeps a notice; returns its number. */
    long add(NewNotice said, Login by, Instant now) {
        LocalDate to = said.to();
        Number id = (Number) database.createNativeQuery(
                        "insert into notice (kind, company, from_day, to_day, english,"
                                + " spanish, written_by, writer, written_at) values (?1, cast(?2 as text),"
                                + " cast(?3 as date), cast(?4 as date), ?5, ?6, ?7, ?8, cast(?9 as timestamptz)) returning id",
                        Long.class)
                .setParameter(1, said.kind().code())
                .setParameter(2, said.company())
                .setParameter(3, said.from().toString())
                .setParameter(4, to == null ? null : to.toString())
                .setParameter(5, said.english())
                .setParameter(6, said.spanish())
                .setParameter(7, by.subject())
                .setParameter(8, by.name())
                .setParameter(9, now.toString())
                .getSingleResult();
        return id.longValue();
    }

    /** Ends a notice. Returns false, and changes nothing, if there is none or it is over. */
    boolean end(long id, Login by, Instant now) {
        return database.createNativeQuery("insert into notice_end (notice, ended_by, ender, ended_at)"
                                + " select n.id, ?2, ?3, cast(?4 as timestamptz) from notice n where n.id = ?1"
                                + " on conflict do nothing")
                        .setParameter(1, id)
                        .setParameter(2, by.subject())
                        .setParameter(3, by.name())
                        .setParameter(4, now.toString())
                        .executeUpdate()
                == 1;
    }
}
